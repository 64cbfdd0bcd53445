using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Overlays;

namespace HostConsole.Integrations.Obs;

/// <summary>The overlays as browser sources in OBS: put there with one press, and fetched anew when OBS was there before the console.</summary>
public sealed class ObsOverlays(ObsLink link, OverlayLinks links)
{
    private const string Kind = "browser_source";

    /// <summary>The source of an overlay, by which it is found again.</summary>
    public static string SourceOf(string what) => what == "all" ? "HostConsole" : $"HostConsole {what}";

    /// <summary>Puts overlays into the scene that is on now; a source that is there already gets the address and stays where it is.</summary>
    /// <param name="what">Of <see cref="OverlayLinks.Names"/>.</param>
    /// <param name="root">Where the asker has this console open; taken where no public address is set.</param>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="ObsException">OBS isn't connected, or refuses.</exception>
    public async Task<string> AddAsync(ShowId show, IReadOnlyCollection<string> what, string? root = null, CancellationToken cancel = default)
    {
        var scene = (await link.AskAsync("GetCurrentProgramScene", cancel: cancel)).GetProperty("currentProgramSceneName").GetString()!;
        var video = await link.AskAsync("GetVideoSettings", cancel: cancel);
        var (width, height) = (video.GetProperty("baseWidth").GetInt32(), video.GetProperty("baseHeight").GetInt32());
        var portrait = height > width;
        var there = await InputsAsync(cancel);
        var (made, updated) = (0, 0);
        foreach (var overlay in what)
        {
            var name = SourceOf(overlay);
            var size = OverlayLinks.Size(portrait);
            var settings = new { url = await links.AddressAsync(show, overlay, portrait, root, cancel), width = size.Width, height = size.Height };
            if (!there.TryGetValue(name, out var kind))
            {
                var item = (await link.AskAsync("CreateInput", new { sceneName = scene, inputName = name, inputKind = Kind, inputSettings = settings }, cancel)).GetProperty("sceneItemId").GetInt32();
                await FitAsync(scene, item, width, height, cancel);
                made++;
                continue;
            }

            if (kind != Kind) throw new ObsException(ObsFailure.Refused, $"OBS has a source “{name}” that is no browser source. Rename it there, then try again.");
            await link.AskAsync("SetInputSettings", new { inputName = name, inputSettings = settings, overlay = true }, cancel);
            if (!await IsInAsync(scene, name, cancel))
                await FitAsync(scene, (await link.AskAsync("CreateSceneItem", new { sceneName = scene, sourceName = name }, cancel)).GetProperty("sceneItemId").GetInt32(), width, height, cancel);
            updated++;
        }

        var shape = portrait ? "upright" : "landscape";
        return made == 0 ? $"{Counted(updated)} in “{scene}” {(updated == 1 ? "has" : "have")} the address of this show, {shape}."
            : updated == 0 ? $"{Counted(made)} added to “{scene}”, {shape}."
            : $"{Counted(made)} added to “{scene}”, {Counted(updated)} updated, {shape}.";
    }

    /// <summary>Has every overlay of this console fetched anew: one that OBS loaded before the console listened stays blank otherwise.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RefreshAsync(CancellationToken cancel = default)
    {
        var refreshed = 0;
        foreach (var (name, _) in (await InputsAsync(cancel)).Where(input => input.Value == Kind))
        {
            var settings = (await link.AskAsync("GetInputSettings", new { inputName = name }, cancel)).GetProperty("inputSettings");
            if (!settings.TryGetProperty("url", out var url) || url.GetString()?.Contains("/overlay/", StringComparison.Ordinal) != true) continue;
            await link.AskAsync("PressInputPropertiesButton", new { inputName = name, propertyName = "refreshnocache" }, cancel);
            refreshed++;
        }

        return refreshed;
    }

    private async Task<Dictionary<string, string>> InputsAsync(CancellationToken cancel) =>
        (await link.AskAsync("GetInputList", cancel: cancel)).GetProperty("inputs").EnumerateArray().ToDictionary(i => i.GetProperty("inputName").GetString()!, KindOf, StringComparer.Ordinal);

    // "browser_source" may carry a version where OBS has several.
    private static string KindOf(JsonElement input) => (input.TryGetProperty("unversionedInputKind", out var kind) ? kind : input.GetProperty("inputKind")).GetString()!;

    private async Task<bool> IsInAsync(string scene, string source, CancellationToken cancel) =>
        (await link.AskAsync("GetSceneItemList", new { sceneName = scene }, cancel)).GetProperty("sceneItems").EnumerateArray().Any(item => item.GetProperty("sourceName").GetString() == source);

    /// <summary>Scales what stands in a scene to the canvas: an overlay is drawn for 1080 lines, whatever OBS has.</summary>
    public async Task FitAsync(string scene, int item, int width, int height, CancellationToken cancel) => await link.AskAsync("SetSceneItemTransform", new
    {
        sceneName = scene,
        sceneItemId = item,
        sceneItemTransform = new { positionX = 0.0, positionY = 0.0, alignment = 5, boundsType = "OBS_BOUNDS_SCALE_INNER", boundsAlignment = 0, boundsWidth = (double)width, boundsHeight = (double)height },
    }, cancel);

    private static string Counted(int sources) => sources == 1 ? "One overlay" : $"{sources} overlays";
}
