using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Overlays;

namespace HostConsole.Integrations.Obs;

/// <summary>
/// The overlays as browser sources in OBS: put there with one press, and fetched anew when OBS was there before the
/// console.
/// </summary>
public sealed class ObsOverlays(ObsLink link, OverlayLinks links)
{
    private const string Kind = "browser_source";
    private const int LargestSide = 32_768;

    /// <summary>The source of an overlay, by which it is found again.</summary>
    public static string SourceOf(string what) => what == "all" ? "HostConsole" : $"HostConsole {what}";

    /// <summary>
    /// Puts overlays into the scene that is on now; a source that is there already gets the address and stays where it
    /// is.
    /// </summary>
    /// <param name="what">Of <see cref="OverlayLinks.Names"/>.</param>
    /// <param name="root">Where the asker has this console open; taken where no public address is set.</param>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="ObsException">OBS isn't connected, or refuses.</exception>
    public async Task<string> AddAsync(ShowId show, IReadOnlyCollection<string> what, string? root = null,
        CancellationToken cancel = default)
    {
        var scene = (await link.AskAsync("GetCurrentProgramScene", cancel: cancel)).Text("currentProgramSceneName")
            ?? throw ObsException.NotUnderstood();
        var video = await link.AskAsync("GetVideoSettings", cancel: cancel);
        if ((video.Number("baseWidth", LargestSide),
            video.Number("baseHeight", LargestSide)) is not (double and > 0 and var wide, double and > 0 and var high))
            throw ObsException.NotUnderstood();
        var (width, height) = ((int)wide, (int)high);
        var portrait = height > width;
        var there = await InputsAsync(cancel);
        var (made, updated) = (0, 0);
        foreach (var overlay in what)
        {
            var name = SourceOf(overlay);
            var size = OverlayLinks.Size(portrait);
            var settings = new
            {
                url = await links.AddressAsync(show, overlay, portrait, root, cancel),
                width = size.Width,
                height = size.Height
            };
            if (there.Where(s => s.Name == name).OrderByDescending(s => s.Kind == Kind).FirstOrDefault() is not { } source)
            {
                var created = await link.AskAsync("CreateInput",
                    new { sceneName = scene, inputName = name, inputKind = Kind, inputSettings = settings }, cancel);
                await FitAsync(scene, ItemOf(created), width, height, cancel);
                made++;
                continue;
            }

            if (source.Kind != Kind)
                throw new ObsException(ObsFailure.Refused,
                    $"OBS has a source “{name}” that is no browser source. Rename it there, then try again.");
            await link.AskAsync("SetInputSettings", source.Named(("inputSettings", settings), ("overlay", true)), cancel);
            if (!await IsInAsync(scene, name, cancel))
            {
                var put = await link.AskAsync("CreateSceneItem", new { sceneName = scene, sourceName = name }, cancel);
                await FitAsync(scene, ItemOf(put), width, height, cancel);
            }

            updated++;
        }

        var shape = portrait ? "upright" : "landscape";
        return made == 0 ? $"{Counted(updated)} in “{scene}” {(updated == 1 ? "has" : "have")} the address of this show, {shape}."
            : updated == 0 ? $"{Counted(made)} added to “{scene}”, {shape}."
            : $"{Counted(made)} added to “{scene}”, {Counted(updated)} updated, {shape}.";
    }

    /// <summary>
    /// Has every overlay of this console fetched anew: one that OBS loaded before the console listened stays blank
    /// otherwise.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> RefreshAsync(CancellationToken cancel = default)
    {
        var refreshed = 0;
        foreach (var source in (await InputsAsync(cancel)).Where(s => s.Kind == Kind))
        {
            try
            {
                var settings = (await link.AskAsync("GetInputSettings", source.Named(), cancel)).Object("inputSettings") ?? default;
                if (settings.Text("url")?.Contains("/overlay/", StringComparison.Ordinal) != true) continue;
                await link.AskAsync("PressInputPropertiesButton", source.Named(("propertyName", "refreshnocache")), cancel);
                refreshed++;
            }
            catch (ObsException e) when (e.Failure == ObsFailure.Refused) { } // OBS lists inputs for a while after they were removed
        }

        return refreshed;
    }

    private async Task<IReadOnlyList<ObsSource>> InputsAsync(CancellationToken cancel) =>
        [.. ObsSource.All(await link.AskAsync("GetInputList", cancel: cancel))];

    private static long ItemOf(JsonElement answer) => answer.Count("sceneItemId") ?? throw ObsException.NotUnderstood();

    private async Task<bool> IsInAsync(string scene, string source, CancellationToken cancel) =>
        (await link.AskAsync("GetSceneItemList", new { sceneName = scene }, cancel)).Items("sceneItems")
            .Any(item => item.Text("sourceName") == source);

    /// <summary>Scales what stands in a scene to the canvas: an overlay is drawn for 1080 lines, whatever OBS has.</summary>
    public async Task FitAsync(string scene, long item, int width, int height, CancellationToken cancel) =>
        await link.AskAsync("SetSceneItemTransform", new
        {
            sceneName = scene,
            sceneItemId = item,
            sceneItemTransform = new
            {
                positionX = 0.0,
                positionY = 0.0,
                alignment = 5,
                boundsType = "OBS_BOUNDS_SCALE_INNER",
                boundsAlignment = 0,
                boundsWidth = (double)width,
                boundsHeight = (double)height
            },
        }, cancel);

    private static string Counted(int sources) => sources == 1 ? "One overlay" : $"{sources} overlays";
}
