using System.Collections.Concurrent;
using HostConsole.Core.Stage;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Live;

[Collection(Browsers.Console)]
public sealed class ReconnectTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_lost_network_When_it_is_back_Then_the_live_page_goes_on_with_what_was_typed_and_what_happened()
    {
        var sockets = new ConcurrentBag<IWebSocketRoute>();
        var offline = false;
        await using var live = await HostAtLive.OpenAsync(browser, before: page => page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            if (Volatile.Read(ref offline)) { _ = socket.CloseAsync(); return; }
            sockets.Add(socket);
            socket.ConnectToServer();
        }));
        await live.Page.FillAsync("#stage-text", "Back in a minute");
        await live.Page.EvaluateAsync("window.same = true");
        await live.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(k => k.startsWith('draft:stage:'))");

        Volatile.Write(ref offline, true);
        await live.Page.Context.SetOfflineAsync(true);
        foreach (var socket in sockets) await socket.CloseAsync();
        await Expect(live.Page.GetByText("Connection lost. Trying again…")).ToBeVisibleAsync();
        await live.Host.ScreenshotAsync("live-reconnecting");
        await live.App.SendAsync(live.Show, new PinProduct(LiveScene.Mug("Tide mug – Rust")));

        Volatile.Write(ref offline, false);
        await live.Page.Context.SetOfflineAsync(false);
        await Expect(live.Page.Locator(".stage__title")).ToHaveTextAsync("Tide mug – Rust", new() { Timeout = 90_000 });
        await Expect(live.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(live.Page.Locator("#stage-text")).ToHaveValueAsync("Back in a minute");
        Assert.True(await live.Page.EvaluateAsync<bool>("window.same === true"), "the page was loaded anew");
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Put on stage" }).ClickAsync();
        await Expect(live.Page.Locator(".stage-line__now")).ToContainTextAsync("Back in a minute");
    }
}
