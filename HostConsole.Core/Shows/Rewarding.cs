using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>What facts bring about among the rewards of the ledger.</summary>
internal static class Rewarding
{
    /// <summary>Codes that what is opened sets aside; or the refusal of a pool that has too few.</summary>
    public static Outcome Hold(Ledger ledger, IHoldsCodes opened, RunId run)
    {
        var facts = new List<ShowFact>();
        foreach (var pool in opened.Holds.Where(h => h.Units > 0).GroupBy(h => h.Pool))
        {
            var units = pool.Sum(h => h.Units);
            if (ledger.Rewards.Find(pool.Key)?.Level is not { } level) return Outcome.NotFound("pool");
            if (!level.Has(units)) return RewardRules.PoolEmpty(level);
            facts.Add(new PoolFact.CodesHeld(pool.Key, opened.Holder, units) { Run = run });
        }

        return Outcome.Accept(facts);
    }

    /// <summary>
    /// What a fact that is applied brings about. Each is to be applied before the next is asked for: two codes for two winners are the
    /// pool's next one and the one after it.
    /// </summary>
    /// <param name="run">The show of the fact.</param>
    /// <returns>The facts with their shows, which may be others: an order of today was the first of a show of last week.</returns>
    public static IEnumerable<(RunId? Run, ShowFact Fact)> Follow(Ledger ledger, ShowFact fact, RunId? run)
    {
        var book = ledger.Rewards;
        if (fact is IAwards { Awards: { Count: > 0 } awards })
            foreach (var award in awards) yield return (run, Given(book, award));
        if (fact is IMovesPoints moves)
            foreach (var move in moves.Moves)
                yield return (run, new PointsFact.PointsMoved(move.Viewer, move.Points, moves.Why, moves.Game) { Run = run });
        if (fact is IUsesRewards { Used: { Count: > 0 } uses })
            foreach (var id in uses)
                if (book.Find(id) is { View.Status: RewardStatus.Open } held) yield return (held.Run, new RewardFact.RewardRedeemed(id, held.View.Owner));
        if (fact is IReturnsRewards { Returned: { Count: > 0 } returned })
            foreach (var id in returned)
                if (book.Find(id) is { View.Status: RewardStatus.Redeemed } back) yield return (back.Run, Returned(back.View));
        if (fact is IFreesCodes { Holder: var holder })
            foreach (var (pool, units) in book.HeldFor(holder).ToArray())
                yield return (run, new PoolFact.CodesFreed(pool, holder, units) { Run = run });
        if (fact is OrderFact.OrderPlaced { Excluded: not "test", Order.Code: { } code } && book.OfCode(code) is { View.Status: RewardStatus.Open } used)
            yield return (used.Run, new RewardFact.RewardRedeemed(used.View.Id, used.View.Owner));
        if (fact is not OrderFact order || Gone(ledger, order) is not { } reason) yield break;
        if (book.Points.OfOrder(order.Key.ToString()) is var (buyer, points))
        {
            var back = (int)Math.Clamp(book.Points.Of(buyer), 0, points);
            yield return (run, new PointsFact.PointsMoved(buyer, -back, reason, Order: order.Key.ToString()) { Run = run });
            foreach (var badge in book.Points.Rules.Badges ?? [])
                if (run is not null && badge.For == EarnRule.Ordered && book.Points.TimesOf(buyer, EarnRule.Ordered) < badge.Times
                    && book.Points.BadgesOf(buyer).Any(b => b.Id == badge.Id))
                    yield return (run, new RewardFact.BadgeTaken(buyer, badge.Id));
        }

        foreach (var earned in book.OfOrder(order.Key.ToString()).ToArray())
            foreach (var back in RewardRules.OrderGone(earned.View, reason, book.Points.Of(earned.View.Owner)).ToArray())
                yield return (earned.Run, back);
    }

    private static RewardFact.RewardGiven Given(RewardBook book, Award award)
    {
        var offer = award.Offer;
        int? place = offer.Pool is { } pool ? book.Find(pool)!.Level.Next : null;
        return new(award.Id, award.To, offer.Kind, offer.Title, offer.Pool, place, offer.Points, award.Source, award.Order)
        { Tickets = offer.Tickets };
    }

    // What it was earned by may be no more by now.
    private static RewardFact Returned(RewardView reward) => reward.IsFlagged
        ? new RewardFact.RewardRevoked(reward.Id, reward.Owner, reward.Note ?? "")
        : new RewardFact.RewardReopened(reward.Id, reward.Owner);

    // A part given back is a courtesy: what the order earned stays.
    private static string? Gone(Ledger ledger, OrderFact fact) => fact switch
    {
        OrderFact.OrderCancelled => "Its order was cancelled.",
        OrderFact.OrderWithdrawn when ledger.Orders.Find(fact.Key) is null => "Its order was taken back.",
        OrderFact.OrderRefunded when ledger.Orders.Find(fact.Key) is { } order && order.Refunded.Minor >= order.Content.Gmv.Minor => "Its order was refunded.",
        _ => null,
    };
}
