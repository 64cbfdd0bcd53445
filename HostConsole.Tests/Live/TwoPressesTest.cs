using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Live;

[Collection(Browsers.Name)]
public sealed class TwoPressesTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_pinned_product_When_D_and_Enter_are_pressed_or_two_buttons_clicked_Then_its_deal_runs()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await app.SendAsync(show, new PinProduct(LiveScene.Mug()));
        await using var host = await browser.SignedInAsync(app, account);
        await host.OpenLiveAsync(show);
        var (running, start) = (host.Page.Locator(".deal__foot"), host.Page.GetByRole(AriaRole.Button, new() { Name = "Start deal" }));

        await host.Page.Locator("body").PressAsync("d");
        await Expect(start).ToBeFocusedAsync();
        await host.Page.Keyboard.PressAsync("Enter");
        await Expect(running).ToHaveCountAsync(1);

        await host.Page.GetByRole(AriaRole.Toolbar, new() { Name = "Launch" }).GetByRole(AriaRole.Button, new() { Name = "Deal", Exact = true }).ClickAsync();
        await start.ClickAsync();
        await Expect(running).ToHaveCountAsync(2);
        Assert.Equal(2, (await app.ViewAsync(show)).Deals.Length);
    }
}
