using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Milestones;

[Collection(Browsers.Audience)]
public sealed class MilestoneShowTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_host_who_sets_a_milestone_When_orders_come_Then_console_phone_and_overlay_follow_to_the_last()
    {
        await using var live = await HostAtLive.OpenAsync(browser, configure: o => o.Settings["HostConsole:Announcements"] = "on");
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await using var phone = await browser.PhoneAsync(live.App.Address.ToString());
        await using var second = await browser.PhoneAsync(live.App.Address.ToString(), ColorScheme.Dark);
        foreach (var each in new[] { phone, second }) await each.Page.GotoAsync($"/s/{code}");
        await using var overlay = await browser.OverlayAsync(live.App, live.Show, "milestone");

        await live.Page.Locator("body").PressAsync("i");
        await Expect(live.Page.Locator("#field-title")).ToBeFocusedAsync();
        await live.Page.Keyboard.TypeAsync("Early birds get <b>a tote</b>");
        await live.Page.ChooseAsync("Who wins", "The next");
        await live.Page.GetByLabel("How many", new() { Exact = true }).FillAsync("2");
        await live.Page.GetByLabel("What it is").FillAsync("A linen tote");
        Assert.Empty(await live.Host.AccessibilityFindingsAsync());
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Set the milestone" }).ClickAsync();
        var panel = live.Page.Locator(".mech--open");
        await Expect(panel.Locator(".mech__title")).ToHaveTextAsync("Early birds get <b>a tote</b>");
        await Expect(panel).ToContainTextAsync("Next to win: order 1");

        var card = phone.Page.Locator(".v-milestone");
        await Expect(card.Locator(".v-card__title")).ToHaveTextAsync("Early birds get <b>a tote</b>");
        await Expect(card).ToContainTextAsync("The next 2 orders win");
        await Expect(card).ToContainTextAsync("2 of 2 left");
        await Expect(overlay.Page.Locator(".ov-milestone")).ToContainTextAsync("2 of 2 left");

        var ana = LiveScene.New<ViewerId>();
        await live.App.SendAsync(live.Show, new JoinShow(ana, "Ana", OnStream: true));
        await live.OrderAsync("1001", ana);
        await Expect(card).ToContainTextAsync("1 of 2 left");
        await Expect(card).Not.ToContainTextAsync("Ana");
        await Expect(overlay.Page.Locator(".ov-milestone__won")).ToHaveTextAsync("Ana won");
        await Expect(panel).ToContainTextAsync("Won last: Ana, order 1 (1001)");
        await Expect(second.Page.Locator(".v-milestone")).ToContainTextAsync("1 of 2 left");

        await live.OrderAsync("1002");
        await Expect(card).ToContainTextAsync("All 2 are won");
        await Expect(overlay.Page.Locator(".ov-milestone")).ToContainTextAsync("All 2 are won");
        await Expect(overlay.Page.Locator(".ov-milestone__won")).ToHaveTextAsync("Order 2 won");
        await Expect(panel).ToHaveCountAsync(0);
        Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await phone.AccessibilityFindingsAsync());
        Assert.Empty(live.Host.Problems);
        Assert.Empty(phone.Problems);
        Assert.Empty(second.Problems);

        // Who has only a platform's chat hears of it there.
        await Expect(live.Page.Locator(".chat")).ToContainTextAsync("Early birds get <b>a tote</b>");
    }

    [BrowserFact]
    public async Task Given_a_phone_without_script_Then_the_card_stands_there_too()
    {
        await using var live = await HostAtLive.OpenAsync(browser);
        await live.App.SendAsync(live.Show, new Core.Milestones.OpenMilestone(LiveScene.New<MilestoneId>(), "Every fifth",
            Core.Milestones.MilestoneRule.Every, 5, Core.Milestones.MilestoneOf.Buyers, new(RewardKind.Points, "", null, 50)));
        var html = await live.App.Stranger.GetStringAsync($"/s/{(await live.App.ViewAsync(live.Show)).Code}");
        Assert.Contains("Every 5 buyers, the last of them wins", html, StringComparison.Ordinal);
        Assert.Contains("Buyer 5 wins next", html, StringComparison.Ordinal);
        Assert.Contains("50 points", html, StringComparison.Ordinal);
    }
}
