using System.Globalization;
using Microsoft.Extensions.Localization;

namespace HostConsole.Components;

/// <summary>A number with what it counts: "1 entry", "1,204 entries".</summary>
public static class Quantity
{
    /// <summary>The number alone.</summary>
    public static string Of(int count, CultureInfo culture) => count.ToString("N0", culture);

    /// <param name="many">Where it isn't <paramref name="one"/> with an s.</param>
    public static string Of(int count, string one, CultureInfo culture, string? many = null) =>
        $"{count.ToString("N0", culture)} {(count == 1 ? one : many ?? one + "s")}";

    /// <param name="key">Of two texts, {key}_One and {key}_Many, where the number is {0}.</param>
    /// <param name="more">From {1} on.</param>
    public static string Of(int count, IStringLocalizer texts, string key, CultureInfo culture, params object[] more) =>
        texts[$"{key}_{(count == 1 ? "One" : "Many")}", [count.ToString("N0", culture), .. more]];
}
