using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using HostConsole.Core.Audience;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Metrics;

/// <summary>The numbers of a run as they are now.</summary>
public sealed record MetricsView : ShowNumbers
{
    public MetricsView() { }

    internal MetricsView(Currency currency, MinuteTotals sum) : base(currency, sum) { }

    public int Watching { get; init; }

    /// <summary>Claims that became orders.</summary>
    public int Redeemed { get; init; }
    public ImmutableArray<MinutePoint> Recent { get; init; }

    /// <summary>The orders of about the last minute.</summary>
    [JsonIgnore] public ImmutableArray<SecondOfOrders> LastOrders { get; init; } = [];

    /// <summary>Orders placed in the 60 seconds up to <paramref name="now"/>, whenever the picture was made.</summary>
    public int OrdersPerMinute(DateTimeOffset now) =>
        LastOrders.Where(o => o.At > now - OrdersBySecond.Window && o.At <= now).Sum(o => o.Orders);

    public double? Redemption => Ratio.Of(Redeemed, Claims);
}

/// <summary>One minute for a sparkline or a chart.</summary>
public sealed record MinutePoint(
    DateTimeOffset At, int Watching, int Comments, int Votes, int Claims, int Entries, int Orders,
    long Gmv, long Refunds)
{
    private static readonly MinuteTotals Nothing = new();

    /// <param name="totals">Null where nothing happened.</param>
    public static MinutePoint Of(long minute, MinuteTotals? totals)
    {
        var t = totals ?? Nothing;
        return new(Rollup.At(minute), t.Watching, t.Comments, t.Votes, t.Claims, t.Entries, t.Orders, t.Gmv, t.Refunds);
    }
}

/// <summary>What a fact adds to one minute of a run.</summary>
public readonly record struct MinuteAddition(RunId Run, long Minute, MinuteTotals Totals);

/// <summary>The running numbers of one run. Belongs to the writer.</summary>
public sealed class RunMetrics(Currency currency)
{
    private Currency _currency = currency;

    /// <summary>Minutes that a live screen shows.</summary>
    public const int RecentMinutes = 30;

    public Currency Currency => _currency;

    private readonly Dictionary<Guid, SeenAs> _seen = [];
    private readonly SortedDictionary<long, MinuteTotals> _minutes = [];
    private (long At, MinuteTotals Totals)? _minute;
    private readonly Dictionary<Guid, int> _ordersByCustomer = [];
    private readonly Dictionary<Guid, int> _repeatByCustomer = [];
    private readonly BuyerSight _sight = new();
    private readonly OrdersBySecond _lastOrders = new();
    private readonly MinuteTotals _sum = new();
    private int _watching, _anonymous, _returned, _leftOut;
    private int _redeemed;
    private MetricsView? _view;
    private bool _stale;

    public bool IsBuyer(Guid person) => _ordersByCustomer.GetValueOrDefault(person) > 0;

    /// <summary>The show sells in another currency from the start; it has no orders yet.</summary>
    internal void SellIn(Currency other) => (_currency, _stale) = (other, true);

    /// <param name="added">Takes what the fact adds to which minute.</param>
    internal void Apply(LoggedFact fact, OrderChange? change, List<MinuteAddition>? added = null)
    {
        if (change is not null)
            foreach (var (minute, totals) in Rollup.Of(fact, change)) Add(fact, minute, totals, added);
        else if (Rollup.Of(fact.Fact) is { } one)
            Add(fact, Rollup.Minute(fact.At), one, added);
        if (Rollup.Seen(fact.Fact, change) is var (who, seen) && IsNew(who, seen) is not SeenAs.None and var first)
            Add(fact, Rollup.Minute(fact.At), Rollup.First(first), added);
        if (_sight.Apply(fact.Fact, change) is { } sighted) Add(fact, Rollup.Minute(fact.At), sighted, added);
        switch (fact.Fact)
        {
            case AudienceFact.AudienceCounted c:
                (_watching, _stale) = (c.Watching, true);
                break;
            case DealFact.ClaimOrdered:
                (_redeemed, _stale) = (_redeemed + 1, true);
                break;
            case DealFact.ClaimUnordered or DealFact.ClaimUnpaid:
                (_redeemed, _stale) = (_redeemed - 1, true);
                break;
        }

        if (change is null) return;
        Count(change);
        _lastOrders.Apply(fact.At, change);
    }

