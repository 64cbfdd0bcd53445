using System.Globalization;
using HostConsole.Components.Fields;

namespace HostConsole.Shows;

/// <summary>Times in words.</summary>
public static class ShowTimes
{
    /// <summary>"in 6 days", "in 2 h 5 min", "now".</summary>
    public static string Until(TimeSpan left) => left switch
    {
        { TotalSeconds: <= 0 } => "now",
        { TotalHours: < 1 } => $"in {Math.Ceiling(left.TotalMinutes)} min",
        { TotalHours: < 24 } => $"in {(int)left.TotalHours} h {left.Minutes} min",
        { TotalDays: < 2 } => "tomorrow",
        _ => $"in {(int)Math.Floor(left.TotalDays)} days",
    };

    /// <summary>"3 min ago".</summary>
    public static string Ago(TimeSpan past) => past switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => $"{(int)past.TotalMinutes} min ago",
        { TotalDays: < 1 } => $"{(int)past.TotalHours} h ago",
        { TotalDays: < 2 } => "yesterday",
        _ => $"{(int)past.TotalDays} days ago",
    };

    /// <summary>A length that can't be read as a time of day: "45 s", "1 h 30 min".</summary>
    public static string Lasted(TimeSpan span) =>
        Span.Words(span.TotalSeconds < 60 ? Math.Max(1, (int)span.TotalSeconds) : 60 * (int)Math.Round(span.TotalMinutes));

    /// <summary>"Fri 27 Nov 2026, 20:00".</summary>
    public static string Written(DateTime local) => local.ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>When a show is, was or will be, in its own zone.</summary>
    public static string When(ShowLine s, DateTimeOffset now)
    {
        if (s.Status is Core.Shows.ShowStatus.Live or Core.Shows.ShowStatus.Paused) return $"on for {Lasted(now - s.StartedAt!.Value)}";
        if (s.Status == Core.Shows.ShowStatus.Rehearsing) return "rehearsing now";
        if (s.EndedAt is { } end)
            return $"{TimeZoneInfo.ConvertTime(s.StartedAt!.Value, s.Zone).ToString("d MMM yyyy", CultureInfo.InvariantCulture)}, "
                + $"ran {Lasted(end - s.StartedAt.Value)}";
        return s.Settings.LocalStart is { } local
            ? $"{local.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} {s.Settings.TimeZone}"
            : "no date";
    }
}
