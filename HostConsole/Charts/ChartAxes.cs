namespace HostConsole.Charts;

/// <summary>The axes of a chart, and what moves along them, as ECharts has them.</summary>
internal static class ChartAxes
{
    private static readonly object None = new { Show = false };

    /// <summary>
    /// The axis of one grid, from the begin of the first step to the end of the last: the same for each chart of a
    /// group.
    /// </summary>
    public static object Along(ChartSpec chart, int grid)
    {
        var named = chart.Names.Count > 0;
        var line = new { Show = grid == 0, LineStyle = new { Color = "--line-strong" } };
        var label = new
        {
            Show = grid == 0,
            Color = "--text-3",
            FontSize = 11,
            HideOverlap = true,
            Formatter = named ? null : "@time",
            Interval = named ? 0 : (int?)null,
            Width = named ? 90 : (int?)null,
            Overflow = named ? "truncate" : null,
        };
        return new
        {
            Type = named ? "category" : "time",
            GridIndex = grid,
            Data = named ? chart.Names : null,
            Min = named || chart.Times.Count == 0 ? null : (long?)ChartOption.Milliseconds(chart.Times[0]),
            Max = named || chart.Times.Count == 0 ? null : (long?)ChartOption.Milliseconds(chart.Times[^1] + Step(chart)),
            AxisLabel = label,
            AxisLine = line,
            AxisTick = None,
            SplitLine = None,
        };
    }

    /// <summary>An axis for each unit, the second at the right; behind them that of the lanes.</summary>
    public static IEnumerable<object> Up(ChartSpec chart, ChartLayout layout)
    {
        foreach (var (unit, i) in layout.Units.Select((unit, i) => (unit, i))) yield return Numbers(unit, i);
        if (layout.LaneGrid is not { } grid) yield break;
        yield return new
        {
            Type = "category",
            GridIndex = grid,
            Inverse = true,
            Data = chart.Lanes.Select(l => l.Name),
            AxisLabel = new { Color = "--text-2", FontSize = 11, Width = ChartLayout.LeftAxis - 8, Overflow = "truncate" },
            AxisLine = None,
            AxisTick = None,
            SplitLine = new { Show = true, LineStyle = new { Color = "--chart-grid" } },
        };
    }

    private static object Numbers(ChartUnit unit, int index) => new
    {
        Type = "value",
        GridIndex = 0,
        Position = index == 0 ? "left" : "right",
        unit.Name,
        NameLocation = "end",
        NameGap = 10,
        NameTextStyle = new
        {
            Color = "--text-3",
            FontSize = 11,
            Align = index == 0 ? "left" : "right",
            Padding = index == 0 ? (int[])[0, 0, 0, 8 - ChartLayout.LeftAxis] : [0, 8 - ChartLayout.RightAxis, 0, 0],
        },
        Min = 0,
        MinInterval = unit.Money is null && !unit.Percent ? 1 : (int?)null,
        SplitNumber = 3,
        AxisLabel = new { Color = "--text-3", FontSize = 11, Formatter = $"@axis{index}" },
        SplitLine = new { Show = index == 0, LineStyle = new { Color = "--chart-grid" } },
    };

    /// <summary>
    /// The range in sight. Nothing is filtered: an axis of numbers that stretched meanwhile would tell another story.
    /// </summary>
    public static IEnumerable<object> Zooms(ChartSpec chart, ChartLayout layout)
    {
        var axes = Enumerable.Range(0, layout.Grids.Count);
        yield return new { Type = "inside", Disabled = true, FilterMode = "none", XAxisIndex = axes };
        if (!chart.Slider) yield break;
        yield return new
        {
            Type = "slider",
            FilterMode = "none",
            XAxisIndex = axes,
            layout.Left,
            layout.Right,
            Bottom = 4,
            Height = ChartLayout.SliderHeight,
            ShowDataShadow = false,
            ShowDetail = false,
            BorderColor = "--line",
            BackgroundColor = "--sunken",
            FillerColor = "--accent-soft",
            HandleStyle = new { Color = "--surface", BorderColor = "--control-line" },
            MoveHandleStyle = new { Color = "--line-strong" },
            Emphasis = new
            {
                HandleStyle = new { BorderColor = "--accent" },
                MoveHandleStyle = new { Color = "--control-line" },
            },
            BrushStyle = new { Color = "--accent-soft" },
        };
    }

    public static TimeSpan Step(ChartSpec chart) =>
        chart.Times.Count > 1 ? chart.Times[1] - chart.Times[0] : TimeSpan.FromMinutes(1);
}
