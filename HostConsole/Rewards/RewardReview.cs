using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Rewards;

/// <summary>What the review shows of rewards.</summary>
public sealed class RewardReview : ReviewSurface
{
    public override string Name => "Rewards";
    public override int Count(ShowView show) => show.Rewards.GroupBy(RewardReviewTable.KeyOf).Count();
    public override Type Table => typeof(RewardReviewTable);
    public override int Colour => 5;

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        var owed = show.Rewards.Count(r => r.IsPromised);
        if (owed > 0) yield return new(false, $"{owed.ToString("N0", show.Culture)} {(owed == 1 ? "reward is" : "rewards are")} promised and not sent yet.");
    }
}
