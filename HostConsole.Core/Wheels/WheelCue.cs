using HostConsole.Core.Kernel;

namespace HostConsole.Core.Wheels;

[CueKind("wheel")]
public sealed record WheelCue(
    CueId Id, string Title, string Rules, WheelMode Mode, string? Keyword, IReadOnlyList<WheelSegment> Segments,
    bool RemoveAfterWin, int? Seconds) : Cue(Id)
{
    private static readonly string NoSeed = new('0', 64);

    public override string Label => Title;

    public override WheelCommand.OpenWheel Command(Guid id, string seed) => new(
        new(id), Title, Rules, Mode, Keyword, Segments, RemoveAfterWin, Seconds is { } s ? TimeSpan.FromSeconds(s) : null, seed);

    public override Outcome.Rejected? Check() =>
        WheelRules.Decide(new(), Command(default, NoSeed), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
