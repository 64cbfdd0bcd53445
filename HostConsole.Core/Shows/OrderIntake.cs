using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Shows;

/// <summary>A claim paid at the counter or by transfer: an order made by hand.</summary>
public sealed record PayClaim(DealId Deal, ClaimId Claim) : ShowCommand;

/// <summary>A claim that was marked paid by mistake: it is held again, and its order by hand was never there.</summary>
public sealed record UnpayClaim(DealId Deal, ClaimId Claim) : ShowCommand;

/// <summary>Finds the show of an order, and joins what an order does to claims and stock.</summary>
internal static class OrderIntake
{
    /// <param name="given">The run that the caller names; null where it has to be found.</param>
    /// <returns>The run whose state the facts touch, beside the ledger.</returns>
    public static (Run? Run, Outcome Outcome) Decide(World world, Ledger ledger, OrderCommand command, Run? given, DateTimeOffset now)
    {
        if (command is PlaceOrder place) command = place with { Order = Fill(world, ledger, place.Order) };
        var spot = Place(world, ledger, command, given);
        var outcome = OrderRules.Decide(ledger.Orders, command, spot, now);
        if (outcome is not Outcome.Accepted { Facts.Count: > 0 } accepted) return (given, outcome);
        Run? run = null;
        var facts = new List<ShowFact>(accepted.Facts.Count);
        // What goes from one show to another takes nothing from the stock, and gives nothing back.
        var moved = accepted.Facts.OfType<OrderFact.OrderWithdrawn>().Select(f => f.Key).Intersect(
            accepted.Facts.Where(f => f is not OrderFact.OrderWithdrawn).OfType<OrderFact>().Select(f => f.Key))
            .ToHashSet();
        foreach (var fact in accepted.Facts.Cast<OrderFact>())
        {
            facts.Add(fact);
            var of = fact.Run is { } id ? world.Find(id) : null;
            if (run is null || fact is OrderFact.OrderPlaced) run = of ?? run;
            if (moved.Contains(fact.Key)) continue;
            switch (fact)
            {
                case OrderFact.OrderPlaced { Excluded: not "test" } placed: Placed(ledger, of, placed, facts); break;
                case OrderFact.OrderChanged changed: Changed(ledger.Orders.Find(changed.Key)!, changed.Order, facts); break;
                case OrderFact.OrderCancelled cancelled: Cancelled(ledger, of, ledger.Orders.Find(cancelled.Key)!, facts, now); break;
                case OrderFact.OrderWithdrawn withdrawn: Withdrawn(ledger.Orders.Find(withdrawn.Key)!, facts); break;
            }
        }

        return (run, accepted with { Facts = facts });
    }

    /// <summary>The order that a claim paid by hand stands for.</summary>
    public static Outcome OfClaim(Run run, PayClaim pay, DateTimeOffset now)
    {
        if (run.State.Deals.FindClaim(pay.Claim) is not { } claim || claim.Deal != pay.Deal) return Outcome.NotFound("claim");
        if (claim.Order is not null) return Outcome.Accept();
        if (claim.State == ClaimStatus.Cancelled) return Outcome.Reject("deal-cancelled", "This deal was cancelled; the claim is void.");
        var currency = claim.Price.Currency;
        return Outcome.Accept(new PlaceOrder(new(
            new("hand", claim.Id.ToString()), now, currency,
            [new(claim.Item.Variant, claim.Item.Sku, claim.Item.Title, claim.Quantity, claim.Price)],
            Money.Zero(currency), Claim: claim.Id, Viewer: claim.Viewer, Number: $"#{claim.Number}")));
    }

