using HostConsole.Core.Kernel;
using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Overlays;

/// <summary>A browser source: a window of OBS's size, without cookies.</summary>
public static class OverlayWindow
{
    public static Screen Of(bool portrait) =>
        portrait ? new("overlay-portrait", 1080, 1920, Touch: false) : new("overlay", 1920, 1080, Touch: false);

    /// <summary>Opens an overlay and waits until it has its picture.</summary>
    public static async Task<Person> OverlayAsync(this BrowserFixture browser, RunningApp app, ShowId show, string what,
        bool portrait = false)
    {
        var window = await browser.NewAsync(Of(portrait), app.Address.ToString());
        await window.Page.GotoAsync(await app.Services.GetRequiredService<OverlayLinks>().AddressAsync(show, what, portrait));
        await window.Page.Locator("body[data-listening]").WaitForAsync();
        return window;
    }

    /// <summary>Opens a step of the sample, standing still.</summary>
    public static async Task SampleAsync(this Person host, string what, int? frame, bool portrait, string query = "")
    {
        await host.Page.SetViewportSizeAsync(Of(portrait).Width, Of(portrait).Height);
        await host.Page.GotoAsync($"/overlays/sample/{what}?layout={(portrait ? "portrait" : "landscape")}"
            + $"{(frame is { } one ? $"&frame={one}" : "")}{query}");
        await host.Page.Locator("body[data-shown]").WaitForAsync();
    }
}
