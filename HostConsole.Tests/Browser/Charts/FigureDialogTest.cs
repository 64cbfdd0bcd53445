using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Charts;

[Collection(Browsers.Console)]
public sealed class FigureDialogTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_live_show_When_a_sparkline_is_pressed_Then_the_whole_show_is_drawn_and_Esc_gives_the_focus_back()
    {
        var clock = new FakeClock(DateTimeOffset.UtcNow - TimeSpan.FromMinutes(8));
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        using var account = await app.NewHostAsync();
        var show = await new ChartShow(app, clock).PlayAsync(8);
        await using var host = await browser.SignedInAsync(app, account);
        await host.OpenLiveAsync(show);
        Assert.False(await host.Page.EvaluateAsync<bool>("() => 'echarts' in window"));

        var opener = host.Page.GetByRole(AriaRole.Button, new() { Name = "GMV over the whole show" });
        await opener.ClickAsync();
        var dialog = host.Page.GetByRole(AriaRole.Dialog, new() { Name = "The whole show so far" });
        await Expect(dialog.Locator(".chart[data-drawn] canvas")).ToBeVisibleAsync();
        await host.ScreenshotAsync("live-figure-dialog");
        Assert.Empty(await host.FindingsInBothThemesAsync());
        await host.Page.Keyboard.PressAsync("Escape");
        await Expect(host.Page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
        await Expect(host.Page.Locator("a.figure__link[href$='/orders']").First).ToBeVisibleAsync();
        Assert.Empty(host.Problems);
    }
}
