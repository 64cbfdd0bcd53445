using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Blitzes;

/// <summary>When a blitz is due: every so many minutes, or once a day at a time on the clock of a place.</summary>
/// <param name="EveryMinutes">5 to 1,440, on the clock's full minutes where they divide the hour or are hours; null where it is daily.</param>
/// <param name="DailyAt">The time on the wall; null where it comes every so many minutes.</param>
/// <param name="TimeZone">By its IANA name, such as Europe/Berlin.</param>
public sealed record BlitzSchedule(int? EveryMinutes, TimeOnly? DailyAt, string TimeZone)
{
    public const int FewestMinutes = 5, MostMinutes = 1440;

    /// <summary>A time of day as it is written: HH:mm, where 24:00 is the midnight at which the next day begins; null where it is none.</summary>
    public static TimeOnly? Time(string? written) =>
        written?.Trim() is "24:00" ? TimeOnly.MinValue
            : TimeOnly.TryParseExact(written?.Trim(), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public Outcome.Rejected? Check()
    {
        if (EveryMinutes is null == DailyAt is null)
            return Wrong("schedule", "Say how often: every so many minutes, or daily at a time.");
        if (EveryMinutes is < FewestMinutes or > MostMinutes)
            return Wrong("everyMinutes", $"It comes every {FewestMinutes} to {MostMinutes:N0} minutes.");
        return TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? "", out _) ? null
            : Wrong("timeZone", "Name a time zone such as Europe/Berlin.");
    }

    /// <summary>The first time after a moment.</summary>
    public DateTimeOffset After(DateTimeOffset moment)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        return DailyAt is { } time ? NextDay(zone, time, moment) : NextStep(zone, EveryMinutes!.Value, moment);
    }

    /// <summary>How many times come until a moment, the last of them, and the next.</summary>
    /// <param name="first">The first of them.</param>
    internal (int Count, DateTimeOffset Last, DateTimeOffset Next) Count(DateTimeOffset first, DateTimeOffset until)
    {
        var (count, last, next) = (0, first, first);
        while (next <= until)
        {
            (count, last) = (count + 1, next);
            next = After(next);
        }

        return (count, last, next);
    }

    // Once a day, from the day before on: what the clocks skip comes when they are set, which may be on the next date.
    private static DateTimeOffset NextDay(TimeZoneInfo zone, TimeOnly time, DateTimeOffset moment)
    {
        var day = WallClock.Today(moment, zone).AddDays(-1);
        while (true)
        {
            if (WallClock.At(day, time, zone) is var at && at > moment) return at;
            day = day.AddDays(1);
        }
    }

    // Steps count real time: on a day on which the clock changes there is one more hour, or one less.
    private static DateTimeOffset NextStep(TimeZoneInfo zone, int minutes, DateTimeOffset moment)
    {
        var step = minutes < 60 && 60 % minutes == 0 ? minutes : 60;
        var utc = moment.ToUniversalTime();
        if (minutes % step != 0) return new(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMinute + minutes * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        var local = TimeZoneInfo.ConvertTime(utc, zone);
        var since = local.TimeOfDay.Ticks % (step * TimeSpan.TicksPerMinute);
        return utc.AddTicks(minutes * TimeSpan.TicksPerMinute - since);
    }

    private static Outcome.Rejected Wrong(string field, string reason) => (Outcome.Rejected)Outcome.Invalid(field, reason);
}