    /// <summary>Takes back what <see cref="OfClaim"/> did. A hold that has run out meanwhile ends at once.</summary>
    public static Outcome Unpay(Run run, Ledger ledger, UnpayClaim unpay)
    {
        if (run.State.Deals.FindClaim(unpay.Claim) is not { } claim || claim.Deal != unpay.Deal) return Outcome.NotFound("claim");
        var key = new OrderKey("hand", claim.Id.ToString());
        if (claim.State == ClaimStatus.Held) return Outcome.Accept();
        if (claim.DealCancelReason is not null) return Outcome.Reject("deal-cancelled", "This deal was cancelled; the claim is void.");
        if (claim.State != ClaimStatus.Ordered || claim.Order != key.ToString() || ledger.Orders.Find(key) is not { } order)
            return Outcome.Reject("not-paid-by-hand", "Only a claim that was marked paid here can be marked unpaid: cancel its order instead.");
        if (order.Refunded.Minor > 0) return Outcome.Reject("refunded", "Its order was refunded in part: cancel the order instead.");
        if (claim.Item.Variant is not { } variant) return Outcome.NotFound("claim");
        return Outcome.Accept(
            new OrderFact.OrderWithdrawn(order.Run, key),
            new DealFact.ClaimUnpaid(claim.Deal, claim.Id),
            new StockFact.StockReturned(variant, claim.Quantity) { Run = run.Id },
            new StockFact.StockReserved(variant, claim.Deal, claim.Quantity) { Run = run.Id });
    }

    // A claim says who the viewer is; a viewer whom the shop doesn't name is still one buyer. A claim in a show that was removed
    // since is nobody's any more.
    private static OrderContent Fill(World world, Ledger ledger, OrderContent order)
    {
        if (order.Claim is { } gone && ledger.Claims.TryGetValue(gone, out var old) && !world.Knows(old.Run)) order = order with { Claim = null };
        var viewer = order.Viewer ?? (order.Claim is { } claim && ledger.Claims.TryGetValue(claim, out var made) ? made.Viewer : null);
        return order with { Viewer = viewer, Customer = order.Customer ?? viewer?.Value };
    }

    private static OrderPlace Place(World world, Ledger ledger, OrderCommand command, Run? given)
    {
        if (command is RecordRefund or WithdrawOrders)
            return new(given?.Id, Attribution.Explicit, given?.State.Lifecycle.Settings.Currency);
        if (command is not PlaceOrder { Order: var order }) return new(null, Attribution.None, null);
        var byClaim = order.Claim is { } claim && ledger.Claims.TryGetValue(claim, out var made) ? made.Run : (RunId?)null;
        var byCode = order.Code is { } code && ledger.Orders.RunOfCode(code) is { } issued && world.Knows(issued) ? issued : (RunId?)null;
        if (given is not null)
        {
            var how = byClaim == given.Id ? Attribution.Claim : byCode == given.Id ? Attribution.Code : Attribution.Explicit;
            return new(given.Id, how, given.State.Lifecycle.Settings.Currency);
        }

        if (byClaim is { } c) return new(c, Attribution.Claim, world.CurrencyOf(c));
        if (byCode is { } k) return new(k, Attribution.Code, world.CurrencyOf(k));
        if (order.Viewer is { } viewer && world.RunWith(viewer, order.PlacedAt) is { } known)
            return new(known, Attribution.Viewer, world.CurrencyOf(known));
        return world.RunAt(order.PlacedAt) is { } at
            ? new(at, Attribution.Window, world.CurrencyOf(at))
            : new(null, Attribution.None, null);
    }

