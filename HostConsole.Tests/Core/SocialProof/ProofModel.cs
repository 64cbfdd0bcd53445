using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Tests.SocialProof;

/// <summary>How many bought lately, by all facts from the first: slow, and small enough to be read.</summary>
internal static class ProofModel
{
    private sealed record Bought(DateTimeOffset At, OrderContent Order, bool Cancelled, long Refunded);

    public static int Count(IEnumerable<ShowFact> facts, DateTimeOffset now, TimeSpan window, VariantId? variant)
    {
        var orders = new Dictionary<OrderKey, Bought>();
        var groups = new List<HashSet<Guid>>();
        foreach (var fact in facts)
        {
            if (fact is OrderFact.OrderPlaced { Run: not null, Excluded: null } placed)
            {
                orders[placed.Key] = new(placed.Order.PlacedAt, placed.Order, false, 0);
                Join(placed.Order);
            }
            else if (fact is OrderFact order && orders.TryGetValue(order.Key, out var known))
            {
                if (fact is OrderFact.OrderChanged changed) Join(changed.Order);
                orders[order.Key] = order switch
                {
                    OrderFact.OrderChanged f => known with { Order = f.Order },
                    OrderFact.OrderCancelled => known with { Cancelled = true },
                    OrderFact.OrderRefunded f => known with { Refunded = known.Refunded + f.Amount.Minor },
                    _ => known,
                };
            }
        }

        // Whole seconds: the order's own is the one in which it was made.
        var since = now - window;
        return orders.Values.Where(o => !o.Cancelled && (o.Refunded == 0 || o.Refunded < o.Order.Gmv.Minor)
                && o.At.AddTicks(-(o.At.Ticks % TimeSpan.TicksPerSecond)) > since && (variant is null || o.Order.Lines.Any(l => l.Variant == variant)))
            .Select(o => Ids(o.Order)).Where(ids => ids.Count > 0)
            .Select(ids => groups.Single(g => g.Overlaps(ids))).Distinct().Count();

        // Whom any order named together is one person, whatever became of the order.
        void Join(OrderContent order)
        {
            var ids = Ids(order);
            foreach (var same in groups.Where(g => g.Overlaps(ids)).ToList())
            {
                groups.Remove(same);
                ids.UnionWith(same);
            }

            if (ids.Count > 0) groups.Add(ids);
        }
    }

    private static HashSet<Guid> Ids(OrderContent order) => [.. new[] { order.Customer, order.Viewer?.Value }.OfType<Guid>()];
}
