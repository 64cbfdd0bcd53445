using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Shows;

/// <summary>The orders of a run as they came. Belongs to the writer.</summary>
public sealed class Purchases
{
    private readonly List<Purchase> _all = [], _firsts = [];
    private readonly HashSet<string> _orders = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _buyers = [];

    /// <param name="buyers">Only the first of each buyer.</param>
    public IReadOnlyList<Purchase> Of(bool buyers) => buyers ? _firsts : _all;

    internal void Add(OrderChange change)
    {
        if (change is not { After: { Weight.Orders: 1, Content: var order } } || !_orders.Add(order.Key.ToString())) return;
        var purchase = new Purchase(order.Key.ToString(), order.Viewer?.Value ?? order.Customer);
        _all.Add(purchase);
        // Who isn't named is nobody whom we know.
        if (purchase.Buyer is not { } buyer || _buyers.Add(order.Customer ?? buyer)) _firsts.Add(purchase);
    }
}
