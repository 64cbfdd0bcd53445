using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;

namespace HostConsole.Leagues;

/// <summary>A league; null where the show has none of this id.</summary>
public sealed record LeagueOf(LeagueId League) : IShowQuery<LeagueView?>
{
    public LeagueView? Answer(Run run) => run.State.Leagues.View().FirstOrDefault(l => l.Id == League);
}
