using System.Collections.Concurrent;
using System.Threading.Channels;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;

namespace HostConsole.Chat.Platforms;

/// <summary>
/// Keeps the chats of other platforms connected to the shows that are live or paused: one link a show and platform, tried again
/// after 1, 2, 4 … 60 s, a refusal that may pass after 30, 60, 120 … s some times. A rehearsal has none, since what
/// real people write there would meet play.
/// </summary>
public sealed class ChatLinks(
    IEnumerable<IChatPlatform> platforms, LiveShows shows, SettingsStore settings, TimeProvider clock,
    ILogger<ChatLinks> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(60),
        FirstRefused = TimeSpan.FromSeconds(30);
    private readonly IReadOnlyList<IChatPlatform> _platforms = [.. platforms];
    private readonly Channel<(ShowId? Show, string? Platform)> _wishes = Channel.CreateUnbounded<(ShowId?, string?)>();
    private readonly Dictionary<(ShowId Show, string Platform), Running> _running = [];
    private readonly ConcurrentDictionary<(ShowId Show, string Platform), PlatformLink> _links = new();

    private sealed record Running(string Address, CancellationTokenSource Stop, Task Kept);

    public IReadOnlyList<IChatPlatform> Platforms => _platforms;

    /// <summary>Called on any thread after <see cref="Of"/> changed: hand over and return at once.</summary>
    public event Action? Changed;

    /// <summary>The links of a show, in the order of the platforms; empty while it is not on.</summary>
    public IReadOnlyList<PlatformLink> Of(ShowId show) =>
        [.. _platforms.Select(p => _links.GetValueOrDefault((show, p.Channel))).OfType<PlatformLink>()];

    /// <summary>Tries at once, whatever happened before.</summary>
    public void Connect(ShowId show, string platform) => _wishes.Writer.TryWrite((show, platform));

    /// <summary>Says what else is wrong there, such as that an announcement was not taken; null takes it back.</summary>
    public void Warn(ShowId show, string platform, string? warning)
    {
        var key = (show, platform);
        if (_links.TryGetValue(key, out var link) && link.Warning != warning
            && _links.TryUpdate(key, link with { Warning = warning }, link))
            Changed?.Invoke();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var changes = _platforms.Select(p => (Platform: p, Handler: (Action)(() => _wishes.Writer.TryWrite((null, p.Channel))))).ToArray();
        foreach (var (platform, handler) in changes) platform.Changed += handler;
        using var feed = shows.SubscribeAll(update =>
        {
            if (update.Facts.Any(f => f.Fact is LifecycleFact or ChatFact.ChatSourcesSet)) _wishes.Writer.TryWrite((null, null));
        });
        try
        {
            _wishes.Writer.TryWrite((null, null));
            await foreach (var (show, platform) in _wishes.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    // What is told anew begins anew; the rest stays as it is.
                    foreach (var key in _running.Keys.Where(k =>
                        platform is not null && k.Platform == platform && (show is null || k.Show == show)).ToArray())
                        await StopAsync(key);
                    await ArrangeAsync(stoppingToken);
                }
#pragma warning disable CA1031 // a store that can't be read now must not end the links for good
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    log.LogError(e, "The platforms' chats could not be arranged");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            foreach (var (platform, handler) in changes) platform.Changed -= handler;
            foreach (var key in _running.Keys.ToArray()) await StopAsync(key);
        }
    }

    private async Task ArrangeAsync(CancellationToken cancel)
    {
        var on = await shows.AskAsync(new ShowsOn(clock.GetUtcNow()), cancel);
        var wanted = new Dictionary<(ShowId, string), (IChatPlatform Platform, string Address, DateTimeOffset StartedAt)>();
        foreach (var show in on)
            foreach (var platform in _platforms)
                if (await platform.AddressAsync(show, cancel) is { Length: > 0 } address)
                    wanted[(show.Id, platform.Channel)] = (platform, address, show.StartedAt!.Value);
        foreach (var key in _running.Where(r => !wanted.TryGetValue(r.Key, out var w) || w.Address != r.Value.Address)
            .Select(r => r.Key).ToArray())
            await StopAsync(key);
        foreach (var (key, w) in wanted)
        {
            if (_running.ContainsKey(key)) continue;
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            _running[key] = new(w.Address, stop,
                Task.Run(() => KeepAsync(key, w.Platform, w.Address, w.StartedAt, stop.Token), CancellationToken.None));
        }
    }

    private async Task StopAsync((ShowId, string) key)
    {
        if (!_running.Remove(key, out var running)) return;
        await running.Stop.CancelAsync();
        await running.Kept;
        running.Stop.Dispose();
        _links.TryRemove(key, out _);
        Changed?.Invoke();
    }

    private async Task KeepAsync((ShowId Show, string Platform) key, IChatPlatform platform, string address,
        DateTimeOffset startedAt, CancellationToken cancel)
    {
        var (wait, refusals) = (First, 0);
        await using var inlet = new ChatInlet(key.Show, platform.Channel, startedAt, shows, settings, clock, log, note =>
        {
            (wait, refusals) = (First, 0);
            Show(key, new(platform.Channel, address, LinkState.Connected, Note: note));
        });
        while (!cancel.IsCancellationRequested)
        {
            if (!_links.ContainsKey(key)) Show(key, new(platform.Channel, address, LinkState.Connecting));
            ChatLinkException lost;
            try
            {
                await platform.FollowAsync(address, inlet, cancel);
                return;
            }
            catch (ChatLinkException e) { lost = e; }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // whatever a platform answers must not end the link
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogError(e, "{Platform} answered what the console does not understand", platform.Name);
                lost = new($"{platform.Name} answered what the console doesn't understand. It is tried again by itself.", forAMoment: true);
            }

            TimeSpan? pause = lost.ForAMoment ? lost.TryAgainIn ?? wait : refusals < lost.Tries ? FirstRefused * (1 << refusals++) : null;
            await WaitAsync(key, platform, address, lost, pause, cancel);
            wait = wait * 2 > Longest ? Longest : wait * 2;
        }
    }

    private async Task WaitAsync((ShowId, string) key, IChatPlatform platform, string address, ChatLinkException lost,
        TimeSpan? pause, CancellationToken cancel)
    {
        // Registered before it is shown, so that who sees the time can rely on it.
        var waited = Task.Delay(pause ?? Timeout.InfiniteTimeSpan, clock, cancel);
        Show(key, new(platform.Channel, address, pause is null ? LinkState.Stopped : LinkState.Waiting, lost.Message,
            clock.GetUtcNow() + pause));
        await waited.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Show((ShowId, string) key, PlatformLink link)
    {
        _links.AddOrUpdate(key, link, (_, before) => link with { Warning = before.Warning });
        Changed?.Invoke();
    }
}
