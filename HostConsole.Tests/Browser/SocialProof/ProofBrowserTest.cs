using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.SocialProof;

/// <summary>How many bought lately as all of them see it: the host, two phones, the stream, and the chat.</summary>
[Collection(Browsers.Audience)]
public sealed class ProofBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_two_who_buy_When_the_host_shows_it_and_thanks_one_Then_all_read_the_number_and_the_stream_the_name()
    {
        await using var live = await HostAtLive.OpenAsync(browser, configure: o => o.Settings["HostConsole:Announcements"] = "on");
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await using var overlay = await browser.OverlayAsync(live.App, live.Show, "all");
        await using var ana = await browser.PhoneAsync(live.App.Address.ToString());
        await using var ben = await browser.PhoneAsync(live.App.Address.ToString(), ColorScheme.Dark);
        Person[] phones = [ana, ben];
        foreach (var phone in phones) await phone.Page.GotoAsync($"/s/{code}");

        await live.Page.Locator("body").PressAsync("8");
        var dialog = live.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Say it from, people").FillAsync("2");
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show who bought" }).ClickAsync();
        var panel = live.Page.GetByRole(AriaRole.Region, new() { Name = "Social proof: All orders" });
        await Expect(panel).ToContainTextAsync("0 people bought in the last 10 minutes");

        string[] names = ["Ana <b>", "Ben"];
        for (var i = 0; i < phones.Length; i++)
        {
            var viewer = new ViewerId(Guid.Parse(await phones[i].Page.EvaluateAsync<string>(
                $"async () => (await (await fetch('/s/{code}/me')).json()).viewer")));
            await live.App.SendAsync(live.Show, new JoinShow(viewer, names[i], OnStream: i == 0));
            await live.App.SendAsync(null, new PlaceOrder(new(new("shop", $"{i}"), TimeProvider.System.GetUtcNow(), LiveScene.Usd,
                [new(null, null, "Mug", 1, new(2_400, LiveScene.Usd))], Money.Zero(LiveScene.Usd), Viewer: viewer)));
        }

        const string Says = "2 people bought in the last 10 minutes";
        await Expect(panel).ToContainTextAsync(Says);
        foreach (var phone in phones)
        {
            await Expect(phone.Page.Locator(".v-proof")).ToContainTextAsync(Says);
            Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        await Expect(overlay.Page.Locator(".ov-proof")).ToContainTextAsync(Says);
        await Expect(live.Page.Locator(".chat")).ToContainTextAsync(Says + ".");
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Thank Ben" })).ToHaveCountAsync(0);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Thank Ana <b>" }).ClickAsync();
        await Expect(overlay.Page.Locator(".ov-proof__thanks")).ToHaveTextAsync("Thank you, Ana <b>");
        await Expect(ana.Page.Locator("[data-thanks]")).ToContainTextAsync("The host has just thanked you by name for your order.");
        await Expect(ben.Page.Locator("[data-thanks]")).ToHaveCountAsync(0);
        Assert.Equal("", string.Join("\n", await ana.FindingsInBothThemesAsync()));
        await panel.GetByRole(AriaRole.Button, new() { Name = "Take it off" }).ClickAsync();
        foreach (var phone in phones) await Expect(phone.Page.Locator(".v-proof, [data-thanks]")).ToHaveCountAsync(0);
        await Expect(overlay.Page.Locator(".ov-proof")).ToHaveCountAsync(0);
        Assert.All([.. phones, overlay, live.Host], person => Assert.Empty(person.Problems));
    }
}
