using HostConsole.Components;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>How a poll is launched and followed on the live page.</summary>
public sealed class PollLaunch : LaunchSurface
{
    public override string Key => "p";
    public override string Label => "Poll";
    public override string One => "a poll";
    public override string Verb => "Launch poll";
    public override Type Panel => typeof(PollPanel);
    public override Type Past => typeof(PastPolls);

    public override IEnumerable<RunningItem> Running(ShowView show) =>
        show.Polls.Where(p => p.IsOpen).Select(p => new RunningItem(p.Id.Value, p.ClosesAt));

    public override PastSummary? Over(ShowView show) => show.Polls.Count(p => !p.IsOpen) is > 0 and var over
        ? new(Quantity.Of(over, "poll", show.Culture))
        : null;
}
