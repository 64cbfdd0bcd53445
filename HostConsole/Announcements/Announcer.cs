using System.Threading.Channels;
using HostConsole.Chat.Platforms;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Integrations.Twitch;
using HostConsole.Surfaces;
using Microsoft.Extensions.Localization;

namespace HostConsole.Announcements;

/// <summary>
/// Tells the audience what has just begun, was drawn or reached: on its own page, and on Twitch where an account that
/// writes is set. Twenty a minute on the page, ten in half a minute on Twitch; what is a minute old isn't news any
/// more. A rehearsal tells its own audience alone. What the host can take back for a while is told once that is over:
/// nobody is promised what was a slip.
/// </summary>
public sealed class Announcer(
    LiveShows shows, People people, AnnouncementSettings settings, SettingsStore house, TwitchSettings account, TwitchChat twitch,
    TwitchSender sender, ChatLinks links, PublicAddress address, IStringLocalizerFactory localizers, TimeProvider clock,
    ILogger<Announcer> log) : BackgroundService
{
    private static readonly TimeSpan News = TimeSpan.FromMinutes(1);
    private readonly Channel<(Announcement What, ShowView Show, DateTimeOffset At)> _page =
        Waiting<(Announcement, ShowView, DateTimeOffset)>();
    private readonly Channel<(Announcement What, ShowView Show, DateTimeOffset At)> _twitch =
        Waiting<(Announcement, ShowView, DateTimeOffset)>();
    private readonly Channel<(LoggedFact Fact, ShowId Show, AnnouncementSurface Surface)> _undoable =
        Waiting<(LoggedFact, ShowId, AnnouncementSurface)>();
    private readonly AnnouncementTools _tools = new(people.NameOf, localizers) { OnStream = people.NameOnStream };
    private IDisposable? _feed;

    private static Channel<T> Waiting<T>() =>
        Channel.CreateBounded<T>(new BoundedChannelOptions(50) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Listens before the app answers anybody: a background service begins its work some time after.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.IsOn) _feed = shows.SubscribeAll(Hear);
        return base.StartAsync(cancellationToken);
    }

    // On the writer's loop: looks and hands over.
    private void Hear(ShowUpdate update)
    {
        foreach (var logged in update.Facts)
        {
            if (logged.Run != update.View.Run) continue;
            if (MechanicUis.Of(logged.Fact)?.Announcements is not { } surface) continue;
            if (surface.CanBeUndone(logged.Fact)) _undoable.Writer.TryWrite((logged, update.View.Id, surface));
            else Announce(logged, update.View, surface);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsOn) return;
        using var _ = _feed;
        await Task.WhenAll(
            HoldAsync(stoppingToken),
            TellAsync(_page, new(20, TimeSpan.FromMinutes(1), clock), choice => choice.Page, PageAsync, stoppingToken),
            TellAsync(_twitch, new(10, TimeSpan.FromSeconds(30), clock), choice => choice.Twitch, TwitchAsync, stoppingToken));
    }

    private void Announce(LoggedFact logged, ShowView show, AnnouncementSurface surface)
    {
        if (surface.Of(logged.Fact, show, _tools) is not { } what) return;
        _page.Writer.TryWrite((what, show, logged.At));
        if (!show.IsRehearsal) _twitch.Writer.TryWrite((what, show, logged.At));
    }

    private async Task HoldAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (var (fact, show, surface) in _undoable.Reader.ReadAllAsync(cancel))
            {
                if (fact.At + Lifecycle.UndoFor - clock.GetUtcNow() is { Ticks: > 0 } wait) await Task.Delay(wait, clock, cancel);
                if (await shows.ViewAsync(show, cancel) is { } now && now.Run == fact.Run) Announce(fact, now, surface);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
    }

    private async Task TellAsync(
        Channel<(Announcement What, ShowView Show, DateTimeOffset At)> waiting, Pace pace,
        Func<AnnouncementChoice, IReadOnlySet<string>> chosen, Func<Announcement, ShowView, CancellationToken, Task<bool>> tell,
        CancellationToken cancel)
    {
        try
        {
            await foreach (var (what, show, at) in waiting.Reader.ReadAllAsync(cancel))
            {
                try
                {
                    if (!chosen(await settings.GetAsync(cancel)).Contains(what.Kind.Key)) continue;
                    if (pace.Wait is { Ticks: > 0 } wait) await Task.Delay(wait, clock, cancel);
                    if (clock.GetUtcNow() - at >= News) continue;
                    if (await tell(what, show, cancel)) pace.Take();
                }
#pragma warning disable CA1031 // one that fails must not end the others
                catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    log.LogError(e, "An announcement could not be made");
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
    }

    // By the event's own key, so that it stands there once whatever happens.
    private async Task<bool> PageAsync(Announcement what, ShowView show, CancellationToken cancel)
    {
        var brand = (await house.GetAsync(cancel)).Brand;
        var message =
            new RelayMessage(Id.New<MessageId>(clock), RelayedAuthor.Of(ChatRules.Announcement, show.Id.ToString()),
                brand.Length > 0 ? brand : show.Settings.Title,
                ChatRules.Announcement, what.Text, clock.GetUtcNow(), what.Key);
        // As the rehearsal's own, so that it never comes into the show itself when the rehearsal is over meanwhile.
        return await shows.SendAsync(show.Id, message,
            new(show.IsRehearsal ? ActorKind.Rehearsal : ActorKind.Clock, "announcer"), real: !show.IsRehearsal,
            cancel) is Done;
    }

    private async Task<bool> TwitchAsync(Announcement what, ShowView show, CancellationToken cancel)
    {
        if ((await account.GetAsync(cancel)).Writer is null
            || await twitch.AddressAsync(show, cancel) is not { Length: > 0 } channel)
            return false;
        var page = address.Url is { } root ? $" {root}/s/{show.Code}" : "";
        links.Warn(show.Id, TwitchChat.ChannelName,
            await sender.SendAsync(channel, what.Text + page, cancel) is { } problem
                ? "Announcements: " + problem
                : null);
        return true;
    }
}
