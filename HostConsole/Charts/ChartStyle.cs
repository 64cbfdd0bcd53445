namespace HostConsole.Charts;

/// <summary>
/// What tells lines and bars apart without their colour, by their place in the chart. Lines are not dashed: a browser without a graphics
/// card takes three times as long over a dashed line, and a chart that is zoomed lost its sixty frames a second to it.
/// </summary>
/// <param name="Symbol">At the points of a line.</param>
/// <param name="Decal">A pattern over bars.</param>
public sealed record ChartStyle(string Symbol, object? Decal)
{
    private static readonly ChartStyle[] All =
    [
        new("circle", null),
        new("rect", Stripes(.7)),
        new("triangle", Stripes(-.7)),
        new("diamond", Stripes(0)),
        new("emptyCircle", Stripes(1.57)),
        new("emptyRect", Stripes(.35)),
    ];

    public static ChartStyle Of(int index) => All[index % All.Length];

    private static object Stripes(double rotation) =>
        new
        {
            Symbol = "rect",
            DashArrayX = (int[])[1, 0],
            DashArrayY = (int[])[2, 4],
            Rotation = rotation,
            Color = "--chart-decal",
        };
}
