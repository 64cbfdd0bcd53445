using HostConsole.Components;
using HostConsole.Core.Metrics;
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

    public override IEnumerable<ReviewNumber> Numbers(ShowView show, ReviewTotals totals)
    {
        var numbers = show.RewardNumbers;
        if (numbers == default || show.StartedAt is not { } start || show.EndedAt is not { } end) yield break;
        string N(long count) => count.ToString("N0", show.Culture);
        yield return new("Point velocity", $"{numbers.Velocity(end - start)?.ToString("N1", show.Culture) ?? "–"} / min", Definitions.PointVelocity,
            $"{N(numbers.Points)} points earned");
        yield return new("Badges awarded", N(numbers.Badges), Definitions.BadgesAwarded, "");
        yield return new("Leaderboard activity", Percent.Of(numbers.Activity(totals.Seen), show.Culture), Definitions.LeaderboardActivity,
            $"{N(numbers.Earners)} earned points");
        yield return new("Reward redemption", Percent.Of(numbers.Redemption, show.Culture), Definitions.RewardRedemption,
            $"{N(numbers.Used)} of {N(numbers.Given)} used or sent");
        yield return new("Members active", N(numbers.Members), Definitions.MembersActive, "earned here and before");
    }

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        var owed = show.Rewards.Count(r => r.IsPromised);
        if (owed > 0) yield return new(false, $"{owed.ToString("N0", show.Culture)} {(owed == 1 ? "reward is" : "rewards are")} promised and not sent yet.");
    }
}
