using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Live;

/// <summary>Times of the run of show by the server's clock.</summary>
public static class RunClock
{
    /// <summary>Since the start, to now or to the end; null before it.</summary>
    public static TimeSpan? Elapsed(ShowView show, DateTimeOffset now) =>
        show.StartedAt is { } start ? Positive((show.EndedAt ?? now) - start) : null;

    /// <summary>How long a segment was on, over all its turns; null where it never was.</summary>
    public static TimeSpan? Spent(ShowView show, SegmentId segment, DateTimeOffset now)
    {
        var turns = show.Marks.Where(m => m.Kind == "segment" && m.Ref == segment.Value && m.EndAt is not null).ToArray();
        var before = TimeSpan.FromTicks(turns.Sum(m => (m.EndAt!.Value - m.At).Ticks));
        if (show.Segment == segment && show.EndedAt is null && show.SegmentStartedAt is { } since) return before + Positive(now - since);
        return turns.Length == 0 ? null : before;
    }

    /// <summary>
    /// Over the plan (positive) or ahead of it (negative), counting what is before the current segment and what the
    /// current one ran over; null without a current one.
    /// </summary>
    public static TimeSpan? Drift(ShowView show, DateTimeOffset now)
    {
        var segments = show.Plan.Segments;
        var at = segments.ToList().FindIndex(s => s.Id == show.Segment);
        if (at < 0) return null;
        var drift = TimeSpan.Zero;
        for (var i = 0; i < segments.Count; i++)
        {
            var over = (Spent(show, segments[i].Id, now) ?? TimeSpan.Zero) - TimeSpan.FromMinutes(segments[i].Minutes);
            drift += i < at ? over : Positive(over);
        }

        return drift;
    }

    /// <summary>"0:42:17" for the show.</summary>
    public static string WithHours(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    /// <summary>"8:17" for a segment or a countdown, "1:02:10" from an hour on.</summary>
    public static string Brief(TimeSpan time) =>
        time.TotalHours >= 1
            ? WithHours(time)
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");

    /// <summary>What is left, rounded up, so that it says 0:00 only when it is over.</summary>
    public static TimeSpan Left(DateTimeOffset until, DateTimeOffset now) =>
        TimeSpan.FromSeconds(Math.Ceiling(Positive(until - now).TotalSeconds));

    /// <summary>"+2:10 over", "0:40 ahead", "on time".</summary>
    public static string InWords(TimeSpan drift) =>
        Math.Abs(drift.TotalSeconds) < 1 ? "on time"
            : drift > TimeSpan.Zero ? $"+{Brief(drift)} over"
            : $"{Brief(-drift)} ahead";

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
