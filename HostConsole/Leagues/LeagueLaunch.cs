using HostConsole.Components;
using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Leagues;

/// <summary>How a league is launched and followed on the live page.</summary>
public sealed class LeagueLaunch : LaunchSurface
{
    public override string Key => "t";
    public override string Label => "League";
    public override string One => "a league";
    public override string Verb => "Open league";
    public override Type Panel => typeof(LeaguePanel);
    public override Type Past => typeof(PastLeagues);

    public override IEnumerable<RunningItem> Running(ShowView show) =>
        Here(show).Select(l => new RunningItem(l.Id.Value, null, l.State == LeagueStatus.Open));

    public override PastSummary? Over(ShowView show) => show.Leagues.Except(Here(show)).Count() is > 0 and var over
        ? new(Quantity.Of(over, "league", show.Culture))
        : null;

    // While the show is on the newest result stays in sight.
    private static IEnumerable<LeagueView> Here(ShowView show) =>
        show.Leagues.Where(l => l.IsOn || (l.State == LeagueStatus.Ended && show.IsOn && l == show.Leagues[^1]));
}
