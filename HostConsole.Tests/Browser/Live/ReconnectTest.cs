using System.Collections.Concurrent;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Live;

[Collection(Browsers.Console)]
public sealed class ReconnectTest(BrowserFixture browser)
{
    /// <summary>A page's way to the console, which can be cut.</summary>
    private sealed class Wire
    {
        private readonly ConcurrentBag<IWebSocketRoute> _sockets = [];
        private bool _cut;

        public Task LayAsync(IPage page) => page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            if (Volatile.Read(ref _cut)) { _ = socket.CloseAsync(); return; }
            _sockets.Add(socket);
            socket.ConnectToServer();
        });

        public async Task CutAsync(IPage page)
        {
            Volatile.Write(ref _cut, true);
            await page.Context.SetOfflineAsync(true);
            foreach (var socket in _sockets) await socket.CloseAsync();
        }

        public Task MendAsync(IPage page)
        {
            Volatile.Write(ref _cut, false);
            return page.Context.SetOfflineAsync(false);
        }
    }

    /// <summary>Says when the console has put a page aside.</summary>
    private sealed class Aside : CircuitHandler
    {
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Closed => _closed.Task;

        public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        }
    }

    private static async Task TypeAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Line…" }).ClickAsync();
        await page.FillAsync("#stage-text", "Back in a minute");
        await page.EvaluateAsync("window.same = true");
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some(k => k.startsWith('draft:stage:'))");
    }

    [BrowserFact]
    public async Task Given_a_lost_network_When_it_is_back_Then_the_live_page_goes_on_with_what_was_typed_and_what_happened()
    {
        var wire = new Wire();
        await using var live = await HostAtLive.OpenAsync(browser, before: wire.LayAsync);
        await TypeAsync(live.Page);
        await wire.CutAsync(live.Page);
        await Expect(live.Page.GetByText("Connection lost. Trying again…")).ToBeVisibleAsync();
        await live.Host.ScreenshotAsync("live-reconnecting");
        await live.App.SendAsync(live.Show, new PinProduct(LiveScene.Mug("Tide mug – Rust")));
        await wire.MendAsync(live.Page);
        await GoesOnAsync(live);
    }

    // The console puts a page aside some minutes after its connection was lost.
    [BrowserFact]
    public async Task Given_a_tab_that_slept_until_it_was_put_aside_When_it_wakes_Then_it_goes_on_without_being_loaded_anew()
    {
        var (wire, aside) = (new Wire(), new Aside());
        await using var live = await HostAtLive.OpenAsync(browser, before: wire.LayAsync, configure: o => o.Services = services =>
        {
            services.Configure<CircuitOptions>(circuits => circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMilliseconds(1));
            services.AddSingleton<CircuitHandler>(aside);
        });
        var questions = live.Page.GetByRole(AriaRole.Tab, new() { Name = "Questions" });
        await questions.ClickAsync();
        await TypeAsync(live.Page);
        await wire.CutAsync(live.Page);
        await aside.Closed;
        await live.App.SendAsync(live.Show, new PinProduct(LiveScene.Mug("Tide mug – Rust")));
        await wire.MendAsync(live.Page);
        await GoesOnAsync(live);
        await Expect(questions).ToHaveAttributeAsync("aria-selected", "true");
    }

    [BrowserFact]
    public async Task Given_a_console_that_starts_again_Then_the_page_is_loaded_anew_by_itself_with_what_was_typed()
    {
        using var folder = new TestFolder();
        var first = await RunningApp.StartAsync(o => o.DataPath = folder.Path);
        using var account = await first.NewHostAsync();
        var show = await first.ShowAsync();
        await first.SendAsync(show, new GoLive());
        await using var host = await browser.SignedInAsync(first, account);
        await host.OpenLiveAsync(show);
        await TypeAsync(host.Page);
        await first.DisposeAsync();
        await Expect(host.Page.GetByText("Connection lost. Trying again…")).ToBeVisibleAsync();

        await using var second = await RunningApp.StartAsync(o =>
        {
            o.DataPath = folder.Path;
            o.Settings["urls"] = first.Address.GetLeftPart(UriPartial.Authority);
        });
        await second.SendAsync(show, new PinProduct(LiveScene.Mug("Tide mug – Rust")));
        await Expect(host.Page.Locator(".stage__title")).ToHaveTextAsync("Tide mug – Rust", new() { Timeout = 90_000 });
        await Expect(host.Page.Locator("#stage-text")).ToHaveValueAsync("Back in a minute");
        Assert.False(await host.Page.EvaluateAsync<bool>("window.same === true"), "the page is the one of before");
    }

    [BrowserFact]
    public async Task Given_the_answer_to_a_form_When_the_console_cannot_go_on_with_the_page_Then_a_fresh_one_comes_and_the_form_is_not_sent_again()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        await using var host = await browser.SignedInAsync(app, account);
        await host.Page.GotoAsync("/account");
        await host.Page.GetByLabel("Current password").FillAsync("not this one at all");
        await host.Page.GetByLabel("New password").FillAsync("violet otter kiln bridge 48");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Expect(host.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        var asked = await host.Page.RunAndWaitForRequestAsync(
            () => host.Page.EvaluateAsync("""
                () => document.getElementById('components-reconnect-modal').dispatchEvent(
                  new CustomEvent('components-reconnect-state-changed', { detail: { state: 'rejected' } }))
                """),
            request => request.IsNavigationRequest);
        Assert.Equal("GET", asked.Method);
        await Expect(host.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    private static async Task GoesOnAsync(HostAtLive live)
    {
        await Expect(live.Page.Locator(".stage__title")).ToHaveTextAsync("Tide mug – Rust", new() { Timeout = 90_000 });
        await Expect(live.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(live.Page.Locator("#stage-text")).ToHaveValueAsync("Back in a minute");
        Assert.True(await live.Page.EvaluateAsync<bool>("window.same === true"), "the page was loaded anew");
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Put on stage" }).ClickAsync();
        await Expect(live.Page.Locator(".stage-line__now")).ToContainTextAsync("Back in a minute");
    }
}
