using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>What an order adds to its show's totals; all zero while it is cancelled or left out.</summary>
/// <param name="Orders">1 or 0.</param>
/// <param name="Gmv">Minor units of the show's currency, as <paramref name="Refunds"/> and <paramref name="Discounts"/>.</param>
/// <param name="Returned">1 where anything was refunded.</param>
public readonly record struct OrderWeight(int Orders, long Gmv, long Refunds, long Discounts, int Units, int Returned);

/// <summary>One order as it stands.</summary>
public sealed record Order(OrderContent Content, RunId? Run, Attribution Attribution, string? Excluded, bool Repeat, bool Cancelled, Money Refunded, bool IsRefundOnly, string? Late)
{
    public OrderKey Key => Content.Key;

    /// <summary>placed, cancelled or refund.</summary>
    public string State => IsRefundOnly ? "refund" : Cancelled ? "cancelled" : "placed";

    public OrderWeight Weight => Excluded is not null || Run is null ? default
        : IsRefundOnly ? new(0, 0, Refunded.Minor, 0, 0, 0)
        : Cancelled ? default
        : new(1, Content.Gmv.Minor, Refunded.Minor, Content.Discount.Minor, Content.Units, Refunded.Minor > 0 ? 1 : 0);
}

/// <summary>What one fact did to one order, for whoever adds up.</summary>
/// <param name="Before">Null where it is new.</param>
public sealed record OrderChange(Order? Before, Order After);

/// <summary>The orders of the house, over all its shows. Belongs to the writer.</summary>
public sealed class Orders
{
    private readonly Dictionary<OrderKey, Order> _byKey = [];
    private readonly Dictionary<OrderKey, HashSet<string>> _refunds = [];
    private readonly Dictionary<Guid, DateTimeOffset> _firstOrder = [];
    private readonly Dictionary<RunId, List<OrderKey>> _late = [];
    private readonly Dictionary<string, RunId> _codes = new(StringComparer.OrdinalIgnoreCase);

    public Order? Find(OrderKey key) => _byKey.GetValueOrDefault(key);
    public IEnumerable<Order> Of(RunId run) => _byKey.Values.Where(o => o.Run == run);
    public IEnumerable<Order> LateOf(RunId run) => _late.TryGetValue(run, out var keys) ? keys.Select(k => _byKey[k]).Where(o => o is { Late: "queued", Cancelled: false }) : [];
    public bool KnowsRefund(OrderKey key, string refund) => _refunds.TryGetValue(key, out var known) && known.Contains(refund);
    public int RefundsOf(OrderKey key) => _refunds.TryGetValue(key, out var known) ? known.Count : 0;
    public bool HadOrderBefore(Guid customer, DateTimeOffset placedAt) => _firstOrder.TryGetValue(customer, out var first) && first < placedAt;
    public RunId? RunOfCode(string code) => _codes.TryGetValue(code, out var run) ? run : null;

    /// <summary>An empty book to rehearse in: real customers and orders have no part in it.</summary>
    public static Orders Blank() => new();

    internal OrderChange? Apply(OrderFact fact)
    {
        if (fact is OrderFact.CodeIssued issued)
        {
            if (issued.Run is { } run) _codes[issued.Code] = run;
            return null;
        }

        var before = Find(fact.Key);
        var after = After(before, fact);
        _byKey[fact.Key] = after;
        if (fact is OrderFact.OrderRefunded refund)
        {
            if (!_refunds.TryGetValue(fact.Key, out var known)) _refunds[fact.Key] = known = new(StringComparer.Ordinal);
            known.Add(refund.Refund);
        }

        if (fact is OrderFact.LateOrderQueued { Run: { } of }) (_late.TryGetValue(of, out var late) ? late : _late[of] = []).Add(fact.Key);
        if (fact is OrderFact.OrderPlaced { Excluded: not "test", Order: { Customer: { } customer, PlacedAt: var at } } && (!_firstOrder.TryGetValue(customer, out var first) || at < first))
            _firstOrder[customer] = at;
        return new(before, after);
    }

    private static Order After(Order? before, OrderFact fact) => fact switch
    {
        OrderFact.OrderPlaced p => new(p.Order, p.Run, p.Attribution, p.Excluded, p.Repeat, Cancelled: false, Money.Zero(p.Order.Currency), IsRefundOnly: false, Late: null),
        OrderFact.OrderChanged c => before! with { Content = c.Order },
        OrderFact.OrderCancelled c => before! with { Cancelled = true, Content = Newer(before, c.UpdatedAt) },
        OrderFact.OrderRefunded r => before! with { Refunded = before.Refunded + r.Amount, Content = Newer(before, r.UpdatedAt) },
        OrderFact.RefundRecorded r => new(new(r.Key, r.PlacedAt, r.Amount.Currency, [], Money.Zero(r.Amount.Currency), r.Customer), r.Run, Attribution.Explicit, r.Excluded, Repeat: false, Cancelled: false, r.Amount, IsRefundOnly: true, Late: null),
        OrderFact.LateOrderQueued => before! with { Late = "queued" },
        OrderFact.LateOrderSettled s => before! with { Late = s.Fulfil ? "fulfil" : "refund" },
        _ => throw new UnreachableException(),
    };

    private static OrderContent Newer(Order order, DateTimeOffset? updatedAt) =>
        updatedAt is { } at ? order.Content with { UpdatedAt = at } : order.Content;
}
