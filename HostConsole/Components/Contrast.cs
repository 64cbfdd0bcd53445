using System.Globalization;

namespace HostConsole.Components;

/// <summary>Whether a brand's colour can be read (WCAG 2.2, relative luminance).</summary>
public static class Contrast
{
    public const string Light = "#ffffff", Dark = "#14171d";

    /// <summary>"#2b62e3" in lower case; null where it is no colour of that form.</summary>
    public static string? Read(string? typed)
    {
        var text = typed?.Trim().ToLowerInvariant() ?? "";
        if (text.Length > 0 && text[0] != '#') text = "#" + text;
        return text.Length == 7 && text.Skip(1).All(char.IsAsciiHexDigitLower) ? text : null;
    }

    /// <summary>The text on a colour: white where it can be read well, else the one that is read better.</summary>
    public static string On(string accent) =>
        Ratio(accent, "#ffffff") >= 4.5 || Ratio(accent, "#ffffff") > Ratio(accent, "#000000") ? "#fff" : "#000";

    /// <summary>From 1 (the same) to 21 (black on white).</summary>
    public static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    /// <summary>What to say about a colour; null where it stands out in both themes.</summary>
    public static string? Warn(string accent)
    {
        var (light, dark) = (Ratio(accent, Light) < 3, Ratio(accent, Dark) < 3);
        return light ? "Hard to see on white: buttons and marks fade in the light theme. Take it darker."
            : dark ? "Hard to see on black: buttons and marks fade in the dark theme. Take it lighter." : null;
    }

    private static double Luminance(string colour) =>
        (.2126 * Channel(colour, 1)) + (.7152 * Channel(colour, 3)) + (.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4);
    }
}
