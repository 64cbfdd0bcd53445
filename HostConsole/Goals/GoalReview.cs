using HostConsole.Core.Goals;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>What the review shows of goals.</summary>
public sealed class GoalReview : ReviewSurface
{
    public override string Name => "Goals";
    public override int Count(ShowView show) => show.Goals.Length;
    public override Type Table => typeof(GoalReviewTable);
    public override int Colour => 2;

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        if (show.Goals.FirstOrDefault(g => g.IsReached) is { } goal)
        {
            yield return new(true, $"“{goal.Title}” was reached after {Time(goal.ReachedAt!.Value - goal.OpenedAt)}. "
                + "A goal that people reach together brings them back for the next.");
        }
        else if (show.Goals.MaxBy(g => g.Share) is { } missed)
        {
            yield return new(false, $"“{missed.Title}” came to {GoalWords.Progress(missed, show.Culture)}. "
                + "A target within reach pulls; set it where the show before would have come.");
        }
    }
}
