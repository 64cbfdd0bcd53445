using System.Net;
using HostConsole.Accounts;
using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Overlays;

[Collection(Browsers.Audience)]
public sealed class OverlaysPageTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_show_When_the_host_copies_addresses_changes_the_look_and_makes_them_anew_Then_what_OBS_shows_follows()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new Core.Shows.GoLive());
        await app.SendAsync(show, new Core.Stage.PinProduct(LiveScene.Mug()));
        var links = app.Services.GetRequiredService<OverlayLinks>();
        await using var overlay = await browser.OverlayAsync(app, show, "stage");
        await using var host = await browser.SignedInAsync(app, account);
        var page = host.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        // By the tab, so that the page comes as people come to it.
        await page.GotoAsync($"/shows/{show}/plan");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Show" }).GetByText("Overlays").ClickAsync();
        var row = page.Locator(".overlay-list__row", new() { HasText = "Entrants rolling by" });
        await Expect(row.Locator("code")).ToContainTextAsync("••••••••/giveaway");
        await page.GetByRole(AriaRole.Group, new() { Name = "Layout", Exact = true }).GetByText("Portrait").ClickAsync();
        await Expect(row.Locator("code")).ToContainTextAsync("/giveaway?layout=portrait");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(row.GetByRole(AriaRole.Button)).ToHaveTextAsync("Copied");
        Assert.Equal(await links.AddressAsync(show, "giveaway", portrait: true, app.Address.ToString()),
            await page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        var preview = page.FrameLocator("#look-preview");
        await preview.Locator("body[data-shown]").WaitForAsync();
        await page.GetByLabel("Accent", new() { Exact = true }).FillAsync("#b0306a");
        await Expect(preview.Locator("html")).ToHaveCSSAsync("--ov-accent", "#b0306a");
        await Expect(overlay.Page.Locator("html")).ToHaveCSSAsync("--ov-accent", "#2b62e3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(overlay.Page.Locator("html")).ToHaveCSSAsync("--ov-accent", "#b0306a");
        Assert.Empty(await host.AccessibilityFindingsAsync());

        await page.GetByText("Make the addresses anew…").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make them anew" }).ClickAsync();
        await Expect(overlay.Page.Locator("body.is-blank[data-revoked]")).ToBeAttachedAsync();
        Assert.Empty(host.Problems);
    }

    [Fact]
    public async Task Given_somebody_who_is_no_host_Then_neither_addresses_nor_samples_are_shown()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        var path = $"/shows/{await app.ShowAsync()}/overlays";
        foreach (var page in new[] { path, "/overlays/sample/all", "/overlays/test" })
        {
            using var answer = await app.Stranger.GetAsync(page);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.False(Role.Moderator.May(Permission.ManageOverlays));
        Assert.True(Role.Host.May(Permission.ManageOverlays));
    }
}
