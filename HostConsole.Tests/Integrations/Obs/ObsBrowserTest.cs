using HostConsole.Core.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>OBS from the settings to the live page, as a person sets it up and steers it.</summary>
[Collection(Browsers.Name)]
public sealed class ObsBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_OBS_When_it_is_set_up_Then_the_live_page_steers_it_and_shows_what_changes_in_OBS_itself()
    {
        await using var obs = await FakeObs.StartAsync("opal");
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await using var host = await browser.SignedInAsync(app, account);
        var page = host.Page;

        await page.GotoAsync("/settings#obs");
        await page.Locator("#obs-address").FillAsync(obs.Address);
        await page.Locator("#obs-password").FillAsync("ruby");
        var section = page.Locator("#obs");
        await section.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        await Expect(section.GetByText("OBS refuses the password.")).ToBeVisibleAsync();
        await page.Locator("#obs-password").FillAsync("opal");
        await section.GetByRole(AriaRole.Button, new() { Name = "Save and connect" }).ClickAsync();
        await Expect(section.Locator(".badge")).ToHaveTextAsync("connected");
        Assert.Empty(await host.SeriousAccessibilityFindingsAsync());
        await host.ScreenshotAsync("obs-settings");

        await host.OpenLiveAsync(show);
        var card = page.GetByRole(AriaRole.Region, new() { Name = "OBS", Exact = true });
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Table" })).ToHaveAttributeAsync("aria-pressed", "true");
        await card.GetByRole(AriaRole.Button, new() { Name = "Start the stream…" }).ClickAsync();
        await page.Locator(".rz-dialog").GetByRole(AriaRole.Button, new() { Name = "Start the stream" }).ClickAsync();
        await Expect(card.Locator(".badge--live")).ToHaveTextAsync("on air");
        await card.GetByRole(AriaRole.Button, new() { Name = "Be right back" }).ClickAsync();
        await obs.TellAsync("CurrentProgramSceneChanged", new { sceneName = "Be right back" });
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Be right back" })).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal("Be right back", obs.Scene);
        Assert.Empty(await host.SeriousAccessibilityFindingsAsync());
        await host.ScreenshotAsync("obs-live");

        obs.Streaming = false;
        await obs.TellAsync("StreamStateChanged", new { outputActive = false, outputState = "OBS_WEBSOCKET_OUTPUT_STOPPED" });
        await Expect(card.Locator(".badge--draft")).ToHaveTextAsync("ready");
        await obs.DisposeAsync();
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Start the stream…" })).ToBeDisabledAsync();
        await Expect(card.Locator(".why")).ToBeVisibleAsync();
        Assert.Empty(host.Problems);
    }
}