    private SeenAs IsNew(Guid who, SeenAs seen)
    {
        ref var before = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, who, out _);
        var first = seen & ~before;
        before |= seen;
        return first;
    }

    private void Add(LoggedFact fact, long minute, MinuteTotals totals, List<MinuteAddition>? added)
    {
        if (_minute?.At != minute)
        {
            if (!_minutes.TryGetValue(minute, out var found)) _minutes[minute] = found = new();
            _minute = (minute, found);
        }

        _minute.Value.Totals.Add(totals);
        _sum.Add(totals);
        added?.Add(new(fact.Run!.Value, minute, totals));
        _stale = true;
    }

    private void Count(OrderChange change)
    {
        _returned += change.After.Weight.Returned - (change.Before?.Weight.Returned ?? 0);
        if (change.Before is { } before) Count(before, -1);
        if (!change.After.Withdrawn) Count(change.After, 1);
        _stale = true;
    }

    private void Count(Order order, int sign)
    {
        var orders = sign * order.Weight.Orders;
        if (order.Excluded is not null) _leftOut += sign;
        if (order.Content.Customer is not { } customer)
        {
            _anonymous += orders;
            return;
        }

        Tally(_ordersByCustomer, customer, orders);
        if (order.Repeat) Tally(_repeatByCustomer, customer, orders);
    }

    private static void Tally(Dictionary<Guid, int> tally, Guid who, int by)
    {
        var count = tally.GetValueOrDefault(who) + by;
        if (count == 0) tally.Remove(who);
        else tally[who] = count;
    }

    /// <summary>What goals are measured by.</summary>
    internal Tally Tally() => new(_sum.Orders, _sum.Units, _sum.Gmv, _sum.Claims, _sum.Votes, _sum.Comments, _sum.NewViewers);

    public MetricsView View(DateTimeOffset now)
    {
        var end = Rollup.Minute(now);
        if (!_stale && _view is { Recent: [.., var last] } && last.At == Rollup.At(end)) return _view;
        _stale = false;
        return _view = new(_currency, _sum)
        {
            Watching = _watching,
            Buyers = _ordersByCustomer.Count,
            OrdersWithoutCustomer = _anonymous,
            RepeatBuyers = _repeatByCustomer.Count,
            ReturnedOrders = _returned,
            LeftOut = _leftOut,
            Redeemed = _redeemed,
            Recent = Recent(end),
            LastOrders = _lastOrders.View(),
        };
    }

    // Most points are those of the picture before.
    private ImmutableArray<MinutePoint> Recent(long end)
    {
        var points = ImmutableArray.CreateBuilder<MinutePoint>(RecentMinutes);
        var (first, before) = (end - RecentMinutes + 1, _view?.Recent ?? []);
        var shift = before is [var oldest, ..] ? (int)Math.Clamp(first - Rollup.Minute(oldest.At), -RecentMinutes, RecentMinutes) : 0;
        for (var i = 0; i < RecentMinutes; i++)
        {
            var point = MinutePoint.Of(first + i, _minutes.GetValueOrDefault(first + i));
            points.Add(i + shift is >= 0 and var old && old < before.Length && before[old] == point ? before[old] : point);
        }

        return points.MoveToImmutable();
    }

    /// <summary>All minutes so far, by UTC minutes since 1970; copies, so that they may leave the writer.</summary>
    public ImmutableArray<(long Minute, MinuteTotals Totals)> Minutes() => [.. _minutes.Select(m => (m.Key, m.Value with { }))];
}
