using System.Collections.Immutable;
using System.Globalization;
using HostConsole.Core.Wheels;

namespace HostConsole.Wheels;

/// <summary>One slice of a drawn wheel.</summary>
/// <param name="Segment">Its place among the wheel's segments, from 0.</param>
/// <param name="Path">Its outline, around 0 0 with a radius of 100, as an SVG path.</param>
/// <param name="Angle">Of the whole turn, in degrees.</param>
/// <param name="Middle">Where its middle stands, clockwise from the top, in degrees.</param>
public sealed record WheelSlice(int Segment, string Path, double Angle, double Middle)
{
    /// <summary>Below it a text would cover the slices beside it.</summary>
    public bool HasText => Angle >= 8;

    /// <summary>Whether the text must be turned around, so that it isn't upside down.</summary>
    public bool IsLeft => Middle > 180;

    /// <summary>Along the slice, from the rim inwards.</summary>
    public string Turn => IsLeft
        ? string.Create(CultureInfo.InvariantCulture, $"rotate({Middle + 90:0.##}) translate(-84 0)")
        : string.Create(CultureInfo.InvariantCulture, $"rotate({Middle - 90:0.##}) translate(84 0)");
}

/// <summary>
/// How a wheel is drawn: a slice for each segment, as wide as its weight, also once it is gone; the consolation alone, once it is
/// all that is left.
/// </summary>
public static class WheelSlices
{
    private const double Radius = 100;

    public static ImmutableArray<WheelSlice> Of(WheelView wheel)
    {
        var consoles = wheel.Segments.Any(s => s is { Consolation: true, Odds: > 0 });
        var shown = wheel.Segments.Index().Where(s => s.Item.Consolation == consoles).ToArray();
        var (total, at) = ((double)shown.Sum(s => s.Item.Weight), 0.0);
        var slices = ImmutableArray.CreateBuilder<WheelSlice>(shown.Length);
        foreach (var (index, segment) in shown)
        {
            var angle = 360 * segment.Weight / total;
            slices.Add(new(index, Path(at, at + angle), angle, at + angle / 2));
            at += angle;
        }

        return slices.MoveToImmutable();
    }

    private static string Path(double from, double to)
    {
        if (to - from > 359.99) return "M0-100A100 100 0 1 1 0 100A100 100 0 1 1 0-100Z";
        var ((x1, y1), (x2, y2)) = (Point(from), Point(to));
        return string.Create(CultureInfo.InvariantCulture,
            $"M0 0L{x1:0.##} {y1:0.##}A100 100 0 {(to - from > 180 ? 1 : 0)} 1 {x2:0.##} {y2:0.##}Z");
    }

    private static (double X, double Y) Point(double angle) =>
        (Radius * Math.Sin(angle * Math.PI / 180), -Radius * Math.Cos(angle * Math.PI / 180));
}
