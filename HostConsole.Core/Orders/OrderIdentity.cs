namespace HostConsole.Core.Orders;

/// <summary>
/// Tells when two are one order. A shop's webhook names an order by its id, its export by a number with or without an id, a call by
/// either; two shops may give the same number to two orders.
/// </summary>
internal static class OrderIdentity
{
    /// <summary>Doors that don't say which shop an order is from: the API and a file that nobody named.</summary>
    private static readonly string[] Unnamed = ["api", "import"];
    private static readonly TimeSpan Near = TimeSpan.FromDays(1);

    public static Order? Match(OrderState orders, OrderContent order)
    {
        if (orders.Find(order.Key) is { } same) return same;
        foreach (var key in order.Also ?? [])
            if (orders.Find(key) is { } also) return also;
        if (orders.Named(new(order.Key.Source, order.Number ?? order.Key.ExternalId)) is { } named
            && (HasNoId(order) || HasNoId(named.Content)))
            return named;
        foreach (var source in Unnamed.Contains(order.Key.Source) ? orders.Sources : Unnamed)
        {
            if (source == order.Key.Source) continue;
            foreach (var name in order.Number is { } number && number != order.Key.ExternalId
                ? [order.Key.ExternalId, number]
                : new[] { order.Key.ExternalId })
                if (orders.Named(new(source, name)) is { IsRefundOnly: false } other && IsLike(other.Content, order)) return other;
        }

        return null;
    }

    /// <summary>An id in a shop is not enough across shops: they were placed at about the same time, and have an item in common.</summary>
    public static bool IsLike(OrderContent one, OrderContent other) =>
        (one.PlacedAt - other.PlacedAt).Duration() <= Near && one.Currency == other.Currency && SharesItem(one, other);

    /// <summary>Whether two orders of one number can't be the same: placed at another time, with none of the items.</summary>
    public static bool Contradict(OrderContent one, OrderContent other) =>
        one.PlacedAt != other.PlacedAt && one.Lines.Count > 0 && other.Lines.Count > 0 && !SharesItem(one, other);

    /// <summary>A number as it is compared: shops write it with and without a #.</summary>
    public static string Plain(string number) => number.TrimStart('#').Trim();

    private static bool HasNoId(OrderContent order) => order.Number is null || Plain(order.Number) == Plain(order.Key.ExternalId);

    private static bool SharesItem(OrderContent one, OrderContent other)
    {
        var names = one.Lines.SelectMany(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return other.Lines.SelectMany(Names).Any(names.Contains);
    }

    private static IEnumerable<string> Names(OrderLine line) => line.Sku is { Length: > 0 } sku ? [sku, line.Title] : [line.Title];
}

/// <summary>The ids and numbers by which orders go, beside their keys.</summary>
internal sealed class OrderNames
{
    // An import may name its source as it likes; a search over all doors stays short.
    private const int MostSources = 50;

    private readonly Dictionary<OrderKey, OrderKey> _also = [];
    private readonly Dictionary<OrderKey, OrderKey> _byNumber = [];
    private readonly List<string> _sources = [];

    public IReadOnlyList<string> Sources => _sources;

    public OrderKey? ById(OrderKey key) => _also.TryGetValue(key, out var found) ? found : null;

    public OrderKey? ByNumber(OrderKey key) => _byNumber.TryGetValue(Numbered(key.Source, key.ExternalId), out var found) ? found : null;

    public void Add(OrderContent order)
    {
        if (!_sources.Contains(order.Key.Source) && _sources.Count < MostSources) _sources.Add(order.Key.Source);
        foreach (var key in order.Also ?? []) _also.TryAdd(key, order.Key);
        if (Number(order) is { } number) _byNumber.TryAdd(number, order.Key);
    }

    public void Remove(OrderContent order)
    {
        foreach (var key in order.Also ?? []) Remove(_also, key, order.Key);
        if (Number(order) is { } number) Remove(_byNumber, number, order.Key);
    }

    private static void Remove(Dictionary<OrderKey, OrderKey> names, OrderKey name, OrderKey of)
    {
        if (names.TryGetValue(name, out var found) && found == of) names.Remove(name);
    }

    // Null where the order's own key is its plain number: it is found by that.
    private static OrderKey? Number(OrderContent order) =>
        Numbered(order.Key.Source, order.Number ?? order.Key.ExternalId) is var number && number != order.Key
            && number.ExternalId.Length > 0
            ? number
            : null;

    private static OrderKey Numbered(string source, string number) => new(source, OrderIdentity.Plain(number));
}
