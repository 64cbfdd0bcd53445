using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;

namespace HostConsole.Tests.Live;

/// <summary>A show on air and its host before the live page, which listens to keys.</summary>
public sealed class HostAtLive : IAsyncDisposable
{
    private readonly FormBrowser _account;

    private HostAtLive(RunningApp app, FormBrowser account, ShowId show, Person host) =>
        (App, _account, Show, Host) = (app, account, show, host);

    public RunningApp App { get; }
    public ShowId Show { get; }
    public Person Host { get; }
    public IPage Page => Host.Page;

    /// <param name="pinned">What stands on stage.</param>
    /// <param name="before">Done with the window before the page is opened.</param>
    public static async Task<HostAtLive> OpenAsync(
        BrowserFixture browser, Item? pinned = null, Func<IPage, Task>? before = null, Action<RunningAppOptions>? configure = null)
    {
        var app = await RunningApp.StartAsync(configure);
        try
        {
            var account = await app.NewHostAsync();
            var show = await app.ShowAsync();
            await app.SendAsync(show, new GoLive());
            if (pinned is not null) await app.SendAsync(show, new PinProduct(pinned));
            var live = new HostAtLive(app, account, show, await browser.SignedInAsync(app, account));
            if (before is not null) await before(live.Page);
            await live.Host.OpenLiveAsync(show);
            return live;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Cleo, who has only the chat of Twitch, writes there.</summary>
    public Task WriteOnTwitchAsync(string text) => App.SendAsync(Show, new RelayMessage(
        Id.New<MessageId>(TimeProvider.System), RelayedAuthor.Of("twitch", "cleo"), "Cleo", "twitch", text, TimeProvider.System.GetUtcNow(), null));

    /// <summary>The shop tells of an order of one mug for $24.00.</summary>
    /// <param name="viewer">Who bought; null where the shop doesn't know.</param>
    public Task OrderAsync(string id, ViewerId? viewer = null) => App.SendAsync(Show, new PlaceOrder(new(
        new("shop", id), DateTimeOffset.UtcNow, LiveScene.Usd, [new(null, null, "Mug", 1, new(2_400, LiveScene.Usd))],
        Money.Zero(LiveScene.Usd), Viewer: viewer)));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _account.Dispose();
        await App.DisposeAsync();
    }
}
