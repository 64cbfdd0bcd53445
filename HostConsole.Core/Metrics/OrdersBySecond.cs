using System.Collections.Immutable;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Metrics;

/// <summary>Orders placed in one second of UTC.</summary>
public readonly record struct SecondOfOrders(DateTimeOffset At, int Orders);

/// <summary>The orders of the last minute, for a rate that moves. Belongs to the writer.</summary>
internal sealed class OrdersBySecond
{
    /// <summary>How far back a rate looks.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly SortedDictionary<long, int> _orders = [];
    private ImmutableArray<SecondOfOrders>? _view;

    public void Apply(DateTimeOffset known, OrderChange change)
    {
        Add(known, change.Before, -1);
        Add(known, change.After, 1);
    }

    private void Add(DateTimeOffset known, Order? order, int sign)
    {
        if (order is not { Weight.Orders: > 0 } || order.Content.PlacedAt <= known - Window) return;
        _view = null;
        while (_orders.Count > 0 && _orders.First().Key is var oldest && At(oldest) <= known - Window) _orders.Remove(oldest);
        var second = order.Content.PlacedAt.ToUnixTimeSeconds();
        if ((_orders[second] = _orders.GetValueOrDefault(second) + sign) == 0) _orders.Remove(second);
    }

    /// <summary>By second, the oldest first; some may be older than the window.</summary>
    public ImmutableArray<SecondOfOrders> View() => _view ??= [.. _orders.Select(o => new SecondOfOrders(At(o.Key), o.Value))];

    private static DateTimeOffset At(long second) => DateTimeOffset.FromUnixTimeSeconds(second);
}
