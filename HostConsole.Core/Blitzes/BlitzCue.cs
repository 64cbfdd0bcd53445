using HostConsole.Core.Kernel;

namespace HostConsole.Core.Blitzes;

/// <param name="What">What it opens each time; its code, if it has one, is kept out of the public log.</param>
[CueKind("blitz")]
public sealed record BlitzCue(CueId Id, string Title, Cue What, BlitzSchedule Schedule, int? Times) : Cue(Id), IInMoney
{
    public override string Label => Title;
    Currency? IInMoney.MoneyIn => (What as IInMoney)?.MoneyIn;
    string IInMoney.MoneyField => (What as IInMoney)?.MoneyField ?? "price";

    public override OpenBlitz Command(Guid id, string seed) => new(new(id), Title, What, Schedule, Times);

    public override Outcome.Rejected? Check() =>
        BlitzRules.Decide(new(), Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;

    public override Cue Public() => this with { What = What.Public() };
}
