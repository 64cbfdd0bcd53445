using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Shows;

/// <summary>The orders of a run as they came. Belongs to the writer.</summary>
public sealed class Purchases
{
    private readonly List<Purchase> _all = [], _firsts = [];
    private readonly Dictionary<string, Purchase> _byOrder = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, SortedSet<int>> _standing = [];
    private readonly HashSet<Guid> _buyers = [];

    /// <param name="buyers">Only the first of each buyer.</param>
    public IReadOnlyList<Purchase> Of(bool buyers) => buyers ? _firsts : _all;

    /// <summary>An order by its key; null where it isn't one of the run's.</summary>
    public Purchase? Find(string order) => _byOrder.GetValueOrDefault(order);

    /// <summary>The newest of a buyer's orders that stands, among those after the first so many; null for none.</summary>
    public Purchase? Standing(Guid buyer, int since) =>
        _standing.TryGetValue(buyer, out var own) && own.Max >= since ? _all[own.Max] : null;

    internal void Add(OrderChange change)
    {
        var key = change.After.Key.ToString();
        if (!_byOrder.TryGetValue(key, out var purchase))
        {
            if (change.After is not { Weight.Orders: 1, Content: var order }) return;
            purchase = new(key, order.Viewer?.Value ?? order.Customer, order.Customer, _all.Count, order.Gmv.Minor);
            _byOrder.Add(key, purchase);
            _all.Add(purchase);
            // Who isn't named is nobody whom we know.
            if (purchase.Buyer is not { } first || _buyers.Add(order.Customer ?? first)) _firsts.Add(purchase);
        }

        if (purchase.Buyer is not { } buyer) return;
        if (Stands(change.After))
        {
            if (!_standing.TryGetValue(buyer, out var own)) _standing.Add(buyer, own = []);
            own.Add(purchase.Number);
        }
        else if (_standing.TryGetValue(buyer, out var own) && own.Remove(purchase.Number) && own.Count == 0) _standing.Remove(buyer);
    }

    private static bool Stands(Order order) =>
        order.Weight is { Orders: 1 } weight && (weight.Returned == 0 || weight.Refunds < weight.Gmv);
}
