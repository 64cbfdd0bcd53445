using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Blitzes;
using Microsoft.Extensions.Localization;

namespace HostConsole.Blitzes;

/// <summary>What the audience reads of blitzes: BlitzTexts.resx.</summary>
public sealed class BlitzTexts
{
    private BlitzTexts() { }

    /// <summary>"every hour", "every 15 minutes", "every day at 00:00".</summary>
    public static string Schedule(BlitzSchedule schedule, CultureInfo culture, IStringLocalizer texts) => schedule switch
    {
        { DailyAt: { } time } => texts["Schedule_Daily", time.ToString("HH:mm", CultureInfo.InvariantCulture)],
        { EveryMinutes: 60 } => texts["Schedule_Hourly"],
        _ => Quantity.Of(schedule.EveryMinutes ?? 0, texts, "Schedule_Every", culture),
    };

    /// <summary>The next time on the clock of the schedule's place, with that place: "20:00 (Europe/Berlin)".</summary>
    public static string Next(BlitzView blitz, CultureInfo culture) =>
        $"{TimeZoneInfo.ConvertTime(blitz.Next, TimeZoneInfo.FindSystemTimeZoneById(blitz.Schedule.TimeZone)).ToString("HH:mm", culture)} "
            + $"({blitz.Schedule.TimeZone.Replace('_', ' ')})";
}
