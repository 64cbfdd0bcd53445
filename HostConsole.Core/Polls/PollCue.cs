using HostConsole.Core.Kernel;

namespace HostConsole.Core.Polls;

[CueKind("poll")]
public sealed record PollCue(
    CueId Id, string Question, IReadOnlyList<string> Options, bool HideTally, bool AllowChange, int? Seconds) : Cue(Id)
{
    public override string Label => Question;

    public override OpenPoll Command(Guid id, string seed) =>
        new(new(id), Question, Options, HideTally, AllowChange, Seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    public override Outcome.Rejected? Check() =>
        PollRules.Decide(new(), Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
