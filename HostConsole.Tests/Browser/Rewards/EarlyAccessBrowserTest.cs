using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Rewards;

[Collection(Browsers.Audience)]
public sealed class EarlyAccessBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_early_access_When_a_deal_lets_it_in_Then_its_owner_s_phone_claims_and_another_shows_the_countdown()
    {
        await using var live = await HostAtLive.OpenAsync(browser);
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await using var phone = await browser.PhoneAsync(live.App.Address.ToString());
        await phone.Page.GotoAsync($"/s/{code}");
        await Expect(phone.Page.Locator("#mine")).ToBeAttachedAsync();
        var viewer = (await live.App.Services.GetRequiredService<LiveShows>().AskAsync(live.Show, new PeopleOfShow())).Single();
        await using var other = await browser.PhoneAsync(live.App.Address.ToString());
        await other.Page.GotoAsync($"/s/{code}");

        await live.App.SendAsync(live.Show, new GiveReward(LiveScene.New<RewardId>(), viewer, new(RewardKind.Access, "Early <b>access</b>")));
        await Expect(phone.Page.Locator(".v-rewards__list")).ToContainTextAsync("Early <b>access</b>");
        await live.App.SendAsync(live.Show, new LaunchDeal(LiveScene.New<DealId>(), LiveScene.Mug(), new(2400, LiveScene.Usd), 5, 1,
            TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5), null)
        { Early = TimeSpan.FromMinutes(5) });
        await Expect(live.Page.Locator(".mech--open")).ToContainTextAsync("Who has early access may claim now.");
        await Expect(other.Page.Locator(".v-deal [data-act=claim]")).ToBeDisabledAsync();
        await Expect(other.Page.Locator("[data-early]")).ToHaveCountAsync(0);
        Assert.Empty(await phone.AccessibilityFindingsAsync());
        await phone.Page.Locator("[data-early] [data-act=claim]").ClickAsync();
        await Expect(phone.Page.Locator("[data-claim-state=held]")).ToBeVisibleAsync();
        await Expect(phone.Page.Locator("[data-early]")).ToHaveCountAsync(0);
        await Expect(other.Page.Locator(".v-deal__left")).ToContainTextAsync("4 of 5 left");
        Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(live.Host.Problems);
        Assert.Empty(phone.Problems);
        Assert.Empty(other.Problems);
    }
}
