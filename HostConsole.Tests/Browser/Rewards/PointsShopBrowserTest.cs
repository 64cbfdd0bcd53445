using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Rewards;

[Collection(Browsers.Audience)]
public sealed class PointsShopBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_reward_for_points_When_a_viewer_takes_it_on_the_phone_Then_the_host_owes_it_and_the_board_is_on_stream()
    {
        await using var live = await HostAtLive.OpenAsync(browser);
        var code = (await live.App.ViewAsync(live.Show)).Code;
        var shows = live.App.Services.GetRequiredService<LiveShows>();
        var badge = new Badge(Id.New<BadgeId>(TimeProvider.System), "First <b>show</b>", EarnRule.Joined, 1);
        await shows.SendAsync(new Submission(new SetEarnRules(EarnRules.Usual with { Badges = [badge] }), Actor.Clock));

        await live.Page.GotoAsync("/settings/points-shop");
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "New reward" }).ClickAsync();
        await live.Page.GetByLabel("What it is").FillAsync("A sticker of the sea");
        await live.Page.GetByLabel("For points", new() { Exact = true }).FillAsync("25");
        await live.Page.GetByLabel("How many there are").FillAsync("1");
        Assert.Empty(await live.Host.AccessibilityFindingsAsync());
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Offer it" }).ClickAsync();
        await Expect(live.Page.Locator(".table__main")).ToContainTextAsync("A sticker of the sea");

        await using var phone = await browser.PhoneAsync(live.App.Address.ToString());
        await phone.Page.GotoAsync($"/s/{code}");
        var card = phone.Page.Locator(".v-rewards");
        await Expect(card.Locator(".v-medal")).ToHaveTextAsync("First <b>show</b>");
        var take = card.GetByRole(AriaRole.Button, new() { Name = "25 points" });
        await card.Locator("#points-shop summary").ClickAsync();
        await Expect(take).ToBeDisabledAsync();
        await Expect(card).ToContainTextAsync("15 points to go");
        var viewer = await shows.AskAsync(live.Show, new WhoEarns());
        await shows.SendAsync(new Submission(new MovePoints(viewer, 40, "A good question"), Actor.Clock, live.Show));
        await take.ClickAsync();
        await Expect(card.Locator(".v-rewards__list")).ToContainTextAsync("A sticker of the sea");
        await Expect(card.Locator(".v-rewards__points")).ToHaveTextAsync("25 points");
        Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await phone.AccessibilityFindingsAsync());
        await phone.ScreenshotAsync("points-shop-phone");

        await live.Page.GotoAsync($"/shows/{live.Show}/rewards");
        await Expect(live.Page.GetByText("A sticker of the sea").First).ToBeVisibleAsync();
        Assert.Empty(live.Host.Problems);
        Assert.Empty(phone.Problems);
    }

    private sealed record WhoEarns : IShowQuery<ViewerId>
    {
        public ViewerId Answer(Run run) => run.State.Rewards.Scores.Points.Keys.Single();
    }
}
