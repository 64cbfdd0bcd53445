using HostConsole.Core.Deals;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Live;

[Collection(Browsers.Console)]
public sealed class TwoPressesTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_pinned_product_When_D_and_Enter_are_pressed_or_two_buttons_clicked_Then_its_deal_runs()
    {
        await using var live = await HostAtLive.OpenAsync(browser, LiveScene.Mug());
        var (running, start) = (live.Page.Locator(".deal__foot"), live.Page.GetByRole(AriaRole.Button, new() { Name = "Start deal", Exact = true }));

        await live.Page.Locator("body").PressAsync("d");
        await Expect(start).ToBeFocusedAsync();
        await live.Page.Keyboard.PressAsync("Enter");
        await Expect(running).ToHaveCountAsync(1);

        await live.Page.GetByRole(AriaRole.Toolbar, new() { Name = "Launch" })
            .GetByRole(AriaRole.Button, new() { Name = "Deal", Exact = true }).ClickAsync();
        await start.ClickAsync();
        await Expect(running).ToHaveCountAsync(2);
        Assert.Equal(2, (await live.App.ViewAsync(live.Show)).Deals.Length);
    }
}
