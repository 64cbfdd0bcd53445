namespace HostConsole.Core.Orders;

/// <summary>
/// Who bought what, over all shows. A shop names a person by a key, by an e-mail address or by both; ids that one order names
/// together are one person from then on.
/// </summary>
internal sealed class Customers
{
    private sealed class Bought
    {
        public Dictionary<OrderKey, DateTimeOffset> Orders { get; } = [];
        public DateTimeOffset First { get; set; } = DateTimeOffset.MaxValue;
    }

    private readonly Dictionary<Guid, Guid> _sameAs = [];
    private readonly Dictionary<Guid, Bought> _bought = [];

    public Guid Person(Guid id)
    {
        while (_sameAs.TryGetValue(id, out var same)) id = same;
        return id;
    }

    public IReadOnlyList<OrderKey> OrdersOf(Guid person) => _bought.TryGetValue(person, out var bought) ? [.. bought.Orders.Keys] : [];

    /// <summary>Null where the person never ordered.</summary>
    public DateTimeOffset? FirstOrder(Guid id) => _bought.TryGetValue(Person(id), out var bought) ? bought.First : null;

    public void Add(OrderContent order)
    {
        if (order.Customer is not { } customer) return;
        foreach (var id in order.CustomerIds ?? [])
            if (Person(id) is var known && known != Person(customer)) _sameAs[known] = Person(customer);
        if (!_bought.TryGetValue(customer, out var bought)) _bought[customer] = bought = new();
        bought.Orders[order.Key] = order.PlacedAt;
        if (order.PlacedAt < bought.First) bought.First = order.PlacedAt;
    }

    public void Remove(OrderContent order)
    {
        if (order.Customer is not { } customer || !_bought.TryGetValue(customer, out var bought)
            || !bought.Orders.Remove(order.Key))
            return;
        if (bought.Orders.Count == 0) _bought.Remove(customer);
        else if (order.PlacedAt == bought.First) bought.First = bought.Orders.Values.Min();
    }
}
