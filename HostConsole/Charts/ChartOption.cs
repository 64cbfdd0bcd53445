using System.Text.Json;
using System.Text.Json.Serialization;

namespace HostConsole.Charts;

/// <summary>
/// The option of Apache ECharts for a chart, and what charts.js needs beside it, as JSON. Colours are the names of CSS
/// tokens ("--chart-1") and functions have names ("@span"): the browser puts in what they stand for.
/// </summary>
public static class ChartOption
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Json(ChartSpec chart) => JsonSerializer.Serialize(Of(chart), Options);

    private static object Of(ChartSpec chart)
    {
        var layout = ChartLayout.Of(chart);
        return new
        {
            chart.Title,
            chart.Subject,
            chart.File,
            chart.Group,
            chart.AxisName,
            Culture = chart.Culture.Name,
            layout.Height,
            Names = chart.Names.Count > 0 ? chart.Names : null,
            // A point stands in the middle of its step, so that it is above what was on meanwhile.
            Times = chart.Names.Count > 0 ? null : chart.Times.Select(t => Milliseconds(t + ChartAxes.Step(chart) / 2)),
            Series = chart.Series.Select(s => new
            {
                s.Name,
                s.Colour,
                s.Shown,
                Unit = s.Unit.Name,
                Money = s.Unit.Money?.Code,
                Percent = s.Unit.Percent ? true : (bool?)null,
            }),
            Lanes = chart.Lanes.Select(l => new { l.Name, l.Colour, Spans = l.Spans.Select(SpanOf) }),
            Bands = chart.Bands.Select(SpanOf),
            Option = Option(chart, layout),
        };
    }

    private static object Option(ChartSpec chart, ChartLayout layout) =>
        new
        {
            UseUTC = true,
            Animation = false,
            TextStyle = new { FontFamily = "--font", Color = "--text-2" },
            Legend = new { Show = false, Selected = chart.Series.ToDictionary(s => s.Name, s => s.Shown) },
            Grid = layout.Grids.Select(g => new { layout.Left, layout.Right, g.Top, g.Height }),
            XAxis = layout.Grids.Select((_, grid) => ChartAxes.Along(chart, grid)),
            YAxis = ChartAxes.Up(chart, layout),
            DataZoom = chart.Names.Count > 0 ? null : ChartAxes.Zooms(chart, layout),
            Series = (object[])
            [
                .. chart.Series.Select((s, i) => SeriesOf(chart, s, i, layout.Units.IndexOf(s.Unit))),
                .. LaneSeries(chart, layout),
            ],
        };

    private static object SeriesOf(ChartSpec chart, ChartSeries series, int index, int axis)
    {
        var style = ChartStyle.Of(index);
        var colour = $"--chart-{series.Colour}";
        var bars = series.Form == ChartForm.Bars;
        return new
        {
            series.Name,
            // On an axis of times the library widens the axis for its own bars, and this chart alone would be out of step.
            Type = !bars ? "line" : chart.Names.Count > 0 ? "bar" : "custom",
            RenderItem = bars && chart.Names.Count == 0 ? "@bar" : null,
            XAxisIndex = 0,
            YAxisIndex = axis,
            Silent = true,
            Emphasis = new { Disabled = true },
            Data = series.Values,
            Symbol = bars ? null : "@" + style.Symbol,
            Clip = bars && chart.Names.Count == 0 ? true : (bool?)null,
            SymbolSize = bars ? (int?)null : 7,
            ShowAllSymbol = bars ? (bool?)null : true,
            ShowSymbol = bars ? (bool?)null : chart.Series.Count > 1,
            Sampling = bars ? null : "lttb",
            LineStyle = bars ? null : new { Width = 2, Color = colour },
            ItemStyle = new
            {
                Color = colour,
                Decal = bars && index > 0 ? style.Decal : null,
                BorderRadius = bars ? (int[])[2, 2, 0, 0] : null,
            },
            AreaStyle = series.Form == ChartForm.Area ? new { Color = colour, Opacity = .14 } : null,
            BarMaxWidth = bars ? 28 : (int?)null,
            BarCategoryGap = bars ? "30%" : null,
            MarkArea = index == 0 && chart.Bands.Count > 0 ? Shades(chart) : null,
        };
    }

    private static object Shades(ChartSpec chart) => new
    {
        Silent = true,
        ItemStyle = new { Color = "--chart-band" },
        Label = new { Show = false },
        Data = chart.Bands.Where((_, i) => i % 2 == 1)
            .Select(b => (object[])[new { Name = b.Title, XAxis = Milliseconds(b.From) }, new { XAxis = Milliseconds(b.To) }]),
    };

    private static IEnumerable<object> LaneSeries(ChartSpec chart, ChartLayout layout) =>
        layout.LaneGrid is not { } grid ? [] : chart.Lanes.Select((lane, row) => (object)new
        {
            Type = "custom",
            RenderItem = "@span",
            XAxisIndex = grid,
            YAxisIndex = layout.Units.Count,
            Silent = true,
            Encode = new { X = (int[])[1, 2], Y = 0 },
            ItemStyle = new { Color = lane.Colour == 0 ? "--line-strong" : $"--chart-{lane.Colour}" },
            Data = lane.Spans.Select(s => (object[])[row, Milliseconds(s.From), Milliseconds(s.To), s.Title]),
        });

    private static object SpanOf(ChartSpan span) =>
        new { span.Title, From = Milliseconds(span.From), To = Milliseconds(span.To) };

    /// <summary>A time of day as the browser gets it: as if it were UTC, so that its own zone doesn't matter.</summary>
    public static long Milliseconds(DateTime local) => (local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