    private static void Placed(Ledger ledger, Run? run, OrderFact.OrderPlaced placed, List<ShowFact> facts)
    {
        var (used, fromHeld) = (0, 0);
        VariantId? held = null;
        if (placed.Order.Claim is { } claim && ledger.Claims.TryGetValue(claim, out var made))
        {
            var queued = Supersede(ledger, claim, placed.Key, facts);
            var ordered = run is null ? [] : DealRules.OrderArrived(run.State.Deals, claim, placed.Key.ToString());
            facts.AddRange(ordered);
            var late = run is null || queued || ordered is [DealFact.ClaimOrdered { Late: true }, ..];
            if (late) facts.Add(new OrderFact.LateOrderQueued(placed.Run, placed.Key, claim));
            else if (ordered.Count > 0)
                (held, used, fromHeld) =
                    (made.Variant, made.Units, ordered is [DealFact.ClaimOrdered, ..] ? made.Units : 0);
        }

        foreach (var line in placed.Order.Lines.Where(l => l.Variant is not null).GroupBy(l => l.Variant!.Value))
        {
            facts.Add(new StockFact.StockSold(line.Key, line.Sum(l => l.Quantity), line.Key == held ? fromHeld : 0) { Run = placed.Run });
            if (line.Key == held) held = null;
        }

        // The claim is used up even where the order's lines don't name its variant.
        if (held is { } rest) facts.Add(new StockFact.StockSold(rest, used, fromHeld) { Run = placed.Run });
    }

    // The shop's own order takes the place of one made by hand for the same claim, so that it isn't counted twice.
    /// <returns>Whether the one made by hand was waiting in the queue of late orders; the shop's takes that place too.</returns>
    private static bool Supersede(Ledger ledger, ClaimId claim, OrderKey key, List<ShowFact> facts)
    {
        var hand = new OrderKey("hand", claim.ToString());
        if (key == hand || ledger.Orders.Find(hand) is not { Cancelled: false } order) return false;
        facts.Add(new OrderFact.OrderCancelled(order.Run, hand, null));
        foreach (var line in order.Content.Lines.Where(l => l.Variant is not null))
            facts.Add(new StockFact.StockReturned(line.Variant!.Value, line.Quantity) { Run = order.Run });
        return order.Late == "queued";
    }

    private static void Changed(Order before, OrderContent after, List<ShowFact> facts)
    {
        if (before.Excluded == "test") return;
        int Units(OrderContent o, VariantId v) => o.Lines.Where(l => l.Variant == v).Sum(l => l.Quantity);
        foreach (var variant in before.Content.Lines.Concat(after.Lines).Select(l => l.Variant).OfType<VariantId>().Distinct())
        {
            var more = Units(after, variant) - Units(before.Content, variant);
            if (more > 0) facts.Add(new StockFact.StockSold(variant, more, 0) { Run = before.Run });
            if (more < 0) facts.Add(new StockFact.StockReturned(variant, -more) { Run = before.Run });
        }
    }

    private static void Withdrawn(Order order, List<ShowFact> facts)
    {
        if (order.Excluded == "test" || order.Cancelled) return;
        foreach (var line in order.Content.Lines.Where(l => l.Variant is not null).GroupBy(l => l.Variant!.Value))
            facts.Add(new StockFact.StockReturned(line.Key, line.Sum(l => l.Quantity)) { Run = order.Run });
    }

    private static void Cancelled(Ledger ledger, Run? run, Order order, List<ShowFact> facts, DateTimeOffset now)
    {
        if (order.Excluded == "test") return;
        foreach (var line in order.Content.Lines.Where(l => l.Variant is not null).GroupBy(l => l.Variant!.Value))
            facts.Add(new StockFact.StockReturned(line.Key, line.Sum(l => l.Quantity)) { Run = order.Run });
        if (run is null || order.Content.Claim is not { } claim || !ledger.Claims.TryGetValue(claim, out var made)) return;
        var freed = DealRules.OrderCancelled(run.State.Deals, claim, order.Key.ToString(), now);
        if (freed.Count == 0) return;
        facts.AddRange(freed);
        // What was used up without a line that names it comes back without one.
        if (!run.State.Deals.Find(made.Deal)!.Claims[claim].Late && order.Content.Lines.All(l => l.Variant != made.Variant))
            facts.Add(new StockFact.StockReturned(made.Variant, made.Units) { Run = order.Run });
        var deal = run.State.Deals.Find(made.Deal)!;
        if (!deal.ServesLine || deal.Claims[claim].Late) return;
        facts.Add(new StockFact.StockReserved(made.Variant, made.Deal, made.Units) { Run = run.Id });
    }
}
