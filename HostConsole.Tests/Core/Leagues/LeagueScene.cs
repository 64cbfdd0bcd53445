using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using static HostConsole.Core.Leagues.LeagueCommand;

namespace HostConsole.Tests.Leagues;

/// <summary>A league with a clock of its own: commands are decided and, when accepted, applied.</summary>
internal sealed class LeagueScene
{
    public const string Seed = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    public static readonly LeagueId Cup = new(Guid.Parse("018f0000-0000-7000-9000-000000000001"));

    public LeagueState State { get; } = new();
    public List<(LeagueFact Fact, DateTimeOffset At)> Log { get; } = [];
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 19, 0, 0, TimeSpan.Zero);
    public HashSet<ViewerId> Banned { get; } = [];
    public LeagueView View => State.View()[0];

    public static OpenLeague Open(int size = 8, int bestOf = 3, int seconds = 10) =>
        new(Cup, "Tap cup", "Free to join. The winner is told here.", size, bestOf, seconds, Seed);

    public static EntryId Entry(int i) => new(Guid.Parse($"018f0000-0000-7000-8000-{i:x12}"));
    public static ViewerId Viewer(int i) => new(Guid.Parse($"018f0000-0000-7000-a000-{i:x12}"));
    public static JoinLeague Join(int i) => new(Cup, Entry(i), Viewer(i));

    /// <summary>A league of so many players, started, in the countdown of its first games.</summary>
    public static LeagueScene Started(int players = 2, int bestOf = 3, int seconds = 10, string seed = Seed)
    {
        var scene = new LeagueScene();
        scene.Do(Open(Math.Max(2, players), bestOf, seconds) with { Seed = seed });
        for (var i = 1; i <= players; i++) scene.Do(Join(i));
        scene.Do(new StartLeague(Cup));
        return scene;
    }

    public MatchView Match(int number = 0) => View.Rounds.SelectMany(r => r.Matches).ElementAt(number);
    public ViewerId Side(int side, int match = 0) => Match(match).Players[side].Viewer;

    public Tap Tap(int side, int count = 1, int match = 0) => new(Cup, Match(match).Id, Side(side, match), count);

    /// <summary>Plays the game that counts down: so many taps of each side in its first second, then its end.</summary>
    public IReadOnlyList<LeagueFact> Play(int first, int second, int match = 0)
    {
        Now = Match(match).StartsAt!.Value;
        if (first > 0) Do(Tap(0, first, match));
        if (second > 0) Do(Tap(1, second, match));
        Now = Match(match).EndsAt!.Value;
        return Tick(TimeSpan.FromSeconds(0.5));
    }

    public Outcome Try(LeagueCommand command)
    {
        var outcome = LeagueRules.Decide(State, command, Moment);
        if (outcome is Outcome.Accepted accepted) Apply(accepted.Facts.Cast<LeagueFact>());
        return outcome;
    }

    public Outcome.Accepted Do(LeagueCommand command) => Assert.IsType<Outcome.Accepted>(Try(command));

    public IReadOnlyList<LeagueFact> Tick(TimeSpan time)
    {
        Now += time;
        LeagueFact[] due = [.. LeagueRules.Due(State, Moment)];
        Apply(due);
        return due;
    }

    /// <summary>Lets the clock come to the next thing that is due.</summary>
    public bool Next()
    {
        if (LeagueRules.NextDue(State) is not { } due) return false;
        if (due > Now) Now = due;
        Assert.NotEmpty(Tick(TimeSpan.Zero));
        return true;
    }

    public void Refused(LeagueCommand command, string slug)
    {
        var before = Snapshot(State);
        var rejected = Assert.IsType<Outcome.Rejected>(LeagueRules.Decide(State, command, Moment));
        Assert.Equal((RejectionKind.Conflict, slug), (rejected.Kind, rejected.Slug));
        Assert.EndsWith(".", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(State));
    }

    public void Invalid(LeagueCommand command, string field)
    {
        var rejected = Assert.IsType<Outcome.Rejected>(LeagueRules.Decide(State, command, Moment));
        Assert.Equal((RejectionKind.Invalid, field), (rejected.Kind, rejected.Field));
    }

    /// <summary>Everything that leaves the state, as JSON.</summary>
    public static string Snapshot(LeagueState state) =>
        JsonSerializer.Serialize(state.View().Select(v => new { View = v, Record = LeagueRecord.Of(v) }), Json.Options);

    public string Record() => JsonSerializer.Serialize(LeagueRecord.Of(View), Json.Options);

    public Moment Moment => new SceneMoment(this);

    private sealed class SceneMoment(LeagueScene scene) : Moment(scene.Now)
    {
        public override bool IsBanned(ViewerId viewer) => scene.Banned.Contains(viewer);
        public override string? Barred(ViewerId viewer) => scene.Banned.Contains(viewer) ? "Excluded from the show." : null;
    }

    private void Apply(IEnumerable<LeagueFact> facts)
    {
        foreach (var fact in facts.ToArray())
        {
            Log.Add((fact, Now));
            LeagueRules.Apply(State, fact, Now);
        }
    }
}
