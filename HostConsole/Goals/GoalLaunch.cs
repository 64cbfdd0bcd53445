using HostConsole.Components;
using HostConsole.Core.Goals;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>How a goal is launched and followed on the live page.</summary>
public sealed class GoalLaunch : LaunchSurface
{
    public override string Key => "o";
    public override string Label => "Goal";
    public override string One => "a goal";
    public override string Verb => "Set the goal";
    public override Type Panel => typeof(GoalPanel);
    public override Type Past => typeof(PastGoals);

    public override IEnumerable<RunningItem> Running(ShowView show) =>
        show.Goals.Where(g => g.IsOn).Select(g => new RunningItem(g.Id.Value, g.IsReached ? null : g.ClosesAt));

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Goals.Where(g => !g.IsOn).ToList();
        return over.Count == 0 ? null
            : new($"{Quantity.Of(over.Count, "goal", show.Culture)}, {Quantity.Of(over.Count(g => g.IsReached), show.Culture)} reached");
    }

    protected override string? Against(ShowView show) =>
        show.Goals.Count(g => g.IsOn) >= GoalRules.MostOn ? "Three goals are on screen already: close one first." : null;
}
