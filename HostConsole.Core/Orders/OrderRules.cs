using System.Diagnostics;
using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>The show that an order counts for, found by whoever knows the shows.</summary>
/// <param name="Currency">The show's; orders in another one are left out of its totals.</param>
public sealed record OrderPlace(RunId? Run, Attribution Attribution, Currency? Currency);

public static class OrderRules
{
    public static Outcome Decide(OrderState orders, OrderCommand command, OrderPlace place, DateTimeOffset now) => command switch
    {
        PlaceOrder order => Place(orders, order, place, now),
        WithdrawOrders withdraw => Withdraw(orders, withdraw, place),
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

    private static Outcome Place(OrderState orders, PlaceOrder command, OrderPlace place, DateTimeOffset now)
    {
        var order = command.Order;
        var known = orders.Match(order);
        if (Wrong(order, known, now) is { } wrong) return wrong;
        if (known is not null) return Known(orders, known, command, place);
        var (content, joined) = Identify(orders, order);
        var excluded = Excluded(order.Test, order.Currency, place);
        var repeat = content.Customer is not null
            && (order.CustomerIds ?? [order.Customer!.Value]).Any(id => orders.HadOrderBefore(id, order.PlacedAt));
        return new Outcome.Accepted(
            [new OrderFact.OrderPlaced(place.Run, order.Key, content, place.Attribution, excluded, repeat), .. joined],
            new OrderTaken(order.Key, place.Run, place.Attribution, excluded, New: true),
            Person(command, content.Customer));
    }

    private static Outcome? Wrong(OrderContent order, Order? known, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(order.Key.ExternalId) || order.Key.ExternalId.Length > 200)
            return Outcome.Invalid("externalId", "An order needs its id in the shop, up to 200 characters.");
        if (order.Lines.Count == 0 && known is null) return Outcome.Invalid("lines", "An order has at least one line.");
        if (order.Lines.Count > 1000) return Outcome.Invalid("lines", "An order has at most 1,000 lines.");
        if (order.Lines.Any(l => l.Quantity is < 1 or > 1_000_000))
            return Outcome.Invalid("lines", "Each line sells 1 to 1,000,000 units; a return is a refund.");
        if (order.Lines.Any(l => l.UnitPrice.Minor < 0)) return Outcome.Invalid("lines", "A unit price can't be below zero.");
        if (order.Discount.Minor < 0) return Outcome.Invalid("discount", "A discount is zero or more.");
        if (order.Lines.Any(l => l.UnitPrice.Currency != order.Currency) || order.Discount.Currency != order.Currency)
            return Outcome.Invalid("lines", "All amounts of an order are in one currency.");
        if (order.Lines.Sum(l => (decimal)l.UnitPrice.Minor * l.Quantity) > 9_000_000_000_000_000m)
            return Outcome.Invalid("lines", "The amounts are too large to be true.");
        if (order.Gmv.Minor < 0) return Outcome.Invalid("discount", "The discount is larger than the order.");
        if (order.PlacedAt > now.AddDays(1))
            return Outcome.Invalid("placedAt", "The order is dated in the future: check the clock or the time zone.");
        if (known is not null && known.Content.Currency != order.Currency && !known.IsRefundOnly)
            return Outcome.Invalid("lines", $"This order is known in {known.Content.Currency}.");
        if (known is not null && order.Import is not null && OrderIdentity.Contradict(known.Content, order))
            return Outcome.Reject("another-order",
                $"An order {order.Number ?? order.Key.ExternalId} is known already, of another time and with other "
                    + "items. If this file is another shop's, name the shop and import it again.");
        return null;
    }

