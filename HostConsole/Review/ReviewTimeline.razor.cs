using System.Globalization;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Review;

/// <summary>One step of the timeline in the show's own local time. <c>GMV</c> is in major units, for drawing only.</summary>
public sealed record TimelinePoint(DateTime At, int Viewers, int Comments, int Votes, int Claims, int Orders, double GMV);

public sealed partial class ReviewTimeline : ComponentBase
{
    private sealed record Line(string Name, string Group, int Colour);
    private sealed record Span(DateTime From, DateTime To, string Title);
    private sealed record Lane(string Name, int Colour, IReadOnlyList<Span> Marks);

    private static readonly Line[] Series =
    [
        new("Viewers", "people", 1), new("Comments", "people", 3), new("Votes", "people", 6), new("Claims", "people", 5),
        new("GMV", "GMV", 2), new("Orders", "orders", 4),
    ];

    private static readonly string[] Groups = ["people", "orders", "GMV"];

    // The same for each chart, so that a minute stands above itself; the lanes' names are as wide.
    private const int AxisWidth = 72;

    private readonly HashSet<string> _shown = ["Viewers", "Comments", "GMV", "Orders"];
    private IReadOnlyList<TimelinePoint> _points = [];
    private MinutePoint? _after;
    private double _start;
    private double _end = 1;
    private int _step = 1;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    [Parameter, EditorRequired] public ShowView Show { get; set; } = null!;

    /// <summary>The minutes in which something happened, in order.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<MinutePoint> Minutes { get; set; } = [];

    protected override void OnParametersSet()
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById(Show.Settings.TimeZone);
        Step(_step);
    }

    private void Toggle(string name)
    {
        if (!_shown.Remove(name)) _shown.Add(name);
    }

    private void Step(int minutes)
    {
        _step = minutes;
        (_points, _after) = Fold(Show, Minutes, _zone, minutes);
    }

    /// <summary>
    /// The minutes of the show in steps, two at least, zeros where nothing happened; what was placed after its end
    /// apart.
    /// </summary>
    public static (IReadOnlyList<TimelinePoint> Points, MinutePoint? After) Fold(ShowView show,
        IReadOnlyList<MinutePoint> minutes, TimeZoneInfo zone, int step)
    {
        if (show.StartedAt is not { } started || minutes.Count == 0) return ([], null);
        var first = Rollup.Minute(started) / step * step;
        var last = Rollup.Minute(show.EndedAt ?? minutes[^1].At);
        var byMinute = minutes.ToLookup(m => Rollup.Minute(m.At) / step * step);
        var points = new List<TimelinePoint>();
        var watching = 0;
        for (var minute = first; minute <= Math.Max(last, first + step) && points.Count < 5_000; minute += step)
        {
            var inside = byMinute[minute].Where(m => Rollup.Minute(m.At) <= last).ToArray();
            // Viewers are counted when their number changes: they stay until the next count. A row with nothing in it is a count of none.
            var counted = inside.Select(m => m.Watching).DefaultIfEmpty().Max();
            if (counted > 0 || inside.Any(m => m == MinutePoint.Of(0, null) with { At = m.At })) watching = counted;
            points.Add(new(
                TimeZoneInfo.ConvertTime(Rollup.At(minute), zone).DateTime, watching,
                inside.Sum(m => m.Comments), inside.Sum(m => m.Votes), inside.Sum(m => m.Claims),
                inside.Sum(m => m.Orders), inside.Sum(m => m.Gmv) / (double)show.Currency.Scale));
        }

        var late = minutes.Where(m => Rollup.Minute(m.At) > last).ToArray();
        return (points, late.Length == 0 ? null : late[0] with
        {
            Orders = late.Sum(m => m.Orders),
            Gmv = late.Sum(m => m.Gmv),
            Refunds = late.Sum(m => m.Refunds)
        });
    }

    // A pinned product has a lane, though the stage has no table and no hints.
    private IEnumerable<Lane> Lanes =>
        from lane in MechanicUis.All.Where(ui => ui.Review is not null)
            .Select(ui => (Kind: ui.Name, ui.Review!.Name, ui.Review.Colour)).Append((Kind: "pin", Name: "Pins", Colour: 6))
        let marks = Show.Marks.Where(m => m.Kind == lane.Kind).Select(SpanOf).ToArray()
        where marks.Length > 0
        select new Lane(lane.Name, lane.Colour, marks);

    private Span SpanOf(Mark mark)
    {
        var (from, to) = (Local(mark.At), Local(mark.EndAt ?? Show.EndedAt ?? mark.At.AddMinutes(1)));
        return new(from, to, $"{mark.Title}, {from.ToString("HH:mm:ss", Show.Culture)} to {to.ToString("HH:mm:ss", Show.Culture)}");
    }

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).DateTime;

    // The lane shows the same range as the zoomed charts.
    private double Fraction(DateTime at)
    {
        var whole = (_points[^1].At - _points[0].At).TotalSeconds;
        var inWhole = whole == 0 ? 0 : (at - _points[0].At).TotalSeconds / whole;
        return _end <= _start ? inWhole : (inWhole - _start) / (_end - _start);
    }

    private string X(DateTime at) => (Fraction(at) * 1000).ToString("0.##", CultureInfo.InvariantCulture);
    private string W(Span m) => Math.Max(3, (Fraction(m.To) - Fraction(m.From)) * 1000).ToString("0.##", CultureInfo.InvariantCulture);
    // A short show has fewer minutes than the axis has room for: each is named once.
    private object? Ticks => _points.Count <= 12 ? TimeSpan.FromMinutes(_step) : null;
    private string Time(object at) => at is DateTime t ? t.ToString("HH:mm", Show.Culture) : "";
    private string Number(object value) => value is double v ? v.ToString(v < 10 && v != Math.Floor(v) ? "0.#" : "N0", Show.Culture) : "";
}
