using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>What an order adds to its show's totals; all zero while it is cancelled or left out.</summary>
/// <param name="Orders">1 or 0.</param>
/// <param name="Gmv">Minor units of the show's currency, as <paramref name="Refunds"/> and <paramref name="Discounts"/>.</param>
/// <param name="Returned">1 where anything was refunded.</param>
public readonly record struct OrderWeight(int Orders, long Gmv, long Refunds, long Discounts, int Units, int Returned);

/// <summary>One order as it stands.</summary>
public sealed record Order(
    OrderContent Content, RunId? Run, Attribution Attribution, string? Excluded, bool Repeat, bool Cancelled,
    Money Refunded, bool IsRefundOnly, string? Late)
{
    public OrderKey Key => Content.Key;

    /// <summary>placed, cancelled or refund.</summary>
    public string State => IsRefundOnly ? "refund" : Cancelled ? "cancelled" : "placed";

    /// <summary>It is its run's no more.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Earlier versions that the shop dates to the same time as this one.</summary>
    internal IReadOnlyList<OrderContent> Tied { get; init; } = [];

    public OrderWeight Weight => Withdrawn || Excluded is not null || Run is null ? default
        : IsRefundOnly ? new(0, 0, Refunded.Minor, 0, 0, 0)
        : Cancelled ? default
        : new(1, Content.Gmv.Minor, Refunded.Minor, Content.Discount.Minor, Content.Units, Refunded.Minor > 0 ? 1 : 0);
}

/// <summary>What one fact did to one order, for whoever adds up.</summary>
/// <param name="Before">Null where it is new.</param>
public sealed record OrderChange(Order? Before, Order After);

/// <summary>The orders of the ledger, over all its shows. Belongs to the writer.</summary>
public sealed class OrderState
{
    private readonly Dictionary<OrderKey, Order> _byKey = [];
    private readonly Dictionary<OrderKey, Dictionary<string, Money>> _refunds = [];
    private readonly Dictionary<RunId, List<OrderKey>> _late = [];
    private readonly Dictionary<string, RunId> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderNames _names = new();
    private readonly Customers _customers = new();
    private readonly Dictionary<Guid, HashSet<OrderKey>> _imports = [];

    /// <summary>The order with this id.</summary>
    public Order? Find(OrderKey key) =>
        _byKey.GetValueOrDefault(key) ?? (_names.ById(key) is { } also ? _byKey.GetValueOrDefault(also) : null);

    /// <summary>The order with this id or, as people write it, with this number.</summary>
    public Order? Named(OrderKey key) =>
        Find(key) ?? (_names.ByNumber(key) is { } named ? _byKey.GetValueOrDefault(named) : _byKey.GetValueOrDefault(
            key with { ExternalId = OrderIdentity.Plain(key.ExternalId) }));

    /// <summary>The order that this is a version of, by whichever door it came first.</summary>
    public Order? Match(OrderContent order) => OrderIdentity.Match(this, order);

    public IEnumerable<Order> Of(RunId run) => _byKey.Values.Where(o => o.Run == run);
    public IEnumerable<Order> LateOf(RunId run) =>
        _late.TryGetValue(run, out var keys)
            ? keys.Select(k => _byKey[k]).Where(o => o is { Late: "queued", Cancelled: false })
            : [];

    /// <summary>How much of a refund is recorded; null where it isn't known.</summary>
    public Money? Refunded(OrderKey key, string refund) =>
        _refunds.TryGetValue(key, out var known) && known.TryGetValue(refund, out var amount) ? amount : null;
    internal IEnumerable<KeyValuePair<string, Money>> RefundsById(OrderKey key) => _refunds.GetValueOrDefault(key) ?? [];
    public int RefundsOf(OrderKey key) => _refunds.TryGetValue(key, out var known) ? known.Count : 0;
    public bool HadOrderBefore(Guid customer, DateTimeOffset placedAt) => _customers.FirstOrder(customer) < placedAt;
    public RunId? RunOfCode(string code) => _codes.TryGetValue(code, out var run) ? run : null;

    /// <summary>All shops and doors that orders came from.</summary>
    public IEnumerable<string> Sources => _names.Sources;

