using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.MysteryGifts;

[Collection(Browsers.Audience)]
public sealed class MysteryShowTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_host_who_opens_a_mystery_gift_When_an_order_and_a_phone_draw_Then_console_phones_overlay_and_verify_page_follow()
    {
        await using var live = await HostAtLive.OpenAsync(browser);
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await using var phone = await browser.PhoneAsync(live.App.Address.ToString());
        await phone.Page.GotoAsync($"/s/{code}");
        await using var other = await browser.PhoneAsync(live.App.Address.ToString());
        await other.Page.GotoAsync($"/s/{code}");
        await using var overlay = await browser.OverlayAsync(live.App, live.Show, "mystery");

        await live.Page.Locator("body").PressAsync("9");
        await Expect(live.Page.Locator("#field-title")).ToBeFocusedAsync();
        await live.Page.Keyboard.TypeAsync("A <b>surprise</b>");
        await live.Page.Locator("#field-atLeast").FillAsync("20");
        await live.Page.Locator("#field-perPerson").FillAsync("1");
        foreach (var (i, gift) in new[] { "Tide mug", "Sticker", "Postcard" }.Index()) await live.Page.Locator($"#field-gift-{i}").FillAsync(gift);
        await live.Page.Locator("#field-rules").FillAsync("Every order of $20 draws.");
        await live.Page.Locator("#field-freeRoute").FillAsync("Press the button.");
        await live.Page.Locator("#field-keyword").FillAsync("surprise");
        Assert.Empty(await live.Host.AccessibilityFindingsAsync());
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Open mystery gift" }).ClickAsync();
        var panel = live.Page.Locator(".mech--open");
        await Expect(panel.Locator(".mech__title")).ToHaveTextAsync("A <b>surprise</b>");

        var card = phone.Page.Locator(".v-mystery");
        await Expect(card.Locator(".v-card__title")).ToHaveTextAsync("A <b>surprise</b>");
        await Expect(card).ToContainTextAsync("33.3");
        await card.Locator("[data-act=mystery]").ClickAsync();
        await Expect(phone.Page.Locator(".v-mine--mystery")).ToContainTextAsync("You drew");
        await Expect(card.Locator("[data-act=mystery]")).ToBeDisabledAsync();
        await Expect(other.Page.Locator(".v-mystery")).ToContainTextAsync("1 drawn so far");
        await Expect(other.Page.Locator(".v-mine--mystery")).ToHaveCountAsync(0);
        await Expect(other.Page.Locator("[data-act=mystery]")).ToBeEnabledAsync();

        var ana = LiveScene.New<ViewerId>();
        await live.App.SendAsync(live.Show, new JoinShow(ana, "Ana", OnStream: true));
        await live.OrderAsync("1001", ana);
        await Expect(overlay.Page.Locator(".ov-mystery__last")).ToContainTextAsync("Ana");
        await Expect(panel.Locator(".mystery-drawn")).ToContainTextAsync("Ana");

        // Who has only a platform's chat takes the free route there.
        await live.WriteOnTwitchAsync("SURPRISE!");
        await Expect(live.Page.Locator(".chat")).ToContainTextAsync("Drew a mystery gift:");
        await Expect(other.Page.Locator(".v-mystery")).ToContainTextAsync("3 drawn so far");
        Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await phone.AccessibilityFindingsAsync());

        await panel.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        var id = (await live.App.ViewAsync(live.Show)).Mysteries[0].Id;
        await other.Page.GotoAsync($"/s/{code}/mysteries/{id}/verify");
        await Expect(other.Page.Locator(".verify-verdict")).ToContainTextAsync("All 5 checks hold");
        Assert.Empty(await other.AccessibilityFindingsAsync());
        Assert.Empty(live.Host.Problems);
        Assert.Empty(phone.Problems);
        Assert.Empty(other.Problems);
    }
}
