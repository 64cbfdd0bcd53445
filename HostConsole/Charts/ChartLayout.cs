namespace HostConsole.Charts;

/// <summary>Where the parts of a chart stand, in pixels: the numbers, the lanes below them, the slider.</summary>
/// <param name="Units">The units of its series: one axis each.</param>
/// <param name="LaneGrid">Which of the grids has the lanes; null without any.</param>
internal sealed record ChartLayout(
    IReadOnlyList<(int Top, int Height)> Grids, List<ChartUnit> Units, int? LaneGrid, int Left, int Right, int Height)
{
    // The same for each chart of a group, so that a minute stands above itself.
    public const int LeftAxis = 72, RightAxis = 60, SliderHeight = 22;
    private const int RightEdge = 20, AxisTitle = 26, TimeLabels = 24, LaneHeight = 22, Gap = 8;

    public static ChartLayout Of(ChartSpec chart)
    {
        List<(int, int)> grids = [];
        var units = chart.Series.Select(s => s.Unit).Distinct().ToList();
        var (below, lanes) = (0, (int?)null);
        if (chart.Series.Count > 0)
        {
            grids.Add((AxisTitle, chart.PlotHeight));
            below = AxisTitle + chart.PlotHeight + TimeLabels;
        }

        if (chart.Lanes.Count > 0)
        {
            lanes = grids.Count;
            grids.Add((below + Gap / 2, chart.Lanes.Count * LaneHeight));
            below += Gap / 2 + chart.Lanes.Count * LaneHeight + (lanes == 0 ? TimeLabels : Gap);
        }

        if (chart.Slider) below += SliderHeight + 2 * Gap;
        return new(grids, units, lanes, LeftAxis, units.Count > 1 ? RightAxis : RightEdge, below);
    }
}
