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

    /// <summary>The colour as a text of the light theme: itself, or as much darker as it takes to be read on every surface there.</summary>
    public static string OnLight(string accent) => Shade(accent, 0, DarkestOfLight);

    /// <summary>The colour as a text of the dark theme: itself, or as much lighter as it takes.</summary>
    public static string OnDark(string accent) => Shade(accent, 255, LightestOfDark);

    // A little beyond the sunken surface and the soft tints of tokens.css, which hold some of the colour itself.
    private const string DarkestOfLight = "#e4e6ea", LightestOfDark = "#2c3038";
    private const int Steps = 50;

    private static string Shade(string accent, int toward, string against)
    {
        for (var step = 0; step < Steps; step++)
            if (Mix(accent, toward, step / (double)Steps) is var shade && Ratio(shade, against) >= 4.5) return shade;
        return Mix(accent, toward, 1);
    }

    private static string Mix(string accent, int toward, double part)
    {
        int At(int place)
        {
            var channel = int.Parse(accent.AsSpan(place, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return (int)Math.Round(channel + ((toward - channel) * part));
        }

        return $"#{At(1):x2}{At(3):x2}{At(5):x2}";
    }

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
