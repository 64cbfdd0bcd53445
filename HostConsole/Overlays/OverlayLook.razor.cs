using System.Globalization;
using HostConsole.Catalogue;
using HostConsole.Components;
using HostConsole.Components.Fields;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace HostConsole.Overlays;

/// <summary>The form of the overlays' look; the frame beside it shows what is typed at once, saved or not.</summary>
public sealed partial class OverlayLook
{
    private string accent = "", plate = "", font = "", side = "", place = "", what = "all", said = "";
    private string? logo, logoProblem;
    private int opacity, corner;
    private bool known = true, portrait, busy;

    // The last one is any other, by its name.
    private static readonly IReadOnlyList<string> Fonts = [.. OverlayFonts.Known.Select(f => f.Key), ""];

    private FieldProblem? FontProblem =>
        OverlayFonts.Check(font) is null ? new("look-font-name", "Write its name in Latin letters, digits, blanks and hyphens.") : null;

    private string Readable => Typed.Shown > Typed.Opacity
        ? $"{Share(Typed.Shown)} are used, so that the text can be read over any video."
        : $"Text {Typed.WorstRatio(Typed.Shown):0.0}∶1 over the worst video.";
    private OverlayTheme Typed => new OverlayTheme(Contrast.Read(accent), plate, opacity, font, corner, logo, side, place).Checked();

    protected override void OnInitialized()
    {
        var now = Themes.Theme;
        (accent, plate, opacity, font, corner, logo, side, place) =
            (now.Accent ?? "", now.Plate, now.Opacity, now.Font, now.Corner, now.Logo, now.Side, now.Place);
        known = OverlayFonts.Known.Any(f => f.Key == font);
    }

    private Task SetAsync(Action change)
    {
        change();
        said = "";
        return ShowAsync();
    }

    private async Task ShowAsync()
    {
        var look = Typed;
        await Browser.InvokeVoidAsync("hostConsole.previewOverlay", "look-preview",
            new { properties = look.Properties(Themes.Brand), side = look.Side, place = look.Place });
    }

    private void ChooseFont(string? key) => (known, font) = key is { Length: > 0 } ? (true, key) : (false, "");

    private static string NameOf(string? key) => OverlayFonts.Known.FirstOrDefault(f => f.Key == key).Name ?? "Another, by its name";

    private static string Share(int percent) => Percent.Plain(percent / 100m, CultureInfo.InvariantCulture);

    private async Task UploadAsync(IBrowserFile chosen)
    {
        (busy, logoProblem) = (true, null);
        (var address, logoProblem) = await Pictures.KeepAsync(chosen);
        busy = false;
        if (address is not null) await SetAsync(() => logo = address);
    }

    private async Task SaveAsync()
    {
        if (!known && FontProblem is not null || ColourField.IsWrong(accent) || ColourField.IsWrong(plate)) return;
        await Themes.SaveAsync(Typed);
        said = "Saved. Overlays that are open show it already.";
    }
}
