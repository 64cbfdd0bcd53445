using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Charts;

/// <summary>What the numbers of an axis are.</summary>
/// <param name="Name">The axis's title: "people", "orders per minute".</param>
/// <param name="Money">Written as amounts of this currency, in major units.</param>
/// <param name="Percent">Shares of 1, written as percentages.</param>
public sealed record ChartUnit(string Name, Currency? Money = null, bool Percent = false);

/// <summary>How a series is drawn. On an axis of times one series of a chart can be bars.</summary>
public enum ChartForm { Line, Area, Bars }

/// <summary>One row of numbers, as long as the chart's axis.</summary>
/// <param name="Colour">1 to 6, of the tokens <c>--chart-1</c> to <c>--chart-6</c>.</param>
/// <param name="Values">Null where there is nothing to say.</param>
/// <param name="Shown">False: in the legend, and off until somebody presses it.</param>
public sealed record ChartSeries(
    string Name, ChartForm Form, int Colour, ChartUnit Unit, IReadOnlyList<double?> Values, bool Shown = true);

/// <summary>A stretch of time with a name, in the times of the axis.</summary>
public sealed record ChartSpan(string Title, DateTime From, DateTime To);

/// <summary>A row of spans below the numbers.</summary>
/// <param name="Colour">1 to 6; 0 is neutral.</param>
public sealed record ChartLane(string Name, int Colour, IReadOnlyList<ChartSpan> Spans);

/// <summary>A chart as data: what it shows, not how. <see cref="ChartOption"/> makes it what the browser draws.</summary>
public sealed record ChartSpec
{
    public required string Title { get; init; }

    /// <summary>One sentence for who doesn't see it.</summary>
    public required string Description { get; init; }

    public required CultureInfo Culture { get; init; }

    /// <summary>Stands above the chart in a PNG: the show's title.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The name of its files, without an ending.</summary>
    public required string File { get; init; }

    /// <summary>Charts of one group, with the same axis, zoom together and share the crosshair.</summary>
    public string Group { get; init; } = "";

    /// <summary>When each step begins, in the time of day where the show is, evenly spaced. Empty where <see cref="Names"/> are the axis.</summary>
    public IReadOnlyList<DateTime> Times { get; init; } = [];

    /// <summary>An axis of names; such a chart doesn't zoom.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What a column of the table is called that holds the axis.</summary>
    public string AxisName { get; init; } = "Time";

    public IReadOnlyList<ChartSeries> Series { get; init; } = [];

    /// <summary>Spans behind the numbers, every other one shaded.</summary>
    public IReadOnlyList<ChartSpan> Bands { get; init; } = [];

    public IReadOnlyList<ChartLane> Lanes { get; init; } = [];

    /// <summary>A slider with the whole range below it.</summary>
    public bool Slider { get; init; }

    /// <summary>Pixels of the numbers' own area.</summary>
    public int PlotHeight { get; init; } = 120;
}
