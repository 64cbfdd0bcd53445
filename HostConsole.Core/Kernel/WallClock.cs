namespace HostConsole.Core.Kernel;

/// <summary>Days and times as the clocks of a time zone show them, on the days on which they are changed too.</summary>
public static class WallClock
{
    public static DateOnly Today(DateTimeOffset now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    /// <summary>
    /// When the clocks show a time of a day: the first moment where they do so twice, and the one at which they are set where they skip it.
    /// In UTC.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1).AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new(local.Ticks - offset.Ticks, TimeSpan.Zero);
    }

    /// <summary>When the day began: its midnight, the first where it comes twice, or the first moment after it where the clocks skip it.</summary>
    public static DateTimeOffset DayOf(DateTimeOffset now, TimeZoneInfo zone) => At(Today(now, zone), TimeOnly.MinValue, zone);

    /// <summary>When the next day begins: its midnight, or the first moment after it where the clocks skip midnight.</summary>
    public static DateTimeOffset NextDay(DateTimeOffset now, TimeZoneInfo zone) => At(Today(now, zone).AddDays(1), TimeOnly.MinValue, zone);
}