    // A shop repeats itself and delivers out of order. A newer version is recorded even where its lines are the same, so that one
    // between the two that comes later is known to be old.
    private static Outcome.Accepted Known(OrderState orders, Order known, PlaceOrder command, OrderPlace place)
    {
        var (order, before) = (command.Order, known.Content);
        if (known.Run is null && !known.IsRefundOnly && place is { Run: not null, Attribution: Attribution.Explicit })
        {
            var adopted = Again(orders, known, place).ToList();
            return new(adopted, new OrderTaken(known.Key, place.Run, place.Attribution,
                adopted.OfType<OrderFact.OrderPlaced>().Single().Excluded, New: false));
        }

        var answer = new OrderTaken(known.Key, known.Run, known.Attribution, known.Excluded, New: false);
        if (known.IsRefundOnly || known.Cancelled) return new([], answer);
        var content = before with { Number = before.Number ?? order.Number, Also = AlsoOf(orders, before, order) };
        var joined = new List<OrderFact>();
        if (order.Customer is not null
            && (before.Customer is null
                || (order.CustomerIds ?? [order.Customer.Value]).Any(id => orders.PersonOf(id) == before.Customer)))
            (content, joined) = Identify(orders,
                content with { Customer = before.Customer ?? order.Customer, CustomerIds = Ids(before, order) });
        var newer = IsNewer(known, order);
        if (newer)
            content = content with
            {
                Lines = order.Lines,
                Discount = order.Discount,
                UpdatedAt = order.UpdatedAt,
                TaxIncluded = order.TaxIncluded ?? before.TaxIncluded,
                Import = order.Import is null ? null : before.Import
            };
        if (!newer && content.Number == before.Number && content.Customer == before.Customer
            && content.Also?.Count == before.Also?.Count
            && (content.CustomerIds?.Count ?? 1) == (before.CustomerIds?.Count ?? 1))
            return new([], answer);
        return new(
            [new OrderFact.OrderChanged(known.Run, known.Key, content), .. joined.Where(f => f.Key != known.Key)],
            answer, Person(command, content.Customer));
    }

    // Shops date versions to the second: of two that are dated alike the one that comes later stands, and none comes back.
    private static bool IsNewer(Order known, OrderContent order)
    {
        if (order.UpdatedAt is not { } at) return false;
        var before = known.Content;
        // A file is a copy: it doesn't change what the shop itself told, and gives way to it.
        if (order.Import is not null && (order.SellsAs(before) || (before.Import is null && known.Key.Source != "import"))) return false;
        if (order.Import is null && before.Import is not null) return true;
        if (before.UpdatedAt is not { } told || at > told) return true;
        return at == told && !order.SellsAs(before) && !known.Tied.Any(order.SellsAs);
    }

    private static IReadOnlyList<OrderKey>? AlsoOf(OrderState orders, OrderContent known, OrderContent order)
    {
        var more = (order.Also ?? []).Prepend(order.Key).Where(k => orders.Find(k) is null).ToList();
        return more.Count == 0 ? known.Also : [.. known.Also ?? [], .. more];
    }

    private static List<Guid>? Ids(OrderContent known, OrderContent order)
    {
        List<Guid> ids = [.. new[] { known, order }.SelectMany(o => o.CustomerIds ?? (o.Customer is { } one ? [one] : [])).Distinct()];
        return ids.Count > 1 ? ids : null;
    }

    /// <returns>The order with the person whom its ids name, and the known orders that turn out to be of the same person.</returns>
    private static (OrderContent Order, List<OrderFact> Joined) Identify(OrderState orders, OrderContent order)
    {
        if (order.Customer is not { } customer) return (order, []);
        var people = (order.CustomerIds ?? [customer]).Select(orders.PersonOf).Distinct().ToList();
        var person = people.FirstOrDefault(p => orders.OfPerson(p).Any(), orders.PersonOf(customer));
        var joined = new List<OrderFact>();
        if (people.Count > 1 && people.SelectMany(orders.OfPerson).ToList() is [_, _, ..] all)
        {
            var first = all.Min(o => o.Content.PlacedAt);
            foreach (var known in all)
                if (known.Content.Customer != person || (!known.Repeat && known.Content.PlacedAt > first))
                    joined.Add(new OrderFact.OrderChanged(known.Run, known.Key,
                        known.Content with { Customer = person }, known.Repeat || known.Content.PlacedAt > first));
        }
        else if (people.Count > 1)
        {
            joined.AddRange(people.SelectMany(orders.OfPerson).Where(o => o.Content.Customer != person)
                .Select(o => new OrderFact.OrderChanged(o.Run, o.Key, o.Content with { Customer = person })));
        }

        return (order with { Customer = person }, joined);
    }

    private static PersonalData[]? Person(PlaceOrder command, Guid? customer) =>
        command.People is { } people ? [people with { Person = customer ?? people.Person }] : null;

    private static string? Excluded(bool test, Currency currency, OrderPlace place) =>
        test ? "test" : place.Currency is { } of && of != currency ? "currency" : null;

