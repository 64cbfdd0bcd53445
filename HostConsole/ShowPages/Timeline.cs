using HostConsole.Charts;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;

namespace HostConsole.ShowPages;

/// <summary>One step of a show, in the time of day where it was. <c>Gmv</c> is in major units, for drawing only.</summary>
public sealed record TimelinePoint(DateTime At, int Viewers, int Comments, int Votes, int Claims, int Orders, double Gmv);

/// <summary>What moved when in a show: its steps, and what was on.</summary>
public sealed class Timeline
{
    private const int Most = 5_000;
    private readonly ShowView _show;
    private readonly TimeSpan _offset;

    public Timeline(ShowView show)
    {
        _show = show;
        // One offset for the whole show: where the clocks change meanwhile, its minutes go on evenly.
        var zone = TimeZoneInfo.FindSystemTimeZoneById(show.Settings.TimeZone);
        _offset = zone.GetUtcOffset(show.StartedAt ?? show.CreatedAt);
    }

    /// <summary>
    /// The minutes of the show in steps, two at least, zeros where nothing happened; what was placed after its end
    /// apart.
    /// </summary>
    public (IReadOnlyList<TimelinePoint> Points, MinutePoint? After) Fold(IReadOnlyList<MinutePoint> minutes, int step)
    {
        if (_show.StartedAt is not { } started || minutes.Count == 0) return ([], null);
        var first = Rollup.Minute(started) / step * step;
        var last = Rollup.Minute(_show.EndedAt ?? minutes[^1].At);
        var byMinute = minutes.ToLookup(m => Rollup.Minute(m.At) / step * step);
        var points = new List<TimelinePoint>();
        var watching = 0;
        for (var minute = first; minute <= Math.Max(last, first + step) && points.Count < Most; minute += step)
        {
            var inside = byMinute[minute].Where(m => Rollup.Minute(m.At) <= last).ToArray();
            // Viewers are counted when their number changes: they stay until the next count. A row with nothing in it is a count of none.
            var counted = inside.Select(m => m.Watching).DefaultIfEmpty().Max();
            if (counted > 0 || inside.Any(m => m == MinutePoint.Of(0, null) with { At = m.At })) watching = counted;
            points.Add(new(Local(Rollup.At(minute)), watching,
                inside.Sum(m => m.Comments), inside.Sum(m => m.Votes), inside.Sum(m => m.Claims),
                inside.Sum(m => m.Orders), inside.Sum(m => m.Gmv) / (double)_show.Currency.Scale));
        }

        var late = minutes.Where(m => Rollup.Minute(m.At) > last).ToArray();
        return (points, late.Length == 0 ? null : late[0] with
        {
            Orders = late.Sum(m => m.Orders),
            Gmv = late.Sum(m => m.Gmv),
            Refunds = late.Sum(m => m.Refunds)
        });
    }

    /// <summary>The segments of the run of show as they were.</summary>
    public IReadOnlyList<ChartSpan> Segments => Spans("segment");

    /// <summary>The segments, and what each mechanic had on.</summary>
    public IReadOnlyList<ChartLane> Lanes =>
    [
        .. new[] { new ChartLane("Segments", 0, Segments), new ChartLane("Pauses", 0, Spans("pause")) }
            .Concat(MechanicUis.All.Where(ui => ui.Review is not null)
                .Select(ui => new ChartLane(ui.Review!.Name, ui.Review.Colour, Spans(ui.Review.Marks ?? ui.Name))))
            .Where(lane => lane.Spans.Count > 0),
    ];

    private ChartSpan[] Spans(string kind) =>
    [
        .. _show.Marks.Where(m => m.Kind == kind)
            .Select(m => new ChartSpan(m.Title, Local(m.At), Local(m.EndAt ?? _show.EndedAt ?? m.At.AddMinutes(1)))),
    ];

    private DateTime Local(DateTimeOffset at) => at.UtcDateTime + _offset;
}
