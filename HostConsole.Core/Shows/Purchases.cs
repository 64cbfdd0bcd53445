using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Shows;

/// <summary>The orders of a run as they came. Belongs to the writer.</summary>
public sealed class Purchases
{
    // For those that the host may name: who comes after so many isn't new any more.
    private const int MostLookedAt = 200;

    private readonly List<Purchase> _all = [], _firsts = [];
    private readonly Dictionary<string, Purchase> _byOrder = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, SortedSet<int>> _standing = [];
    private readonly HashSet<Guid> _buyers = [];
    private readonly List<OrderContent> _contents = [];
    private readonly SortedSet<(DateTimeOffset At, int Number)> _byTime = [];
    private readonly Identities _people = new();

    /// <param name="buyers">Only the first of each buyer.</param>
    public IReadOnlyList<Purchase> Of(bool buyers) => buyers ? _firsts : _all;

    /// <summary>An order by its key; null where it isn't one of the run's.</summary>
    public Purchase? Find(string order) => _byOrder.GetValueOrDefault(order);

    /// <summary>The newest of a buyer's orders that stands, among those after the first so many; null for none.</summary>
    public Purchase? Standing(Guid buyer, int since) =>
        _standing.TryGetValue(buyer, out var own) && own.Max >= since ? _all[own.Max] : null;

    /// <summary>All of them, the newest first.</summary>
    public IEnumerable<Purchase> AllStanding(Guid buyer, int since) =>
        _standing.TryGetValue(buyer, out var own) ? own.Reverse().TakeWhile(n => n >= since).Select(n => _all[n]) : [];

    /// <inheritdoc cref="Moment.BuyersSince"/>
    public BuyerCount BuyersSince(DateTimeOffset since, VariantId? variant)
    {
        var newest = new Dictionary<int, DateTimeOffset>();
        foreach (var (at, number) in _byTime.Reverse())
        {
            if (at <= since) break;
            var order = _contents[number];
            if ((variant is null || order.Lines.Any(l => l.Variant == variant && l.Quantity > 0))
                && Names(order).Select(_people.PersonOf).FirstOrDefault() is { } person)
                newest.TryAdd(person, at);
        }

        return newest.Count == 0 ? default : new(newest.Count, newest.Values.Min());
    }

    /// <inheritdoc cref="Moment.Newest"/>
    public IEnumerable<Purchase> Newest(int most) =>
        _byTime.Reverse().Take(MostLookedAt).Select(o => _all[o.Number]).Where(p => p.Viewer is not null).DistinctBy(p => p.Viewer).Take(most);

    private static IEnumerable<Guid> Names(OrderContent order)
    {
        if (order.Customer is { } customer) yield return customer;
        foreach (var id in order.CustomerIds ?? []) yield return id;
        if (order.Viewer is { } viewer) yield return viewer.Value;
    }

    // Of the second in which it was made: a count by whole seconds leaves out too early rather than too late.
    private static DateTimeOffset TimeOf(OrderContent order, DateTimeOffset came)
    {
        var at = (order.PlacedAt < came ? order.PlacedAt : came).ToUniversalTime();
        return at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <param name="came">When the change was told.</param>
    internal void Add(OrderChange change, DateTimeOffset came)
    {
        var key = change.After.Key.ToString();
        if (!_byOrder.TryGetValue(key, out var purchase))
        {
            if (change.After is not { Weight.Orders: 1, Content: var order }) return;
            purchase = new(key, order.Viewer?.Value ?? order.Customer, order.Customer, _all.Count, order.Gmv.Minor, order.Viewer, TimeOf(order, came));
            _byOrder.Add(key, purchase);
            _all.Add(purchase);
            _contents.Add(order);
            // Who isn't named is nobody whom we know.
            if (purchase.Buyer is not { } first || _buyers.Add(order.Customer ?? first)) _firsts.Add(purchase);
        }

        _contents[purchase.Number] = change.After.Content;
        _people.Join(Names(change.After.Content));
        var stands = Stands(change.After);
        if (stands) _byTime.Add((purchase.At, purchase.Number));
        else _byTime.Remove((purchase.At, purchase.Number));

        if (purchase.Buyer is not { } buyer) return;
        if (stands)
        {
            if (!_standing.TryGetValue(buyer, out var own)) _standing.Add(buyer, own = []);
            own.Add(purchase.Number);
        }
        else if (_standing.TryGetValue(buyer, out var own) && own.Remove(purchase.Number) && own.Count == 0) _standing.Remove(buyer);
    }

    internal static bool Stands(Order order) =>
        order.Weight is { Orders: 1 } weight && (weight.Returned == 0 || weight.Refunds < weight.Gmv);
}