    private static Outcome Withdraw(OrderState orders, WithdrawOrders withdraw, OrderPlace place)
    {
        var owned = withdraw.Keys.Select(orders.Find).OfType<Order>().Where(o => o.Content.Import == withdraw.Import);
        return Outcome.Accept(withdraw.Move
            ? [.. owned.Where(o => o.Run != place.Run).SelectMany(o => Again(orders, o, place))]
            : [.. owned.Select(o => new OrderFact.OrderWithdrawn(o.Run, o.Key))]);
    }

    // All that is known of an order, told anew for another run: each run's facts stand for themselves.
    private static IEnumerable<OrderFact> Again(OrderState orders, Order order, OrderPlace place)
    {
        yield return new OrderFact.OrderWithdrawn(order.Run, order.Key);
        var (content, excluded) = (order.Content, Excluded(order.Content.Test, order.Content.Currency, place));
        if (order.IsRefundOnly)
        {
            yield return new OrderFact.RefundRecorded(place.Run, order.Key, order.Refunded, content.Customer,
                content.PlacedAt, excluded, content.Import);
            yield break;
        }

        yield return new OrderFact.OrderPlaced(place.Run, order.Key, content, place.Attribution, excluded, order.Repeat);
        foreach (var (refund, amount) in orders.RefundsById(order.Key))
            yield return new OrderFact.OrderRefunded(place.Run, order.Key, refund, amount, null);
        if (order.Cancelled) yield return new OrderFact.OrderCancelled(place.Run, order.Key, null);
    }

    private static Outcome Refund(OrderState orders, RefundOrder refund)
    {
        if (orders.Find(refund.Key) is not { } order) return Outcome.NotFound("order");
        if (refund.Amount.Currency != order.Content.Currency)
            return Outcome.Invalid("amount", $"This order is in {order.Content.Currency}.");
        if (refund.Amount.Minor <= 0) return Outcome.Invalid("amount", "Refund more than zero.");
        if (order.Cancelled) return Outcome.Reject("order-cancelled", "This order is cancelled: it is out of the numbers already.");
        var nothing = Money.Zero(order.Content.Currency);
        var left = order.Content.Gmv > order.Refunded ? order.Content.Gmv - order.Refunded : nothing;
        var amount = refund.Amount - (refund.Refund is { } known ? orders.Refunded(order.Key, known) ?? nothing : nothing);
        if (amount.Minor <= 0) return Outcome.Accept(new RefundTaken(nothing, Capped: false));
        if (amount > left && refund.UpToGmv) return Outcome.Invalid("amount", $"At most {left.Amount} can still be refunded.");
        if (left.Minor == 0) return Outcome.Accept(new RefundTaken(nothing, Capped: true));
        var taken = new RefundTaken(amount > left ? left : amount, Capped: amount > left);
        var id = refund.Refund ?? (orders.RefundsOf(order.Key) + 1).ToString(CultureInfo.InvariantCulture);
        return Outcome.Accept(taken, new OrderFact.OrderRefunded(order.Run, order.Key, id, taken.Amount, refund.UpdatedAt));
    }

    private static Outcome Cancel(OrderState orders, CancelOrder cancel) => orders.Find(cancel.Key) switch
    {
        null => Outcome.NotFound("order"),
        { IsRefundOnly: true } => Outcome.Reject("not-an-order", "This is a refund, not an order."),
        { Cancelled: true } => Outcome.Accept(),
        var order => Outcome.Accept(new OrderFact.OrderCancelled(order.Run, order.Key, cancel.UpdatedAt)),
    };

    private static Outcome Record(OrderState orders, RecordRefund refund, OrderPlace place)
    {
        if (string.IsNullOrWhiteSpace(refund.Key.ExternalId) || refund.Key.ExternalId.Length > 200)
            return Outcome.Invalid("externalId", "A refund needs an id, up to 200 characters.");
        if (refund.Amount.Minor <= 0) return Outcome.Invalid("amount", "Refund more than zero.");
        if (orders.Find(refund.Key) is { } known)
            return Outcome.Accept(new OrderTaken(known.Key, known.Run, known.Attribution, known.Excluded, New: false));
        var excluded = Excluded(test: false, refund.Amount.Currency, place);
        return new Outcome.Accepted(
            [new OrderFact.RefundRecorded(place.Run, refund.Key, refund.Amount, refund.Customer, refund.PlacedAt, excluded, refund.Import)],
            new OrderTaken(refund.Key, place.Run, place.Attribution, excluded, New: true),
            refund.People is null ? null : [refund.People]);
    }
}
