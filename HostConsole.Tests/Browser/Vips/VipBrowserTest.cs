using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Vips;

/// <summary>A VIP moment as all of them see it: the host, two phones, the stream, and somebody who has only a platform's chat.</summary>
[Collection(Browsers.Audience)]
public sealed class VipBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_two_who_stayed_When_the_host_gives_a_VIP_moment_Then_both_have_it_and_a_chatter_elsewhere_only_hears_of_it()
    {
        await using var live = await HostAtLive.OpenAsync(browser, configure: o => o.Settings["HostConsole:Announcements"] = "on");
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await using var overlay = await browser.OverlayAsync(live.App, live.Show, "all");
        await using var ana = await browser.PhoneAsync(live.App.Address.ToString());
        await using var ben = await browser.PhoneAsync(live.App.Address.ToString(), ColorScheme.Dark);
        Person[] phones = [ana, ben];
        foreach (var phone in phones) await phone.Page.GotoAsync($"/s/{code}");
        await live.WriteOnTwitchAsync("hello");
        // What their open pages are noted as, at once.
        var there = await Task.WhenAll(phones.Select(p => p.Page.EvaluateAsync<string>($"async () => (await (await fetch('/s/{code}/me')).json()).viewer")));
        await live.App.Services.GetRequiredService<LiveShows>()
            .SendAsync(live.Show, new NotePresence([.. there.Select(v => new Sighting(new(Guid.Parse(v)), 0))], []), Actor.Clock);

        await live.Page.Locator("body").PressAsync("j");
        await Expect(live.Page.Locator("#field-title")).ToBeFocusedAsync();
        await live.Page.FillAsync("#field-title", "For those who <b>stayed</b>");
        await live.Page.GetByLabel("Stayed at least, %").FillAsync("1");
        await live.Page.GetByLabel("What it is").FillAsync("A linen tote");
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));
        await live.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reward those who stayed" }).ClickAsync();

        foreach (var phone in phones)
        {
            await Expect(phone.Page.Locator(".v-vip")).ToContainTextAsync("2 people watched 1 % of the show so far and get it.");
            await Expect(phone.Page.Locator("[data-stay]")).ToContainTextAsync("A linen tote");
            Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        await Expect(overlay.Page.Locator(".ov-vip")).ToContainTextAsync("2 people stayed for 1 %");
        var panel = live.Page.GetByRole(AriaRole.Region, new() { Name = "VIP moment: For those who <b>stayed</b>" });
        await panel.GetByRole(AriaRole.Button, new() { Name = "Close VIP moment" }).ClickAsync();
        foreach (var phone in phones) await Expect(phone.Page.Locator(".v-rewards__list")).ToContainTextAsync("A linen tote");
        await Expect(live.Page.Locator(".chat")).ToContainTextAsync("2 people stayed for 1 % of the show and get A linen tote.");
        Assert.Equal("", string.Join("\n", await ana.FindingsInBothThemesAsync()));
        Assert.All([.. phones, overlay, live.Host], person => Assert.Empty(person.Problems));
    }
}
