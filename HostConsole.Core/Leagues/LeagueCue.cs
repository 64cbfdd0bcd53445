using HostConsole.Core.Kernel;

namespace HostConsole.Core.Leagues;

[CueKind("league")]
public sealed record LeagueCue(CueId Id, string Title, string Rules, int Size, int BestOf, int Seconds) : Cue(Id)
{
    private static readonly string NoSeed = new('0', 64);

    public override string Label => Title;

    public override LeagueCommand.OpenLeague Command(Guid id, string seed) => new(new(id), Title, Rules, Size, BestOf, Seconds, seed);

    public override Outcome.Rejected? Check() =>
        LeagueRules.Decide(new(), Command(default, NoSeed), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
