using HostConsole.Components;
using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Predictions;

/// <summary>What the review shows of predictions.</summary>
public sealed class PredictionReview : ReviewSurface
{
    public override string Name => "Predictions";
    public override int Count(ShowView show) => show.Predictions.Length;
    public override Type Table => typeof(PredictionReviewTable);
    public override int Colour => 4;

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        if (show.Predictions.MaxBy(p => p.People) is { People: > 0 } prediction && totals.Seen > 0)
            yield return new(true, $"“{prediction.Question}” "
                + $"was predicted by {Percent.Of((double)prediction.People / totals.Seen, show.Culture)} of your audience.");
        if (show.Predictions.Count(p => p.IsOn && p.Pool > 0) is > 0 and var waiting)
            yield return new(false, $"{Quantity.Of(waiting, "prediction", show.Culture)} still "
                + $"{(waiting == 1 ? "waits for its" : "wait for their")} outcome: say on the live page what came true, else the points go back.");
    }
}
