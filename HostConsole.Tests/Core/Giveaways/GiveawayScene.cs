using System.Text.Json;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Tests.Giveaways;

/// <summary>A giveaway with a clock of its own: commands are decided and, when accepted, applied.</summary>
internal sealed class GiveawayScene
{
    public const string Seed = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    public static readonly GiveawayId Tote = new(Guid.Parse("018f0000-0000-7000-9000-000000000001"));

    public Core.Giveaways.GiveawayState State { get; } = new();
    public List<(GiveawayFact Fact, DateTimeOffset At)> Log { get; } = [];
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 19, 0, 0, TimeSpan.Zero);
    public GiveawayView View => State.View()[0];

    /// <summary>Why somebody may not win.</summary>
    public Func<ViewerId, string?>? Barred { get; set; }

    /// <summary>Who is not there.</summary>
    public HashSet<ViewerId> Away { get; } = [];

    /// <summary>Who has bought in the show.</summary>
    public HashSet<ViewerId> Buyers { get; } = [];

    /// <summary>How many friends somebody brought.</summary>
    public Dictionary<ViewerId, int> Friends { get; } = [];

    /// <summary>Who came from which address.</summary>
    public Dictionary<string, IReadOnlyList<ViewerId>> At { get; } = [];

    /// <summary>Who is in gold; nobody else is in a tier.</summary>
    public HashSet<ViewerId> Gold { get; } = [];

    public Moment Moment => new SceneMoment(this);

    public static OpenGiveaway Open(int winners = 1, int reserves = 0, int? claimHours = null) =>
        new(Tote, "Tote bag", "One canvas tote", "One entry a person. Winner told here.", null, EntryMode.Open, null,
            winners, reserves, claimHours, null, Seed);

    public static EntryId Entry(int i) => new(Guid.Parse($"018f0000-0000-7000-8000-{i:x12}"));
    public static ViewerId Viewer(int i) => new(Guid.Parse($"018f0000-0000-7000-a000-{i:x12}"));

    public static EnterGiveaway Enter(int i, EntryRoute route = EntryRoute.Button) => new(Tote, Entry(i), Viewer(i), route);

    /// <summary>A drawn giveaway of ten entries; with this seed they are drawn in the order 8 6 1 9 5 4 3 10 2 7.</summary>
    public static GiveawayScene Drawn(int winners = 2, int reserves = 2, int? claimHours = 24, int entries = 10)
    {
        var scene = Closed(winners, reserves, claimHours, entries);
        scene.Do(new DrawWinners(Tote));
        return scene;
    }

    public static GiveawayScene Closed(int winners = 2, int reserves = 2, int? claimHours = 24, int entries = 10)
    {
        var scene = new GiveawayScene();
        scene.Do(Open(winners, reserves, claimHours));
        for (var i = 1; i <= entries; i++) scene.Do(Enter(i));
        scene.Do(new CloseGiveaway(Tote));
        return scene;
    }

    public Outcome Try(GiveawayCommand command)
    {
        var outcome = GiveawayRules.Decide(State, command, Moment);
        if (outcome is Outcome.Accepted accepted) Apply(accepted.Facts.Cast<GiveawayFact>());
        return outcome;
    }

    public Outcome.Accepted Do(GiveawayCommand command) => Assert.IsType<Outcome.Accepted>(Try(command));

    public IReadOnlyList<GiveawayFact> Tick(TimeSpan time)
    {
        Now += time;
        var due = GiveawayRules.Due(State, Moment);
        Apply(due);
        return due;
    }

    public void Refused(GiveawayCommand command, string slug)
    {
        var before = Snapshot(State);
        var rejected = Assert.IsType<Outcome.Rejected>(GiveawayRules.Decide(State, command, Moment));
        Assert.Equal((RejectionKind.Conflict, slug), (rejected.Kind, rejected.Slug));
        Assert.EndsWith(".", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(State));
    }

    public void Invalid(GiveawayCommand command, string field)
    {
        var rejected = Assert.IsType<Outcome.Rejected>(GiveawayRules.Decide(State, command, Moment));
        Assert.Equal((RejectionKind.Invalid, field), (rejected.Kind, rejected.Field));
    }

    /// <summary>Everything that leaves the state, as JSON.</summary>
    public static string Snapshot(Core.Giveaways.GiveawayState state) =>
        JsonSerializer.Serialize(state.View()
            .Select(v => new { View = v, Entries = state.Entries(v.Id).ToArray(), Record = GiveawayRecord.Of(v) }),
            Json.Options);

    public string Record() => JsonSerializer.Serialize(GiveawayRecord.Of(View), Json.Options);

    private sealed class SceneMoment(GiveawayScene scene) : Moment(scene.Now)
    {
        public override bool IsBuyer(ViewerId viewer) => scene.Buyers.Contains(viewer);
        public override Purchase? Paid(ViewerId buyer, int since) =>
            scene.Buyers.Contains(buyer) ? new("shop:1", buyer.Value) : null;
        public override IReadOnlyList<ViewerId> ViewersAt(string? address) => scene.At.GetValueOrDefault(address ?? "") ?? [];
        public override int Friends(ViewerId viewer) => scene.Friends.GetValueOrDefault(viewer);
        public override string? TierOf(ViewerId viewer) => scene.Gold.Contains(viewer) ? "Gold" : null;
        public override Attendance Presence(ViewerId viewer) => new(!scene.Away.Contains(viewer), TimeSpan.Zero, TimeSpan.Zero);
        public override string? Barred(ViewerId viewer) => scene.Barred?.Invoke(viewer);
    }

    private void Apply(IEnumerable<GiveawayFact> facts)
    {
        foreach (var fact in facts)
        {
            Log.Add((fact, Now));
            GiveawayRules.Apply(State, fact, Now);
        }
    }
}
