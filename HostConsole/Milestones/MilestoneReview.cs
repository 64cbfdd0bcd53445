using HostConsole.Components;
using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Milestones;

/// <summary>What the review shows of milestones.</summary>
public sealed class MilestoneReview : ReviewSurface
{
    public override string Name => "Milestones";
    public override int Count(ShowView show) => show.Milestones.Length;
    public override Type Table => typeof(MilestoneReviewTable);
    public override int Colour => 1;

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        // How fast says something only of those who could still be won over.
        var counted = show.Milestones.Where(m => m.Rule != MilestoneRule.Every).ToList();
        if (counted.FirstOrDefault(m => m.Winners.Length == m.Most) is { Winners: [.., var last] } gone)
        {
            yield return new(true, $"The last of “{gone.Title}” was won after {Time(last.At - gone.OpenedAt)}. "
                + "Say aloud how many are left: it is what makes people decide.");
        }
        else if (counted.MaxBy(m => m.Most - m.Winners.Length) is { ClosedAt: not null } left)
        {
            yield return new(false, $"“{left.Title}” gave {Quantity.Of(left.Winners.Length, show.Culture)} of "
                + $"{Quantity.Of(left.Most, "reward", show.Culture)}. Few that are gone soon pull more than many that last.");
        }
    }
}
