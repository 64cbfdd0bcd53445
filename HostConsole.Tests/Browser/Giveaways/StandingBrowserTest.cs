using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Giveaways;

[Collection(Browsers.Audience)]
public sealed class StandingBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_tickets_by_rewards_and_minutes_to_watch_Then_a_phone_says_how_one_stands_and_the_host_who_is_in()
    {
        await using var live = await HostAtLive.OpenAsync(browser);
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await live.App.SendAsync(live.Show, Open("Tote") with { FreeRoute = "Press the button.", Tickets = new(Rewards: 4) });
        await live.App.SendAsync(live.Show, Open("Towel") with { Who = new(WatchedMinutes: 10) });
        await using var phone = await browser.PhoneAsync(live.App.Address.ToString());
        await phone.Page.GotoAsync($"/s/{code}");
        await Expect(phone.Page.Locator("[data-not-yet]")).ToContainTextAsync("you can enter");

        var card = phone.Page.Locator("[data-giveaway]").Filter(new() { HasText = "A Tote" });
        await card.Locator("[data-act=enter]:not([name=route])").ClickAsync();
        await Expect(phone.Page.Locator("[data-entry-of]")).ToContainTextAsync("You’re in");
        await Expect(card.Locator("[data-act=enter]:not([name=route])")).ToBeDisabledAsync();
        await card.Locator("[name=route]").ClickAsync();
        await Expect(phone.Page.Locator("[data-entry-of]")).ToContainTextAsync("You’re in with 5 tickets");
        await Expect(card.Locator("[name=route]")).ToBeHiddenAsync();
        Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        var panel = live.Page.Locator(".mech--open").Filter(new() { HasText = "A Tote" });
        await panel.GetByText("Who is in").ClickAsync();
        await Expect(panel.Locator(".entrants__list li")).ToContainTextAsync("5 tickets, free route");
        Assert.Empty(await live.Host.AccessibilityFindingsAsync());
        Assert.Empty(live.Host.Problems);
        Assert.Empty(phone.Problems);
    }

    private static GiveawayCommand.OpenGiveaway Open(string what) => new(LiveScene.New<GiveawayId>(), what, $"A {what}", "One entry each.", null,
        EntryMode.Open, null, 1, 0, null, null, new string('a', 64));
}
