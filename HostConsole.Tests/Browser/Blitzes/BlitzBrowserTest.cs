using HostConsole.Core.Blitzes;
using HostConsole.Core.Chat;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Blitzes;

/// <summary>A blitz as all of them see it: the host, two phones, the stream, and somebody who has only a platform's chat.</summary>
[Collection(Browsers.Audience)]
public sealed class BlitzBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_an_hourly_deal_When_its_time_comes_Then_it_opens_for_all_and_the_next_one_is_told_until_the_host_closes_it()
    {
        var clock = new SetClock();
        await using var live = await HostAtLive.OpenAsync(browser, configure: o => o.Clock = clock);
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await live.App.SendAsync(live.Show, new SetClaimTemplates(ClaimTemplate.Usual));
        await using var overlay = await browser.OverlayAsync(live.App, live.Show, "all");
        await using var ana = await browser.PhoneAsync(live.App.Address.ToString());
        await using var ben = await browser.PhoneAsync(live.App.Address.ToString(), ColorScheme.Dark);
        foreach (var phone in new[] { ana, ben }) await phone.Page.GotoAsync($"/s/{code}");

        await live.Page.Locator("body").PressAsync("0");
        await Expect(live.Page.Locator("#field-title")).ToBeFocusedAsync();
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));
        await live.Page.Keyboard.PressAsync("Escape");
        var blitz = Id.New<BlitzId>(TimeProvider.System);
        await live.App.SendAsync(live.Show, new OpenBlitz(blitz, "The hourly <b>mug</b>",
            new DealCue(default, LiveScene.Mug(), new(2_400, LiveScene.Usd), 2, 1, 600, 0, 600, null), new(60, null, "Asia/Kathmandu"), null));
        foreach (var phone in new[] { ana, ben })
        {
            await Expect(phone.Page.Locator(".v-blitz")).ToContainTextAsync("The hourly <b>mug</b>");
            await Expect(phone.Page.Locator(".v-blitz__next")).ToContainTextAsync(":00 (Asia/Kathmandu)");
            Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        await Expect(overlay.Page.Locator(".ov-blitz")).ToContainTextAsync(":00 (Asia/Kathmandu)");
        var panel = live.Page.GetByRole(AriaRole.Region, new() { Name = "Blitz: The hourly <b>mug</b>" });
        await Expect(panel).ToContainTextAsync("none yet");

        // The hour comes; what is said in the chat has the console look at the clock.
        var due = (await live.App.ViewAsync(live.Show)).Blitzes[0].Next;
        clock.Ahead += due - clock.GetUtcNow();
        await SayAsync(live, clock, "here it comes");
        foreach (var phone in new[] { ana, ben }) await Expect(phone.Page.Locator(".v-deal")).ToContainTextAsync("2 of 2 left");
        await Expect(overlay.Page.Locator(".ov-blitz")).ToHaveCountAsync(0);
        await Expect(overlay.Page.Locator(".ov-deal")).ToBeVisibleAsync();
        await Expect(panel).ToContainTextAsync("came 1 time");
        await Expect(ana.Page.Locator(".v-blitz__next")).ToContainTextAsync(":00 (Asia/Kathmandu)");

        await ana.Page.Locator(".v-deal").GetByRole(AriaRole.Button, new() { Name = "Claim" }).ClickAsync();
        await Expect(ana.Page.Locator("#mine")).ToContainTextAsync("Claim #0001");
        await SayAsync(live, clock, "sold");
        await Expect(ben.Page.Locator(".v-deal")).ToContainTextAsync("Sold out");
        Assert.Equal("", string.Join("\n", await ana.FindingsInBothThemesAsync()));

        await panel.GetByRole(AriaRole.Button, new() { Name = "Close blitz" }).ClickAsync();
        foreach (var phone in new[] { ana, ben })
        {
            await Expect(phone.Page.Locator(".v-blitz")).ToHaveCountAsync(0);
            await Expect(phone.Page.Locator(".v-deal")).ToHaveCountAsync(1); // what is on goes on
        }

        Assert.All(new[] { ana, ben, overlay, live.Host }, person => Assert.Empty(person.Problems));
    }

    private static Task SayAsync(HostAtLive live, TimeProvider clock, string text) => live.App.SendAsync(live.Show, new RelayMessage(
        Id.New<MessageId>(TimeProvider.System), RelayedAuthor.Of("twitch", "hanna"), "Hanna", "twitch", text, clock.GetUtcNow(), null));

    /// <summary>The machine's clock, which can be set on. Timers count real time.</summary>
    private sealed class SetClock : TimeProvider
    {
        private long ahead;
        public TimeSpan Ahead { get => new(Volatile.Read(ref ahead)); set => Volatile.Write(ref ahead, value.Ticks); }
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
