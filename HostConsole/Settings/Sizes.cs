using System.Globalization;

namespace HostConsole.Settings;

/// <summary>Sizes of files and memory, as people read them.</summary>
public static class Sizes
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-US");

    public static string Of(long bytes) => bytes switch
    {
        0 => "0 kB",
        < 1_000_000 => Math.Ceiling(bytes / 1e3).ToString("N0", Culture) + " kB",
        < 10_000_000 => (bytes / 1e6).ToString("N1", Culture) + " MB",
        < 1_000_000_000 => (bytes / 1e6).ToString("N0", Culture) + " MB",
        _ => (bytes / 1e9).ToString("N1", Culture) + " GB",
    };
}
