using System.Diagnostics;
using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>The show that an order counts for, found by whoever knows the shows.</summary>
/// <param name="Currency">The show's; orders in another one are left out of its totals.</param>
public sealed record OrderPlace(RunId? Run, Attribution Attribution, Currency? Currency);

public static class OrderRules
{
    public static Outcome Decide(Orders orders, OrderCommand command, OrderPlace place, DateTimeOffset now) => command switch
    {
        PlaceOrder order => Place(orders, order, place, now),
        RefundOrder refund => Refund(orders, refund),
        CancelOrder cancel => Cancel(orders, cancel),
        RecordRefund refund => Record(orders, refund, place),
        SettleLateOrder settle => orders.Find(settle.Key) switch
        {
            null => Outcome.NotFound("order"),
            { Late: null } => Outcome.Reject("not-late", "This order didn't come late."),
            { Late: "queued" } o => Outcome.Accept(new OrderFact.LateOrderSettled(o.Run, o.Key, settle.Fulfil)),
            _ => Outcome.Accept(),
        },
        _ => throw new UnreachableException(),
    };

    private static Outcome Place(Orders orders, PlaceOrder command, OrderPlace place, DateTimeOffset now)
    {
        var order = command.Order;
        if (string.IsNullOrWhiteSpace(order.Key.ExternalId) || order.Key.ExternalId.Length > 200) return Outcome.Invalid("externalId", "An order needs its id in the shop, up to 200 characters.");
        if (order.Lines.Count == 0) return Outcome.Invalid("lines", "An order has at least one line.");
        if (order.Lines.Count > 1000) return Outcome.Invalid("lines", "An order has at most 1,000 lines.");
        if (order.Lines.Any(l => l.Quantity is < 1 or > 1_000_000)) return Outcome.Invalid("lines", "Each line sells 1 to 1,000,000 units; a return is a refund.");
        if (order.Lines.Any(l => l.UnitPrice.Minor < 0)) return Outcome.Invalid("lines", "A unit price can't be below zero.");
        if (order.Discount.Minor < 0) return Outcome.Invalid("discount", "A discount is zero or more.");
        if (order.Lines.Any(l => l.UnitPrice.Currency != order.Currency) || order.Discount.Currency != order.Currency) return Outcome.Invalid("lines", "All amounts of an order are in one currency.");
        if (order.Lines.Sum(l => (decimal)l.UnitPrice.Minor * l.Quantity) > 9_000_000_000_000_000m) return Outcome.Invalid("lines", "The amounts are too large to be true.");
        if (order.Gmv.Minor < 0) return Outcome.Invalid("discount", "The discount is larger than the order.");
        if (order.PlacedAt > now.AddDays(1)) return Outcome.Invalid("placedAt", "The order is dated in the future: check the clock or the time zone.");
        if (orders.Find(order.Key) is { } known) return Known(orders, known, order);
        var excluded = order.Test ? "test" : place.Currency is { } currency && currency != order.Currency ? "currency" : null;
        var repeat = order.Customer is { } customer && orders.HadOrderBefore(customer, order.PlacedAt);
        return new Outcome.Accepted(
            [new OrderFact.OrderPlaced(place.Run, order.Key, order, place.Attribution, excluded, repeat)],
            new OrderTaken(order.Key, place.Run, place.Attribution, excluded, New: true),
            command.People is null ? null : [command.People]);
    }

    // A shop repeats itself and delivers out of order. A newer version is recorded even where its lines are the same, so that one
    // between the two that comes later is known to be old.
    private static Outcome.Accepted Known(Orders orders, Order known, OrderContent order)
    {
        var answer = new OrderTaken(known.Key, known.Run, known.Attribution, known.Excluded, New: false);
        if (known.IsRefundOnly || known.Cancelled || order.UpdatedAt is null || order.UpdatedAt <= known.Content.UpdatedAt) return new([], answer);
        var content = known.Content with { Lines = order.Lines, Discount = order.Discount, UpdatedAt = order.UpdatedAt };
        return new([new OrderFact.OrderChanged(known.Run, known.Key, content)], answer);
    }

    private static Outcome Refund(Orders orders, RefundOrder refund)
    {
        if (orders.Find(refund.Key) is not { } order) return Outcome.NotFound("order");
        if (refund.Amount.Currency != order.Content.Currency) return Outcome.Invalid("amount", $"This order is in {order.Content.Currency}.");
        if (refund.Amount.Minor <= 0) return Outcome.Invalid("amount", "Refund more than zero.");
        if (order.Cancelled) return Outcome.Reject("order-cancelled", "This order is cancelled: it is out of the numbers already.");
        if (refund.Refund is { } known && orders.KnowsRefund(order.Key, known)) return Outcome.Accept();
        if (refund.UpToGmv && order.Refunded + refund.Amount > order.Content.Gmv)
            return Outcome.Invalid("amount", $"At most {(order.Content.Gmv - order.Refunded).Amount} can still be refunded.");
        var id = refund.Refund ?? (orders.RefundsOf(order.Key) + 1).ToString(CultureInfo.InvariantCulture);
        return Outcome.Accept(new OrderFact.OrderRefunded(order.Run, order.Key, id, refund.Amount, refund.UpdatedAt));
    }

    private static Outcome Cancel(Orders orders, CancelOrder cancel) => orders.Find(cancel.Key) switch
    {
        null => Outcome.NotFound("order"),
        { IsRefundOnly: true } => Outcome.Reject("not-an-order", "This is a refund, not an order."),
        { Cancelled: true } => Outcome.Accept(),
        var order => Outcome.Accept(new OrderFact.OrderCancelled(order.Run, order.Key, cancel.UpdatedAt)),
    };

    private static Outcome Record(Orders orders, RecordRefund refund, OrderPlace place)
    {
        if (string.IsNullOrWhiteSpace(refund.Key.ExternalId) || refund.Key.ExternalId.Length > 200) return Outcome.Invalid("externalId", "A refund needs an id, up to 200 characters.");
        if (refund.Amount.Minor <= 0) return Outcome.Invalid("amount", "Refund more than zero.");
        if (orders.Find(refund.Key) is { } known) return Outcome.Accept(new OrderTaken(known.Key, known.Run, known.Attribution, known.Excluded, New: false));
        var excluded = place.Currency is { } currency && currency != refund.Amount.Currency ? "currency" : null;
        return new Outcome.Accepted(
            [new OrderFact.RefundRecorded(place.Run, refund.Key, refund.Amount, refund.Customer, refund.PlacedAt, excluded)],
            new OrderTaken(refund.Key, place.Run, place.Attribution, excluded, New: true),
            refund.People is null ? null : [refund.People]);
    }
}
