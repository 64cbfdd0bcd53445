using System.Collections.Concurrent;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalogue;

/// <summary>A price and the time in which it was asked.</summary>
/// <param name="Until">Null while it stands.</param>
public sealed record PricePoint(Money Price, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>
/// What variants cost over the last weeks, from memory: the prior price of a reduction is looked up by the writer. Any thread may ask.
/// </summary>
public sealed class Prices
{
    /// <summary>How far back a prior price is looked for (Directive 98/6/EC, article 6a).</summary>
    public static readonly TimeSpan Period = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<VariantId, PricePoint[]> _known = new();

    /// <summary>The lowest price of the last 30 days, the present one included; null where none is known in this currency.</summary>
    public Money? Lowest(VariantId variant, Currency currency, DateTimeOffset now) => Lowest(variant, currency, now - Period, now);

    /// <summary>The lowest price of the 30 days before the present price began; null where there was none before it.</summary>
    public Money? BeforePresent(VariantId variant, Currency currency)
    {
        if (!_known.TryGetValue(variant, out var points) || Array.FindLast(points, p => p.Until is null) is not { } present) return null;
        return Lowest([.. points.Where(p => p != present)], currency, present.From - Period, present.From);
    }

    /// <summary>A price that is asked from now on.</summary>
    public void Note(VariantId variant, Money price, DateTimeOffset now) =>
        _known.AddOrUpdate(variant, _ => [new(price, now, null)], (_, before) =>
            [.. before.Select(p => p.Until is null ? p with { Until = now } : p).Where(p => p.Until > now - 2 * Period),
                new(price, now, null)]);

    /// <summary>What the store knows of a variant; oldest first.</summary>
    public void Load(VariantId variant, IEnumerable<PricePoint> points) => _known[variant] = [.. points];

    public void Forget(VariantId variant) => _known.TryRemove(variant, out _);

    private Money? Lowest(VariantId variant, Currency currency, DateTimeOffset from, DateTimeOffset to) =>
        _known.TryGetValue(variant, out var points) ? Lowest(points, currency, from, to) : null;

    private static Money? Lowest(PricePoint[] points, Currency currency, DateTimeOffset from, DateTimeOffset to)
    {
        Money? lowest = null;
        foreach (var point in points)
            if (point.Price.Currency == currency && point.From <= to && !(point.Until < from)
                && !(point.Price >= lowest))
                lowest = point.Price;
        return lowest;
    }
}
