using System.Linq.Expressions;
using HostConsole.Core.Store;

namespace HostConsole.Orders;

/// <summary>By what a list of orders is sorted.</summary>
public enum OrderSort
{
    PlacedAt,
    Gmv,

    /// <summary>What somebody has to settle comes first, then what counts, then what doesn't.</summary>
    State,
}

internal static class OrderSorting
{
    // In the order in which OrderWords.State reads an order.
    private static readonly Expression<Func<OrderRow, int>> Rank = o =>
        o.Excluded != null ? 7 : o.State == "cancelled" ? 6 : o.State == "refund" ? 5
        : o.Late == "queued" ? 0 : o.Late == "refund" ? 1
        : o.Refunded == 0 ? 2 : o.Refunded < o.Gmv ? 3 : 4;

    /// <summary>Sorts in the store; orders that are the same in it stand newest first.</summary>
    public static IOrderedQueryable<OrderRow> Sorted(this IQueryable<OrderRow> orders, OrderSort sort, bool descending) =>
        (sort, descending) switch
        {
            (OrderSort.PlacedAt, false) => orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Key),
            (OrderSort.Gmv, false) => Newest(orders.OrderBy(o => o.Gmv)),
            (OrderSort.Gmv, true) => Newest(orders.OrderByDescending(o => o.Gmv)),
            (OrderSort.State, false) => Newest(orders.OrderBy(Rank)),
            (OrderSort.State, true) => Newest(orders.OrderByDescending(Rank)),
            _ => orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Key),
        };

    private static IOrderedQueryable<OrderRow> Newest(IOrderedQueryable<OrderRow> orders) =>
        orders.ThenByDescending(o => o.PlacedAt).ThenByDescending(o => o.Key);
}
