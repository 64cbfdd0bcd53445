using HostConsole.Core.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Shell;

/// <summary>Finding anything from anywhere, by keys.</summary>
[Collection(Browsers.Console)]
public sealed class PaletteTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_any_page_When_a_poll_is_asked_for_by_keys_Then_its_form_is_open_on_the_live_page_and_Escape_leads_back()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await using var host = await browser.SignedInAsync(app, account, Screen.Desktop, ColorScheme.Light, "light");
        var page = host.Page;
        await page.GotoAsync("/catalogue");
        var search = page.GetByRole(AriaRole.Searchbox).First;
        await search.FocusAsync();

        var (find, hits) = (page.GetByRole(AriaRole.Combobox, new() { Name = "Find a page" }), page.GetByRole(AriaRole.Option));
        await page.Keyboard.PressAsync("Control+k");
        await Expect(find).ToBeFocusedAsync();
        await Expect(hits.First).ToContainTextAsync("Launch: Flash deal");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(hits.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Empty(await host.FindingsInBothThemesAsync());
        await page.Keyboard.PressAsync("Escape");
        await Expect(find).ToHaveCountAsync(0);
        await Expect(search).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await find.PressSequentiallyAsync("poll");
        await Expect(hits.First).ToContainTextAsync("Launch: Poll");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/shows/{show}/live$"));
        await Expect(page.GetByLabel("Question", new() { Exact = true })).ToBeFocusedAsync();
        Assert.Empty(host.Problems);
    }
}
