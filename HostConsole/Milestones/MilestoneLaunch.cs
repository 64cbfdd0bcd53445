using HostConsole.Components;
using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Milestones;

/// <summary>How a milestone is launched and followed on the live page.</summary>
public sealed class MilestoneLaunch : LaunchSurface
{
    public override string Key => "i";
    public override string Label => "Milestone";
    public override string One => "a milestone";
    public override string Verb => "Set the milestone";
    public override Type Panel => typeof(MilestonePanel);
    public override Type Past => typeof(PastMilestones);

    public override IEnumerable<RunningItem> Running(ShowView show) =>
        show.Milestones.Where(m => m.IsOn).Select(m => new RunningItem(m.Id.Value, null));

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Milestones.Where(m => !m.IsOn).ToList();
        return over.Count == 0 ? null : new(
            $"{Quantity.Of(over.Count, "milestone", show.Culture)}, {Quantity.Of(over.Sum(m => m.Winners.Length), "reward", show.Culture)}");
    }

    protected override string? Against(ShowView show) => show.Milestones.Count(m => m.IsOn) >= MilestoneRules.MostOn
        ? "Five milestones are on already: close one first." : null;
}
