namespace HostConsole.Core.DailyWord;

/// <summary>When a day begins and ends in a time zone, on the days of clock changes too.</summary>
public static class WordDays
{
    public static DateOnly Today(DateTimeOffset now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    /// <summary>When the next day begins: its midnight, or the first moment after it where the clocks skip midnight.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        var midnight = Today(now, zone).AddDays(1).ToDateTime(TimeOnly.MinValue);
        var offset = zone.IsInvalidTime(midnight) ? OffsetBefore(midnight, zone)
            : zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max()
            : zone.GetUtcOffset(midnight);
        return new(midnight.Ticks - offset.Ticks, TimeSpan.Zero);
    }

    // A time that the clocks skip: by the clock as it was, it is the moment at which they are set.
    private static TimeSpan OffsetBefore(DateTime skipped, TimeZoneInfo zone)
    {
        var before = skipped;
        while (zone.IsInvalidTime(before)) before = before.AddMinutes(-15);
        return zone.GetUtcOffset(before);
    }
}
