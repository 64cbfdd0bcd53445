using System.Globalization;
using Microsoft.Extensions.Localization;

namespace HostConsole.Viewers;

/// <summary>How times and counts are written for the audience, in words of <see cref="ViewerTexts"/>.</summary>
public static class Clocks
{
    /// <summary>What is left until a moment: 0:42, 12:05, 2:14:09 or 3 days; never below 0:00. The page's script writes the same.</summary>
    public static string Left(DateTimeOffset until, DateTimeOffset now, IStringLocalizer<ViewerTexts> texts)
    {
        var left = until > now ? TimeSpan.FromSeconds(Math.Ceiling((until - now).TotalSeconds)) : TimeSpan.Zero;
        if (left.TotalDays >= 2) return texts["Phone_Days", (int)left.TotalDays];
        return left.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{left.Minutes}:{left.Seconds:00}");
    }

    /// <summary>As an attribute for the script.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A length in words: 10 minutes, 1 h 12 min.</summary>
    public static string Length(TimeSpan span, IStringLocalizer<ViewerTexts> texts) => span switch
    {
        { TotalMinutes: < 1 } => texts["Phone_Seconds", span.Seconds],
        { TotalMinutes: < 2 } => texts["Phone_Minute"],
        { TotalHours: < 1 } => texts["Phone_Minutes", span.Minutes],
        { TotalDays: >= 2 } => texts["Phone_Days", (int)span.TotalDays],
        { Minutes: 0 } => texts["Phone_Hours", (int)span.TotalHours],
        _ => texts["Phone_HoursMinutes", (int)span.TotalHours, span.Minutes],
    };

    /// <summary>1st, 2nd, 3rd, 11th.</summary>
    public static string Place(int place, IStringLocalizer<ViewerTexts> texts) => (place % 100, place % 10) switch
    {
        (11 or 12 or 13, _) => texts["Phone_PlaceOther", place],
        (_, 1) => texts["Phone_Place1", place],
        (_, 2) => texts["Phone_Place2", place],
        (_, 3) => texts["Phone_Place3", place],
        _ => texts["Phone_PlaceOther", place],
    };
}
