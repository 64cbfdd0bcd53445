namespace HostConsole.Charts;

/// <summary>What tells lines and bars apart without their colour, by their place in the chart.</summary>
/// <param name="Dash">"solid", or lengths of line and gap.</param>
/// <param name="Symbol">At the points of a line.</param>
/// <param name="Decal">A pattern over bars.</param>
public sealed record ChartStyle(object Dash, string Symbol, object? Decal)
{
    private static readonly ChartStyle[] All =
    [
        new("solid", "circle", null),
        new((int[])[7, 4], "rect", Stripes(.7)),
        new((int[])[2, 3], "triangle", Stripes(-.7)),
        new((int[])[9, 3, 2, 3], "diamond", Stripes(0)),
        new((int[])[12, 4], "emptyCircle", Stripes(1.57)),
        new((int[])[4, 2, 1, 2, 1, 2], "emptyRect", Stripes(.35)),
    ];

    public static ChartStyle Of(int index) => All[index % All.Length];

    /// <summary>The dash as SVG has it, for the legend.</summary>
    public string? DashArray => Dash is int[] lengths ? string.Join(' ', lengths) : null;

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
