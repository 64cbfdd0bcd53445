using HostConsole.Components;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;

namespace HostConsole.Wheels;

/// <summary>What the review shows of wheels.</summary>
public sealed class WheelReview : ReviewSurface
{
    public override string Name => "Wheels";
    public override int Count(ShowView show) => show.Wheels.Length;
    public override Type Table => typeof(WheelReviewTable);
    public override int Colour => 1;

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        var best = show.Wheels.Where(w => w.Mode == WheelMode.Each).MaxBy(w => w.Spins);
        if (best is { Spins: > 0 } && totals.Seen > 0)
            yield return new(true,
                $"{Percent.Of(Math.Min(1, (double)best.Spins / totals.Seen), show.Culture)} of your audience spun “{best.Title}”.");
    }
}
