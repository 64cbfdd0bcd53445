using System.Diagnostics;
using HostConsole.Charts;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using HostConsole.ShowPages;

namespace HostConsole.Live;

/// <summary>The numbers of the top bar over the whole show so far, a point a minute.</summary>
public static class FigureCharts
{
    /// <summary>Null where there are less than two minutes to draw.</summary>
    public static ChartSpec? Of(ShowView show, FigureKind kind, IReadOnlyList<MinutePoint> minutes)
    {
        var timeline = new Timeline(show);
        var (points, _) = timeline.Fold(minutes, step: 1);
        if (points.Count < 2) return null;
        var money = show.Currency;
        var (orders, sales) = (Summed(points, p => p.Orders), Summed(points, p => p.Gmv));
        var (title, description, series) = kind switch
        {
            FigureKind.Watching => ("Watching", "How many people watch.", (ChartSeries[])
                [Row("Watching", ChartForm.Area, 1, new("people watching"), points.Select(p => (double?)p.Viewers))]),
            FigureKind.Gmv => ("GMV", "Sales before refunds, each minute and in all.",
            [
                Row("Each minute", ChartForm.Bars, 2, new($"{money.Code} per minute", money),
                    points.Select(p => (double?)p.Gmv)),
                Row("In all", ChartForm.Line, 1, new($"{money.Code} so far", money), sales.Select(s => (double?)s)),
            ]),
            FigureKind.Conversion => ("Orders ÷ viewers", "Orders so far over the viewers of now.",
                [Row("Orders ÷ viewers", ChartForm.Area, 1, new("orders ÷ viewers", Percent: true),
                    orders.Select(o => show.Metrics.Viewers > 0 ? o / show.Metrics.Viewers : (double?)null))]),
            FigureKind.Aov => ("AOV", "GMV so far over orders so far.",
                [Row("AOV", ChartForm.Line, 1, new($"{money.Code} per order", money),
                    sales.Zip(orders, (s, o) => o > 0 ? s / o : (double?)null))]),
            FigureKind.Orders => ("Orders", "Orders, each minute.",
                [Row("Orders", ChartForm.Bars, 4, new("orders per minute"), points.Select(p => (double?)p.Orders))]),
            _ => throw new UnreachableException(),
        };
        return new()
        {
            Title = title,
            Description = description,
            Subject = show.Settings.Title,
            File = $"{show.Code}-{kind.ToString().ToLowerInvariant()}",
            Culture = show.Culture,
            Times = [.. points.Select(p => p.At)],
            Series = series,
            Bands = timeline.Segments,
            Lanes = timeline.Lanes,
            Slider = true,
            PlotHeight = 220,
        };
    }

    private static ChartSeries Row(string name, ChartForm form, int colour, ChartUnit unit, IEnumerable<double?> values) =>
        new(name, form, colour, unit, [.. values]);

    private static double[] Summed(IReadOnlyList<TimelinePoint> points, Func<TimelinePoint, double> part)
    {
        var sum = 0d;
        return [.. points.Select(p => sum += part(p))];
    }
}
