using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>How viewers get rewards for points.</summary>
internal static class PointsShop
{
    public static Outcome Decide(Run run, BuyReward buy)
    {
        var (rewards, points) = (run.Ledger.Rewards, run.Ledger.Rewards.Points);
        if (points.Shop.FirstOrDefault(i => i.Id == buy.Item) is not { } item) return Outcome.NotFound("reward for points");
        if (rewards.Find(buy.Reward) is not null) return Outcome.Reject("already-given", "This reward is given already.");
        if (run.State.Audience.Barred(buy.Viewer) is { } barred) return Outcome.Reject("not-eligible", barred);
        if (rewards.TakenBy(buy.Viewer, item) >= item.PerViewer)
            return Outcome.Reject("limit-reached", item.PerViewer == 1 ? "You have this already." : $"You have this {item.PerViewer} times already.");
        if (rewards.LeftOf(item) is <= 0) return Outcome.Reject("sold-out", "There are none left.");
        var have = points.Of(buy.Viewer);
        if (have < item.Cost)
            return Outcome.Reject("not-enough-points", $"It takes {item.Cost:N0} points, and you have {have:N0}.");
        return Outcome.Accept(
            new RewardFact.RewardGiven(
                buy.Reward, buy.Viewer, item.Offer.Kind, item.Offer.Title, item.Offer.Pool,
                item.Offer.Pool is { } pool ? rewards.Find(pool)?.Level.Next : null, Source: item.Id.Value, Cost: item.Cost)
            { Tickets = item.Offer.Tickets },
            new PointsFact.PointsMoved(buy.Viewer, -item.Cost, item.Offer.Title, item.Id.Value)); // of no show: nothing is at stake
    }
}
