using HostConsole.Charts;
using HostConsole.Core.Shows;
using HostConsole.ShowPages;

namespace HostConsole.Review;

/// <summary>The charts of the timeline, which zoom together.</summary>
public static class TimelineCharts
{
    public const string Group = "timeline";

    /// <param name="step">Minutes that a point stands for.</param>
    public static IReadOnlyList<ChartSpec> Of(ShowView show, Timeline timeline, IReadOnlyList<TimelinePoint> points, int step)
    {
        var per = step == 1 ? "per minute" : $"per {step} minutes";
        var segments = timeline.Segments;
        ChartUnit counts = new(per);
        var empty = new ChartSpec
        {
            Title = "",
            Description = "",
            File = "",
            Culture = show.Culture,
            Subject = show.Settings.Title,
            Group = Group,
            Times = [.. points.Select(p => p.At)],
            Bands = segments,
        };

        // What never moved is in the legend, and off.
        ChartSeries Row(string name, ChartForm form, int colour, ChartUnit unit, Func<TimelinePoint, double> of) =>
            new(name, form, colour, unit, [.. points.Select(p => (double?)of(p))], Shown: points.Any(p => of(p) > 0));

        ChartSpec Chart(string title, string description, params ChartSeries[] series) => empty with
        {
            Title = title,
            Description = $"{description} From {points[0].At:HH:mm} to {points[^1].At:HH:mm}, {per}.",
            File = $"{show.Code}-{title.ToLowerInvariant()}",
            Series = series,
        };

        var lanes = timeline.Lanes;
        List<ChartSpec> charts =
        [
            Chart("Viewers", $"How many people watched, {points.Max(p => p.Viewers)} at most.",
                Row("Viewers", ChartForm.Area, 1, new("people watching"), p => p.Viewers)),
            Chart("Activity", "Comments, votes and claims.",
                Row("Comments", ChartForm.Line, 3, counts, p => p.Comments),
                Row("Votes", ChartForm.Line, 6, counts, p => p.Votes),
                Row("Claims", ChartForm.Line, 5, counts, p => p.Claims)),
            Chart("Orders", $"{points.Sum(p => p.Orders)} orders during the show.",
                Row("Orders", ChartForm.Bars, 4, counts, p => p.Orders)) with { PlotHeight = 90 },
            Chart("GMV", "Sales before refunds.",
                Row("GMV", ChartForm.Area, 2, new($"{show.Currency.Code} {per}", show.Currency), p => p.Gmv)),
        ];
        if (lanes.Count > 0)
        {
            var on = Chart("What was on", "The segments of the run of show, and what ran in them.");
            charts.Add(on with { File = $"{show.Code}-what-was-on", Bands = [], Lanes = lanes });
        }

        charts[^1] = charts[^1] with { Slider = true };
        return charts;
    }
}
