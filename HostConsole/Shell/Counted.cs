using System.Globalization;

namespace HostConsole.Shell;

/// <summary>A number with what it counts: "1 entry", "1,204 entries".</summary>
public static class Counted
{
    /// <param name="many">Where it isn't <paramref name="one"/> with an s.</param>
    public static string Of(int count, string one, CultureInfo culture, string? many = null) =>
        $"{count.ToString("N0", culture)} {(count == 1 ? one : many ?? one + "s")}";
}
