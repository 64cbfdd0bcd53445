using System.Globalization;
using System.Text.RegularExpressions;
using HostConsole.Components;

namespace HostConsole.Overlays;

/// <summary>How the overlays look.</summary>
/// <param name="Accent">#rrggbb; null takes the brand's.</param>
/// <param name="Plate">The colour behind the text, #rrggbb.</param>
/// <param name="Opacity">Of the plate in per cent; raised where the text could not be read over some video.</param>
/// <param name="Font">A key of <see cref="OverlayFonts.Known"/>, or the name of a font that is installed where OBS runs.</param>
/// <param name="Corner">The plates' corner radius in pixels of a 1080-line picture.</param>
/// <param name="Logo">A path of this server; null for none.</param>
/// <param name="Side">left or right: where the cards stand when all overlays are in one; the logo stands above on the other side.</param>
/// <param name="Place">Where an overlay stands that is alone: one of <see cref="Places"/>.</param>
public sealed record OverlayTheme(
    string? Accent = null, string Plate = "#10141c", int Opacity = 88, string Font = "system",
    int Corner = 16, string? Logo = null, string Side = "right", string Place = "bottom-left")
{
    public static readonly IReadOnlyList<string> Places =
        ["top-left", "top", "top-right", "left", "middle", "right", "bottom-left", "bottom", "bottom-right"];
    public static readonly IReadOnlyList<string> Sides = ["left", "right"];
    private static readonly int[] Channels = [1, 3, 5];
    private const double Readable = 4.5;

    /// <summary>What of it is possible, whatever was stored or typed.</summary>
    public OverlayTheme Checked() => this with
    {
        Accent = Contrast.Read(Accent),
        Plate = Contrast.Read(Plate) ?? "#10141c",
        Opacity = Math.Clamp(Opacity, 60, 100),
        Font = OverlayFonts.Check(Font) ?? "system",
        Corner = Math.Clamp(Corner, 0, 40),
        Logo = Logo is { } logo && OverlayFonts.Upload().IsMatch(logo) ? logo : null,
        Side = Sides.Contains(Side) ? Side : "right",
        Place = Places.Contains(Place) ? Place : "bottom-left",
    };

    /// <summary>White or black, whichever is read better on the plate.</summary>
    public string Text => Contrast.On(Plate) == "#fff" ? "#ffffff" : "#000000";

    /// <summary>
    /// The opacity that is used, in per cent: high enough that the text has 4.5∶1 over a white picture and over a black
    /// one.
    /// </summary>
    public int Shown => Enumerable.Range(Opacity, 101 - Opacity).FirstOrDefault(o => WorstRatio(o) >= Readable, 100);

    /// <summary>The contrast of text and plate over the video that is worst for it.</summary>
    public double WorstRatio(int opacity) =>
        Math.Min(Contrast.Ratio(Text, Over("#ffffff", opacity)), Contrast.Ratio(Text, Over("#000000", opacity)));

    /// <summary>Custom properties of the overlay's sheet.</summary>
    /// <param name="brand">The brand's accent, where the theme has none of its own.</param>
    public IReadOnlyDictionary<string, string> Properties(string? brand)
    {
        var accent = Contrast.Read(Accent) ?? Contrast.Read(brand) ?? "#2b62e3";
        return new Dictionary<string, string>
        {
            ["--ov-accent"] = accent,
            ["--ov-on-accent"] = Contrast.On(accent),
            ["--ov-solid"] = Plate,
            ["--ov-plate"] = At(Plate, Shown),
            ["--ov-text"] = Text,
            ["--ov-track"] = At(Text, 25),
            ["--ov-soft"] = At(Text, 14),
            ["--ov-halo"] = Text == "#ffffff" ? "rgba(0, 0, 0, .55)" : "rgba(255, 255, 255, .55)",
            ["--ov-font"] = OverlayFonts.Stack(Font),
            ["--ov-corner"] = string.Create(CultureInfo.InvariantCulture, $"{Corner / 10d:0.#}rem"),
            ["--ov-logo"] = Logo is null ? "none" : $"url(\"{Logo}\")",
        };
    }

    // Mixed here, since the browser inside an older OBS can't.
    private static string At(string colour, int percent) =>
        string.Create(CultureInfo.InvariantCulture,
            $"rgba({Channel(colour, 1)}, {Channel(colour, 3)}, {Channel(colour, 5)}, {percent / 100d:0.##})");

    private string Over(string video, int opacity) =>
        "#" + string.Concat(Channels.Select(
            at => ((int)Math.Round((Channel(Plate, at) * opacity + Channel(video, at) * (100 - opacity)) / 100d))
                .ToString("x2", CultureInfo.InvariantCulture)));

    private static int Channel(string colour, int at) =>
        int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

/// <summary>Fonts that machines have: nothing is fetched for an overlay.</summary>
public static partial class OverlayFonts
{
    public static readonly IReadOnlyList<(string Key, string Name, string Stack)> Known =
    [
        ("system", "Plain", "Inter, system-ui, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif"),
        ("rounded", "Rounded", "ui-rounded, \"SF Pro Rounded\", Nunito, Quicksand, \"Arial Rounded MT Bold\", "
            + "Comfortaa, system-ui, sans-serif"),
        ("condensed", "Narrow", "\"Roboto Condensed\", \"Arial Narrow\", \"Liberation Sans Narrow\", \"Bahnschrift "
            + "Condensed\", system-ui, sans-serif"),
        ("serif", "Serif", "Georgia, \"Iowan Old Style\", \"Palatino Linotype\", \"Noto Serif\", \"DejaVu Serif\", serif"),
        ("slab", "Slab", "Rockwell, \"Roboto Slab\", \"DejaVu Serif\", Georgia, serif"),
        ("mono", "Typewriter", "\"Cascadia Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace"),
    ];

    /// <summary>A known key, or a font's name as it may stand in a sheet; null for anything else.</summary>
    public static string? Check(string? font)
    {
        var name = font?.Trim() ?? "";
        return Known.Any(f => f.Key == name) || Named().IsMatch(name) ? name : null;
    }

    public static string Stack(string font) =>
        Known.FirstOrDefault(f => f.Key == font).Stack
            ?? (Named().IsMatch(font) ? $"\"{font}\", {Known[0].Stack}" : Known[0].Stack);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9 _-]{0,39}$")]
    private static partial Regex Named();

    [GeneratedRegex("^/uploads/[0-9a-f]{32}\\.(png|jpg|gif|webp)$")]
    internal static partial Regex Upload();
}
