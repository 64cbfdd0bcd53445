using HostConsole.Chat.Platforms;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Integrations;

/// <summary>The running app with a show, and what to wait for in it.</summary>
internal sealed class ChatScene : IAsyncDisposable
{
    private ChatScene(RunningApp app, ShowId show) => (App, Show) = (app, show);

    public RunningApp App { get; }
    public ShowId Show { get; }
    public ChatLinks Links => App.Services.GetRequiredService<ChatLinks>();
    public LiveShows Shows => App.Services.GetRequiredService<LiveShows>();

    public static async Task<ChatScene> StartAsync(Action<RunningAppOptions> configure)
    {
        var app = await RunningApp.StartAsync(configure);
        return new(app, await app.ShowAsync());
    }

    public Task DoAsync(ShowCommand command) => App.SendAsync(Show, command);
    public async Task<ShowView> ViewAsync() => (await Shows.ViewAsync(Show))!;

    public async Task<ShowView> UntilAsync(Func<ShowView, bool> fits)
    {
        var seen = new TaskCompletionSource<ShowView>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var feed = Shows.Subscribe(Show, update => { if (fits(update.View)) seen.TrySetResult(update.View); });
        if (await ViewAsync() is var view && fits(view)) return view;
        return await seen.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Waits until the chat holds a message.</summary>
    public async Task<MessageView> SaidAsync(string text) =>
        (await UntilAsync(v => v.Chat.Messages.Any(m => m.Text == text))).Chat.Messages.Last(m => m.Text == text);

    /// <summary>Waits until the platform's link is so.</summary>
    public async Task<PlatformLink> LinkAsync(Func<PlatformLink, bool> fits) => (await LinksAsync(links => links.Any(fits))).First(fits);

    public Task UntilNoLinkAsync() => LinksAsync(links => links.Count == 0);

    private async Task<IReadOnlyList<PlatformLink>> LinksAsync(Func<IReadOnlyList<PlatformLink>, bool> fits)
    {
        var seen = new TaskCompletionSource<IReadOnlyList<PlatformLink>>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (Links.Of(Show) is var links && fits(links)) seen.TrySetResult(links);
        }

        Links.Changed += Look;
        try
        {
            Look();
            return await seen.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally { Links.Changed -= Look; }
    }

    public Task<PlatformLink> ConnectedAsync() => LinkAsync(l => l.State == LinkState.Connected);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
