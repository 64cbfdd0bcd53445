using System.Text.Json;
using System.Threading.Channels;

namespace HostConsole.Integrations.Obs;

/// <summary>
/// Keeps the connection to OBS: connects by itself, tries again after 1, 2, 4 … 30 s, but not after a wrong password or when OBS
/// has sent it away, until a person says so. Screens take <see cref="View"/> and hear of changes.
/// </summary>
public sealed class ObsLink(ObsSettings settings, TimeProvider clock, ILogger<ObsLink> log) : BackgroundService
{
    private const int MostBusy = 30; // looks, of a second
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2), Again = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(30);
    private const string Busy = "OBS is busy (changing its scene collection).";
    private const string LostOnAir =
        "OBS was on air when it was lost. Look at its window: the stream may go on without the console, or be gone.";
    private readonly Channel<bool> _wish =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile ObsView _view = new(ObsConnection.Off);
    private volatile ObsClient? _client;

    public ObsView View => _view;

    /// <summary>Called on any thread after <see cref="View"/> changed: hand over and return at once.</summary>
    public event Action? Changed;

    /// <summary>Tries at once, whatever happened before.</summary>
    public void Connect() => _wish.Writer.TryWrite(true);

    /// <summary>Whether OBS can be reached so; nothing is kept.</summary>
    /// <returns>Null where it can, else why not, in words for the person.</returns>
    public static async Task<string?> TestAsync(ObsAddress obs, CancellationToken cancel = default)
    {
        if (obs.Uri is not { } uri) return "Write the host and the port, such as 127.0.0.1:4455.";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            await using var client = await ObsClient.ConnectAsync(uri, obs.Password, patience.Token);
            return null;
        }
        catch (ObsException e) { return e.Message; }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { return ObsException.Unreachable(uri, null).Message; }
    }

    /// <returns>The answer's data; an undefined element where there is none.</returns>
    /// <exception cref="ObsException">OBS isn't connected, or refuses.</exception>
    public Task<JsonElement> AskAsync(string request, object? data = null, CancellationToken cancel = default) =>
        _client is { } client
            ? client.AskAsync(request, data, cancel)
            : throw new ObsException(ObsFailure.Lost, View.WhyNot ?? "OBS is not connected.");

    /// <returns>Null where OBS did it, else why not.</returns>
    public async Task<string?> DoAsync(string request, object? data = null, CancellationToken cancel = default)
    {
        try
        {
            await AskAsync(request, data, cancel);
            return null;
        }
        catch (ObsException e) { return e.Message; }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        settings.Changed += Connect;
        try
        {
            while (!stoppingToken.IsCancellationRequested) await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            settings.Changed -= Connect;
        }
    }

    // One set of settings: until it is changed, or somebody wishes to connect anew.
    private async Task RunAsync(CancellationToken stopping)
    {
        _wish.Reader.TryRead(out _);
        if (await settings.GetAsync(stopping) is not { Uri: { } uri } obs)
        {
            Show(new(ObsConnection.Off));
            await _wish.Reader.WaitToReadAsync(stopping);
            return;
        }

        using var changed = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var wish = WatchAsync(changed);
        var wait = TimeSpan.FromSeconds(1);
        while (!changed.IsCancellationRequested)
        {
            try
            {
                if (_view.Connection != ObsConnection.Waiting)
                    Show(new(ObsConnection.Connecting, Warning: _view.IsConnected ? null : _view.Warning));
                await using var client = await ObsClient.ConnectAsync(uri, obs.Password, changed.Token);
                wait = TimeSpan.FromSeconds(1);
                await FollowAsync(client, changed.Token);
            }
            catch (ObsException e)
            {
                Show(Without(e.IsForAMoment ? ObsConnection.Waiting : ObsConnection.Refused, e.Message));
                if (!e.IsForAMoment) wait = Timeout.InfiniteTimeSpan;
            }
            catch (OperationCanceledException) { }
#pragma warning disable CA1031 // whatever OBS answers must not end the link
            catch (Exception e) when (!changed.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(e, "OBS answered what the console does not understand");
                Show(Without(ObsConnection.Waiting, "OBS answered what the console doesn't understand. It is tried again by itself."));
            }

            await Task.Delay(wait, clock, changed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (wait != Timeout.InfiniteTimeSpan) wait = wait * 2 > Longest ? Longest : wait * 2;
        }

        await wish;
    }

    private async Task WatchAsync(CancellationTokenSource changed)
    {
        try
        {
            await _wish.Reader.WaitToReadAsync(changed.Token);
            await changed.CancelAsync();
        }
        catch (OperationCanceledException) { }
    }

    // Looks at once after every event, and every two seconds for the figures.
    private async Task FollowAsync(ObsClient client, CancellationToken cancel)
    {
        var reader = new ObsReader(client, clock);
        var (whole, busy) = (true, 0);
        try
        {
            while (true)
            {
                try
                {
                    var view = await reader.ReadAsync(whole, cancel);
                    (_client, whole, busy) = (client, false, 0);
                    Show(view);
                }
                catch (ObsException e) when (e.Failure == ObsFailure.NotReady)
                {
                    (whole, busy) = (true, busy + 1);
                    if (busy % MostBusy == 0) client.StopWaiting();
                    Show(_client is null ? Without(ObsConnection.Waiting, e.Message) : _view with { Problem = Busy, Warning = null });
                }

                await PauseAsync(client, busy > 0, cancel);
                while (client.News.TryRead(out _)) whole = true;
            }
        }
        catch (ChannelClosedException e) when (e.InnerException is ObsException gone)
        {
            throw gone;
        }
        finally
        {
            _client = null;
        }
    }

    // An OBS that is busy tells much; it is asked again in a second, whatever it tells.
    private async Task PauseAsync(ObsClient client, bool busy, CancellationToken cancel)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var news = busy ? client.News.Completion : client.News.WaitToReadAsync(pause.Token).AsTask();
        var look = Task.Delay(busy ? Again : Look, clock, pause.Token);
        if (await Task.WhenAny(news, look) == news) await news;
        await pause.CancelAsync();
        if (!busy) await ((Task)news).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await look.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
    }

    // Until OBS is back, it stands that the audience may have lost the picture.
    private ObsView Without(ObsConnection connection, string why) =>
        new(connection, why,
            Warning: _view.Streaming || _view is { IsConnected: false, Warning: not null } ? LostOnAir : null);

    private void Show(ObsView view)
    {
        _view = view;
        Changed?.Invoke();
    }
}
