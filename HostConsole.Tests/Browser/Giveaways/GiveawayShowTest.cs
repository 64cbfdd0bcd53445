using HostConsole.Core.Giveaways;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Giveaways;

/// <summary>A giveaway as all of them see it: the host, two phones, the stream, and somebody who has only a platform's chat.</summary>
[Collection(Browsers.Audience)]
public sealed class GiveawayShowTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_giveaway_When_two_phones_and_a_platform_enter_Then_the_host_draws_and_all_of_them_know_who_won()
    {
        await using var live = await HostAtLive.OpenAsync(browser, configure: o => o.Settings["HostConsole:Announcements"] = "on");
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await using var overlay = await browser.OverlayAsync(live.App, live.Show, "giveaway");
        await using var ana = await browser.PhoneAsync(live.App.Address.ToString());
        await using var ben = await browser.PhoneAsync(live.App.Address.ToString(), ColorScheme.Dark);
        Person[] phones = [ana, ben];
        foreach (var phone in phones) await phone.Page.GotoAsync($"/s/{code}");

        await live.Page.Locator("body").PressAsync("g");
        await Expect(live.Page.Locator("#field-title")).ToBeFocusedAsync();
        var form = live.Page.GetByRole(AriaRole.Dialog);
        await form.Locator("#field-title").FillAsync("The <b>teapot</b>");
        await form.GetByLabel("Prize").FillAsync("Round teapot");
        await form.GetByLabel("Winners", new() { Exact = true }).FillAsync("3");
        await form.GetByLabel("Reserves", new() { Exact = true }).FillAsync("0");
        await form.GetByLabel("Keyword in chat").FillAsync("teapot");
        await form.GetByLabel("Rules").FillAsync("Over 18, one entry each.");
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));
        await form.GetByRole(AriaRole.Button, new() { Name = "Open giveaway" }).ClickAsync();
        foreach (var phone in phones) await phone.Page.Locator("[data-act=enter]").ClickAsync();
        await live.WriteOnTwitchAsync("TEAPOT");
        await Expect(overlay.Page.Locator(".ov-giveaway")).ToContainTextAsync("3");

        var id = (await live.App.ViewAsync(live.Show)).Giveaways[0].Id;
        Assert.Equal(3, (await live.App.ViewAsync(live.Show)).Giveaways[0].Entries);
        var panel = live.Page.GetByRole(AriaRole.Region, new() { Name = "Giveaway The <b>teapot</b>" });
        await panel.GetByRole(AriaRole.Button, new() { Name = "Close entries" }).First.ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Draw 3 winners" }).First.ClickAsync();
        foreach (var phone in phones) await Expect(phone.Page.Locator("#mine")).ToContainTextAsync("Round teapot");
        await Expect(live.Page.Locator(".chat")).ToContainTextAsync("Cleo");
        await Expect(overlay.Page.Locator(".ov-giveaway")).ToContainTextAsync("Cleo");
        var record = await live.App.Stranger.GetStringAsync($"/s/{code}/giveaways/{id}/record");
        Assert.Contains("\"k\":3", record, StringComparison.Ordinal);
        Assert.Equal("", string.Join("\n", await ana.FindingsInBothThemesAsync()));
        Assert.All([.. phones, overlay, live.Host], person => Assert.Empty(person.Problems));
    }
}
