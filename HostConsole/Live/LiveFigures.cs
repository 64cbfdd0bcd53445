using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Audience;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;

namespace HostConsole.Live;

/// <summary>One number of the top bar.</summary>
/// <param name="Definition">What it means, with what stands beside it.</param>
/// <param name="Href">What it was counted from.</param>
/// <param name="Trend">The last half hour, a point a minute, oldest first; empty where there is nothing to draw.</param>
/// <param name="Whole">What its chart of the whole show has.</param>
public sealed record Figure(
    string Label, string Value, string Definition, string Href, IReadOnlyList<double> Trend, FigureKind Whole);

public enum FigureKind { Watching, Gmv, Conversion, Aov, Orders }

/// <summary>The numbers of the top bar, written as the show's culture has them.</summary>
public static class LiveFigures
{
    public static IReadOnlyList<Figure> Of(ShowView show, DateTimeOffset now)
    {
        var (m, culture) = (show.Metrics, show.Culture);
        var minutes = Minutes(m, now);
        var orders = $"/shows/{show.Id}/orders";
        var review = $"/shows/{show.Id}/review";
        var sales = Cumulated(minutes, p => p.Gmv, m.Gmv.Minor);
        var ordered = Cumulated(minutes, p => p.Orders, m.Orders);
        var platforms = string.Concat(show.Audience.Platforms.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $" {Chat.ChannelName.Of(p.Key)} counts {Quantity.Of(p.Value, culture)}."));
        // The platforms' own counts stand beside ours, in the peak's place, and are never added to it.
        var beside = show.Audience.Platforms.Where(p => p.Value > 0).ToArray() switch
        {
            [] => show.Audience.Peak > 0 ? $" · peak {Quantity.Of(show.Audience.Peak, culture)}" : "",
            [var one] when Chat.ChannelName.HasIcon(one.Key) => $" · {Quantity.Of(one.Value, culture)} on {Chat.ChannelName.Of(one.Key)}",
            var several => $" · {Quantity.Of((int)Math.Min(int.MaxValue, several.Sum(p => (long)p.Value)), culture)} elsewhere",
        };
        return
        [
            new("watching" + beside, Quantity.Of(show.Audience.Watching, culture),
                $"{Definitions.Watching} Peak: {Definitions.Peak} So far {Quantity.Of(show.Audience.Peak, culture)}. "
                    + $"{Quantity.Of(m.Viewers, "viewer", culture)} in all.{Chatters(m, culture)}{platforms}",
                review, Drawn(Stayed(minutes, show.Audience.Watching)), FigureKind.Watching),
            new($"GMV · {Quantity.Of(m.Orders, "order", culture)}", m.Gmv.Show(culture),
                $"{Definitions.Gmv} Net of refunds: {m.Net.Show(culture)}." + (m.LeftOut > 0
                    ? $" {Quantity.Of(m.LeftOut, culture)} left out: tests, or another currency."
                    : ""),
                orders, Drawn(sales), FigureKind.Gmv),
            new("conversion" + (m.UnseenBuyers > 0 ? $" · {Quantity.Of(m.UnseenBuyers, culture)} not seen" : ""),
                Percent.Of(m.Conversion, culture),
                $"{Definitions.Conversion} {ConversionWords.Of(m, culture)}"
                    + (m.Conversion is null || m.Viewers == 0 ? ""
                        : $" Orders ÷ viewers: {Percent.Of(m.OrdersPerViewer, culture)}. The line is orders ÷ people seen."),
                orders, m.Conversion is null ? [] : Drawn(ordered.Select(o => o / m.Seen)), FigureKind.Conversion),
            new("AOV", m.Aov?.Show(culture) ?? Percent.None,
                Definitions.Aov + (m.Orders == 0 ? " Empty until the first order." : ""), orders,
                Drawn(sales.Zip(ordered, (s, o) => o > 0 ? s / o : 0)), FigureKind.Aov),
            new("orders/min", Quantity.Of(m.OrdersPerMinute(now), culture), Definitions.OrdersPerMinute, orders,
                Drawn(minutes.Select(p => (double)p.Orders)), FigureKind.Orders),
        ];
    }

    private static string Chatters(MetricsView m, CultureInfo culture) =>
        m.Chatters == 0 ? "" : $" {Quantity.Of(m.Chatters, "person", culture, "people")} wrote in platforms' chats, and are not among them.";

    /// <summary>The last half hour up to <paramref name="now"/>, whenever the picture was made.</summary>
    private static MinutePoint[] Minutes(MetricsView metrics, DateTimeOffset now)
    {
        var known = metrics.Recent.ToDictionary(p => Rollup.Minute(p.At));
        var end = Rollup.Minute(now);
        return [.. Enumerable.Range(1 - RunMetrics.RecentMinutes, RunMetrics.RecentMinutes)
            .Select(i => known.GetValueOrDefault(end + i) ?? MinutePoint.Of(end + i, null))];
    }

    /// <summary>
    /// Viewers are counted when their number changes: they stay until the next count, and those of the last one are
    /// here now.
    /// </summary>
    private static double[] Stayed(MinutePoint[] minutes, int now)
    {
        var (last, watching) = (Array.FindLastIndex(minutes, p => p.Watching > 0), 0);
        return [.. minutes.Select((p, i) => (double)(i > last ? now : watching = p.Watching > 0 ? p.Watching : watching))];
    }

    private static double[] Cumulated(MinutePoint[] minutes, Func<MinutePoint, long> part, long total)
    {
        var sum = (double)(total - minutes.Sum(part));
        return [.. minutes.Select(p => sum += part(p))];
    }

    private static double[] Drawn(IEnumerable<double> points) => points.ToArray() is var all && all.Distinct().Count() > 1 ? all : [];
}
