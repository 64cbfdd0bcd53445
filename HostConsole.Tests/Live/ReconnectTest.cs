using System.Collections.Concurrent;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Live;

[Collection(Browsers.Name)]
public sealed class ReconnectTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_lost_network_When_it_is_back_Then_the_live_page_goes_on_with_what_was_typed_and_what_happened()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await using var host = await browser.SignedInAsync(app, account);
        var sockets = new ConcurrentBag<IWebSocketRoute>();
        var offline = false;
        await host.Page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            if (Volatile.Read(ref offline)) { _ = socket.CloseAsync(); return; }
            sockets.Add(socket);
            socket.ConnectToServer();
        });
        await host.OpenLiveAsync(show);
        await host.Page.FillAsync("#stage-text", "Back in a minute");
        await host.Page.EvaluateAsync("window.same = true");
        await host.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(k => k.startsWith('draft:stage:'))");

        Volatile.Write(ref offline, true);
        await host.Page.Context.SetOfflineAsync(true);
        foreach (var socket in sockets) await socket.CloseAsync();
        await Expect(host.Page.GetByText("Connection lost. Trying again…")).ToBeVisibleAsync();
        await host.ScreenshotAsync("live-reconnecting");
        await app.SendAsync(show, new PinProduct(LiveScene.Mug("Tide mug – Rust")));

        Volatile.Write(ref offline, false);
        await host.Page.Context.SetOfflineAsync(false);
        await Expect(host.Page.Locator(".stage__title")).ToHaveTextAsync("Tide mug – Rust", new() { Timeout = 90_000 });
        await Expect(host.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(host.Page.Locator("#stage-text")).ToHaveValueAsync("Back in a minute");
        Assert.True(await host.Page.EvaluateAsync<bool>("window.same === true"), "the page was loaded anew");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Put on stage" }).ClickAsync();
        await Expect(host.Page.Locator(".stage-line__now")).ToContainTextAsync("Back in a minute");
    }
}
