using System.Globalization;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using HostConsole.Surfaces;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HostConsole.Overlays;

/// <summary>Overlays with made-up content, to look at: for the form's preview, and all of them on one page.</summary>
public static class OverlaySampleEndpoints
{
    public const string Path = "/overlays/sample", TestPath = "/overlays/test";

    internal static void MapSamples(WebApplication app)
    {
        var pages = app.MapGroup("").RequireAuthorization(nameof(Permission.ManageOverlays)).ExcludeFromDescription();
        pages.MapGet(Path + "/{what}", SampleAsync);
        pages.MapGet(TestPath, (HttpContext http) =>
        {
            http.AllowFrames("'self'");
            return new RazorComponentResult<OverlayTestPage>(
                new Dictionary<string, object?> { [nameof(OverlayTestPage.Theme)] = Components.Theme.Of(http) });
        });
    }

    /// <param name="frame">One step alone, standing still, as pictures and tests want it.</param>
    /// <param name="plain">Without anything behind it.</param>
    /// <param name="stretch">With the longest texts.</param>
    /// <param name="pace">Milliseconds between the steps.</param>
    private static async Task<IResult> SampleAsync(HttpContext http, string what, string? layout, int? frame,
        bool? plain, bool? stretch, int? pace, SettingsStore settings, OverlayThemes themes, OverlayTools tools)
    {
        if (!OverlayLinks.Names.Contains(what)) return TypedResults.NotFound();
        var host = await settings.GetAsync(http.RequestAborted);
        var sample = new OverlaySample(tools.Clock.GetUtcNow(),
            Currency.TryParse(host.Currency, out var currency) ? currency : Currency.Parse("USD"),
            CultureInfo.GetCultureInfo(host.Culture), stretch == true);
        int? only = frame is { } one ? Math.Clamp(one, 0, OverlaySampleStep.Steps - 1) : null;
        http.AllowFramedBy("'self'");
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<OverlayPage>(new Dictionary<string, object?>
        {
            [nameof(OverlayPage.What)] = what,
            [nameof(OverlayPage.Portrait)] = layout == "portrait",
            [nameof(OverlayPage.Frames)] = await sample.FramesAsync(new(tools.Drawing), themes.Written, only),
            [nameof(OverlayPage.Backdrop)] = plain != true,
            [nameof(OverlayPage.Pace)] = Math.Clamp(pace ?? 3500, 100, 60_000),
        })
        { PreventStreamingRendering = true };
    }
}
