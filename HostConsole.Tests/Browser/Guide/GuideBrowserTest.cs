using HostConsole.Core.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Guide;

/// <summary>What of the guide only a browser shows: the key, the focus, the page that stays where it is.</summary>
[Collection(Browsers.Console)]
public sealed class GuideBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_page_When_help_is_asked_for_by_key_and_by_click_Then_it_opens_beside_it_and_the_focus_comes_back()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        await using var host = await browser.SignedInAsync(app, account, Screen.Desktop, ColorScheme.Light, "light");
        var page = host.Page;
        await page.GotoAsync("/catalogue");
        var search = page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" });
        await search.FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(search).ToHaveValueAsync("?"); // typed, and no help
        await page.GotoAsync("/catalogue"); // the search is in the address, and would close what is open
        var import = page.GetByRole(AriaRole.Link, new() { Name = "Import products" }).First;
        await import.FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(Sheet(page, "Catalogue").Locator(".sheet")).ToBeFocusedAsync();
        await host.SettledAsync();
        Assert.Empty(await host.FindingsInBothThemesAsync());
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(import).ToBeFocusedAsync();

        var help = page.GetByRole(AriaRole.Link, new() { Name = "Help", Exact = true });
        await help.ClickAsync();
        await Sheet(page, "Catalogue").GetByRole(AriaRole.Link, new() { Name = "All topics" }).ClickAsync();
        await Sheet(page, "Guide").GetByRole(AriaRole.Searchbox).FillAsync("late orders");
        await Sheet(page, "Guide").GetByRole(AriaRole.Link, new() { Name = "Orders and claims · Late orders" }).ClickAsync();
        var heading = Sheet(page, "Orders and claims").GetByRole(AriaRole.Heading, new() { Name = "Late orders" });
        await Expect(heading).ToBeInViewportAsync();
        await Expect(Sheet(page, "Orders and claims").Locator(".sheet")).ToBeFocusedAsync();
        Assert.Contains("/catalogue", page.Url, StringComparison.Ordinal);
        await page.SetViewportSizeAsync(390, 844);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the sheet scrolls sideways");
        await page.Keyboard.PressAsync("Escape");
        await Expect(help).ToBeFocusedAsync();
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_the_live_page_When_its_keys_are_listed_Then_the_guide_opens_from_there_and_the_page_stays()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await using var host = await browser.SignedInAsync(app, account, Screen.Laptop);
        var page = host.Page;
        await host.OpenLiveAsync(show);
        await page.Keyboard.PressAsync("?");
        await Sheet(page, "Keyboard").GetByRole(AriaRole.Link, new() { Name = "Guide to the live page" }).ClickAsync();
        await Expect(Sheet(page, "The live page").Locator(".sheet")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Locator(".live[data-listening]")).ToBeVisibleAsync();
        Assert.EndsWith("/live", page.Url, StringComparison.Ordinal);
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_the_guide_on_a_phone_and_on_a_desk_When_it_is_read_Then_its_links_lead_on_and_nothing_scrolls_sideways()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        await using var host = await browser.SignedInAsync(app, account, Screen.Desktop, ColorScheme.Light, "light");
        var page = host.Page;
        await page.GotoAsync("/help/plan");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next Going live" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Going live", Level = 1 })).ToBeVisibleAsync();
        Assert.Empty(await host.FindingsInBothThemesAsync());
        await page.GetByRole(AriaRole.Navigation, new() { Name = "On this page" }).GetByRole(AriaRole.Link, new() { Name = "OBS" }).ClickAsync();
        Assert.EndsWith("/help/going-live#obs", page.Url, StringComparison.Ordinal);
        await page.SetViewportSizeAsync(390, 844);
        foreach (var path in new[] { "/help", "/help/live-page", "/help/technical/files", "/help/technical/fair-draws" })
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} scrolls sideways");
        }

        Assert.Empty(host.Problems);
    }

    private static ILocator Sheet(IPage page, string title) => page.GetByRole(AriaRole.Dialog, new() { Name = title, Exact = true });
}
