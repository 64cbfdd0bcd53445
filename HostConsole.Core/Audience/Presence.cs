using HostConsole.Core.Kernel;

namespace HostConsole.Core.Audience;

/// <summary>A viewer who came or went.</summary>
/// <param name="Ago">How many seconds before it was noted, 0 or more.</param>
public readonly record struct Sighting(ViewerId Viewer, int Ago);

/// <summary>
/// Who watches a run, and for how long: visits of the show's own page, by the clock of the show, which runs while the show is live or
/// rehearsed and stands still before, in pauses and after the end. Belongs to the writer.
/// </summary>
public sealed class Presence
{
    /// <summary>Whoever is away for longer has ended a visit, at the moment when they were last there.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromSeconds(30);

    /// <summary>So often is noted that those who are there still are, where nobody came or went.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    /// <summary>On another platform only writing tells that somebody is there: they are for this long after.</summary>
    public static readonly TimeSpan AfterWriting = TimeSpan.FromMinutes(5);

    private readonly List<(DateTimeOffset At, TimeSpan Show, bool Runs)> _course = [];
    private readonly Dictionary<ViewerId, Visits> _visits = [];
    private readonly Dictionary<ViewerId, DateTimeOffset> _wrote = [];
    private DateTimeOffset? _ended;

    /// <param name="Watched">In visits that are over.</param>
    /// <param name="Since">When the visit began that is not over, by the show's clock; null where there is none.</param>
    /// <param name="Until">When the last one was over, by the show's clock.</param>
    private readonly record struct Visits(TimeSpan Watched, TimeSpan? Since, TimeSpan Until);

    /// <summary>When visits were noted last; null before the first.</summary>
    public DateTimeOffset? NotedAt { get; private set; }

    /// <summary>Those whose page is open, in no order.</summary>
    public IEnumerable<ViewerId> Here => _visits.Where(v => v.Value.Since is not null).Select(v => v.Key);

    public bool IsHere(ViewerId viewer) => _visits.TryGetValue(viewer, out var visits) && visits.Since is not null;

    /// <summary>Everybody who was ever noted, in no order, with the time that they watched so far.</summary>
    public IEnumerable<(ViewerId Viewer, TimeSpan Watched)> All(DateTimeOffset now)
    {
        var show = ShowTime(now);
        return _visits.Select(v => (v.Key, WatchedOf(v.Value, show)));
    }

    public Attendance Of(ViewerId viewer, DateTimeOffset now)
    {
        var (show, visits) = (ShowTime(now), _visits.GetValueOrDefault(viewer));
        var here = visits.Since is not null
            || _wrote.TryGetValue(viewer, out var wrote) && (_ended < now ? _ended.Value : now) - wrote <= AfterWriting;
        return new(here, TimeSpan.FromTicks(Math.Min(WatchedOf(visits, show).Ticks, show.Ticks)), show);
    }

    /// <summary>How long the show was on by a moment, without its pauses.</summary>
    public TimeSpan ShowTime(DateTimeOffset at)
    {
        for (var i = _course.Count - 1; i >= 0; i--)
            if (_course[i] is var (from, show, runs) && from <= at) return runs ? show + (at - from) : show;
        return TimeSpan.Zero;
    }

    /// <summary>The show is on, or no more: from here its clock runs or stands still.</summary>
    internal void Run(bool runs, DateTimeOffset at, bool ended = false)
    {
        _course.Add((at, ShowTime(at), runs));
        if (ended) _ended = at;
    }

    internal void Wrote(ViewerId viewer, DateTimeOffset at) => _wrote[viewer] = at;

    internal void Apply(AudienceFact.PresenceNoted noted, DateTimeOffset at)
    {
        foreach (var (viewer, ago) in noted.Went)
        {
            if (!_visits.TryGetValue(viewer, out var visits) || visits.Since is not { } since) continue;
            var until = ShowTime(at.AddSeconds(-ago)) is var told && told > since ? told : since;
            _visits[viewer] = new(visits.Watched + (until - since), null, until);
        }

        foreach (var (viewer, ago) in noted.Came)
        {
            var visits = _visits.GetValueOrDefault(viewer);
            if (visits.Since is not null) continue;
            var since = ShowTime(at.AddSeconds(-ago));
            _visits[viewer] = visits with { Since = since > visits.Until ? since : visits.Until };
        }

        NotedAt = at;
    }

    private static TimeSpan WatchedOf(Visits visits, TimeSpan show) =>
        visits.Watched + (visits.Since is { } since && show > since ? show - since : TimeSpan.Zero);
}
