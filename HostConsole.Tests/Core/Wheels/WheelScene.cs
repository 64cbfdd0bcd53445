using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Wheels;
using static HostConsole.Core.Wheels.WheelCommand;

namespace HostConsole.Tests.Wheels;

/// <summary>Wheels with a clock of their own: commands are decided and, when accepted, applied.</summary>
internal sealed class WheelScene
{
    public const string Seed = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    public static readonly WheelId Mugs = new(Guid.Parse("018f0000-0000-7000-9000-000000000001"));

    public WheelState State { get; } = new();
    public List<(WheelFact Fact, DateTimeOffset At)> Log { get; } = [];
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 19, 0, 0, TimeSpan.Zero);
    public WheelView View => State.View()[0];

    /// <summary>Why somebody may not win.</summary>
    public Func<ViewerId, string?>? Barred { get; set; }

    public Moment Moment => new SceneMoment(this);

    public static OpenWheel Open(WheelMode mode = WheelMode.Each, params WheelSegment[] segments) =>
        new(Mugs, "Mug wheel", "One spin a person. No purchase necessary.", mode, null,
            segments.Length > 0 ? segments : [new("Mug", 1, 1), new("Sticker", 3, 5), new("A smile", 1, null, true)], false, null, Seed);

    public static SpinId SpinNo(int i) => new(Guid.Parse($"018f0000-0000-7000-b000-{i:x12}"));
    public static EntryId Entry(int i) => new(Guid.Parse($"018f0000-0000-7000-8000-{i:x12}"));
    public static ViewerId Viewer(int i) => new(Guid.Parse($"018f0000-0000-7000-a000-{i:x12}"));
    public static SpinWheel Spin(int i) => new(Mugs, SpinNo(i), Viewer(i));
    public static EnterWheel Enter(int i) => new(Mugs, Entry(i), Viewer(i));
    public static SpinForRoom SpinRoom(int i) => new(Mugs, SpinNo(i));

    public Outcome Try(WheelCommand command)
    {
        var outcome = WheelRules.Decide(State, command, Moment);
        if (outcome is Outcome.Accepted accepted) Apply(accepted.Facts.Cast<WheelFact>());
        return outcome;
    }

    public Outcome.Accepted Do(WheelCommand command) => Assert.IsType<Outcome.Accepted>(Try(command));

    /// <summary>What a spin has won.</summary>
    public string Wins(WheelCommand spin) => Do(spin).Facts.OfType<WheelFact.WheelSpun>().Single().Label;

    public void Tick(TimeSpan time)
    {
        Now += time;
        Apply([.. WheelRules.Due(State, Now)]);
    }

    public void Refused(WheelCommand command, string slug)
    {
        var before = Snapshot(State);
        var rejected = Assert.IsType<Outcome.Rejected>(WheelRules.Decide(State, command, Moment));
        Assert.Equal((RejectionKind.Conflict, slug), (rejected.Kind, rejected.Slug));
        Assert.EndsWith(".", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(State));
    }

    public void Invalid(WheelCommand command, string field)
    {
        var rejected = Assert.IsType<Outcome.Rejected>(WheelRules.Decide(State, command, Moment));
        Assert.Equal((RejectionKind.Invalid, field), (rejected.Kind, rejected.Field));
    }

    /// <summary>Everything that leaves the state, as JSON.</summary>
    public static string Snapshot(WheelState state) =>
        JsonSerializer.Serialize(state.View().Select(v => new { View = v, Record = WheelRecord.Of(v) }), Json.Options);

    public string Record() => JsonSerializer.Serialize(WheelRecord.Of(View), Json.Options);

    private void Apply(IEnumerable<WheelFact> facts)
    {
        foreach (var fact in facts)
        {
            Log.Add((fact, Now));
            WheelRules.Apply(State, fact, Now);
        }
    }

    private sealed class SceneMoment(WheelScene scene) : Moment(scene.Now)
    {
        public override string? Barred(ViewerId viewer) => scene.Barred?.Invoke(viewer);
    }
}
