using HostConsole.Components;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Blitzes;

/// <summary>What the review shows of blitzes.</summary>
public sealed class BlitzReview : ReviewSurface
{
    public override string Name => "Blitzes";
    public override int Count(ShowView show) => show.Blitzes.Length;
    public override Type Table => typeof(BlitzReviewTable);
    public override int Colour => 4;

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        if (show.Blitzes.FirstOrDefault(b => b.Missed > 0) is { } missed)
            yield return new(false, $"“{missed.Title}” did not come {Quantity.Of(missed.Missed, "time", show.Culture)}. "
                + "Who was told a time comes for it: see that the console runs, and that stock is there.");
    }
}
