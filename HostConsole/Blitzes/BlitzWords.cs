using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Blitzes;

namespace HostConsole.Blitzes;

/// <summary>How blitzes are worded at the console; for the audience: <see cref="BlitzTexts"/>.</summary>
public static class BlitzWords
{
    /// <summary>"every hour", "every 15 minutes", "daily at 00:00, Europe/Berlin".</summary>
    public static string Schedule(BlitzSchedule schedule, CultureInfo culture) => schedule switch
    {
        { DailyAt: { } time } => $"daily at {time.ToString("HH:mm", CultureInfo.InvariantCulture)}, {schedule.TimeZone.Replace('_', ' ')}",
        { EveryMinutes: 60 } => "every hour",
        _ => $"every {Quantity.Of(schedule.EveryMinutes ?? 0, "minute", culture)}",
    };

    /// <summary>A moment on the clock of the schedule's place: "20:00"; with its day where that is another one than today's.</summary>
    public static string At(DateTimeOffset at, BlitzSchedule schedule, DateTimeOffset now, CultureInfo culture)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone);
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return local.Date == today.Date ? local.ToString("HH:mm", culture) : local.ToString("ddd HH:mm", culture);
    }
}
