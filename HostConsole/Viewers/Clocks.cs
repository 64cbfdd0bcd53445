using System.Globalization;

namespace HostConsole.Viewers;

/// <summary>How times and counts are written for the audience.</summary>
public static class Clocks
{
    /// <summary>What is left until a moment: 0:42, 12:05, 2:14:09 or 3 days; never below 0:00. The page's script writes the same.</summary>
    public static string Left(DateTimeOffset until, DateTimeOffset now)
    {
        var left = until > now ? TimeSpan.FromSeconds(Math.Ceiling((until - now).TotalSeconds)) : TimeSpan.Zero;
        if (left.TotalDays >= 2) return $"{(int)left.TotalDays} days";
        return left.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{left.Minutes}:{left.Seconds:00}");
    }

    /// <summary>As an attribute for the script.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A length in words: 10 minutes, 1 h 12 min.</summary>
    public static string Length(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => $"{span.Seconds} seconds",
        { TotalMinutes: < 2 } => "1 minute",
        { TotalHours: < 1 } => $"{span.Minutes} minutes",
        { TotalDays: >= 2 } => $"{(int)span.TotalDays} days",
        { Minutes: 0 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalHours} h {span.Minutes} min",
    };

    /// <summary>1st, 2nd, 3rd, 11th.</summary>
    public static string Place(int place) => place + (place % 100 is >= 11 and <= 13 ? "th" : (place % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