    /// <summary>The orders that an import brought and still owns.</summary>
    public IReadOnlyCollection<OrderKey> OfImport(Guid import) => _imports.GetValueOrDefault(import) ?? [];

    /// <summary>The person whose id this is.</summary>
    public Guid PersonOf(Guid id) => _customers.Person(id);

    /// <summary>A person's orders, in all shows.</summary>
    internal IEnumerable<Order> OfPerson(Guid person) => _customers.OrdersOf(person).Select(k => _byKey[k]);

    /// <summary>An empty book to rehearse in: real customers and orders have no part in it.</summary>
    public static OrderState Blank() => new();

    internal OrderChange? Apply(OrderFact fact)
    {
        if (fact is OrderFact.CodeIssued issued)
        {
            if (issued.Run is { } run) _codes[issued.Code] = run;
            return null;
        }

        var before = _byKey.GetValueOrDefault(fact.Key);
        var after = After(before, fact);
        if (before is not null) Unlist(before);
        if (after.Withdrawn)
        {
            _byKey.Remove(fact.Key);
            _refunds.Remove(fact.Key);
            return new(before, after);
        }

        _byKey[fact.Key] = after;
        List(after);
        if (fact is OrderFact.OrderRefunded refund)
        {
            if (!_refunds.TryGetValue(fact.Key, out var known)) _refunds[fact.Key] = known = new(StringComparer.Ordinal);
            known[refund.Refund] = known.TryGetValue(refund.Refund, out var sum) ? sum + refund.Amount : refund.Amount;
        }

        if (fact is OrderFact.LateOrderQueued { Run: { } of }) (_late.TryGetValue(of, out var late) ? late : _late[of] = []).Add(fact.Key);
        return new(before, after);
    }

    private void List(Order order)
    {
        _names.Add(order.Content);
        if (order.Content.Import is { } import)
            (_imports.TryGetValue(import, out var brought) ? brought : _imports[import] = []).Add(order.Key);
        if (!order.IsRefundOnly && order.Excluded != "test") _customers.Add(order.Content);
    }

    private void Unlist(Order order)
    {
        _names.Remove(order.Content);
        if (order.Content.Import is { } import && _imports.TryGetValue(import, out var brought)
            && brought.Remove(order.Key) && brought.Count == 0)
            _imports.Remove(import);
        if (!order.IsRefundOnly && order.Excluded != "test") _customers.Remove(order.Content);
    }

    private static Order After(Order? before, OrderFact fact) => fact switch
    {
        OrderFact.OrderPlaced p => new(p.Order, p.Run, p.Attribution, p.Excluded, p.Repeat, Cancelled: false,
            Money.Zero(p.Order.Currency), IsRefundOnly: false, Late: null),
        OrderFact.OrderChanged c => before! with
        {
            Content = c.Order,
            Repeat = c.Repeat ?? before.Repeat,
            Tied = c.Order.UpdatedAt == before.Content.UpdatedAt ? [.. before.Tied.TakeLast(20), before.Content] : []
        },
        OrderFact.OrderCancelled c => before! with { Cancelled = true, Content = Newer(before, c.UpdatedAt) },
        OrderFact.OrderRefunded r => before! with { Refunded = before.Refunded + r.Amount, Content = Newer(before, r.UpdatedAt) },
        OrderFact.OrderWithdrawn => before! with { Withdrawn = true },
        OrderFact.RefundRecorded r => new(
            new(r.Key, r.PlacedAt, r.Amount.Currency, [], Money.Zero(r.Amount.Currency), r.Customer, Import: r.Import),
            r.Run, Attribution.Explicit,
            r.Excluded, Repeat: false, Cancelled: false, r.Amount, IsRefundOnly: true, Late: null),
        OrderFact.LateOrderQueued => before! with { Late = "queued" },
        OrderFact.LateOrderSettled s => before! with { Late = s.Fulfil ? "fulfil" : "refund" },
        _ => throw new UnreachableException(),
    };

    private static OrderContent Newer(Order order, DateTimeOffset? updatedAt) =>
        updatedAt is { } at ? order.Content with { UpdatedAt = at } : order.Content;
}
