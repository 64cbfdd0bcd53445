using System.Collections.Concurrent;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Viewers;

/// <summary>How many streams may be open (<c>HostConsole:Streams</c>).</summary>
public sealed class StreamLimits
{
    public int Total { get; set; } = 5_000;
    public int PerViewer { get; set; } = 6;
}

/// <summary>The streams of all shows: opens one when first asked for, caps the connections, counts who is watching.</summary>
public sealed class ShowStreams(StreamTools tools, StreamLimits limits, IHostApplicationLifetime app) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(2), BeatEvery = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<ShowId, Lazy<Task<ShowStream?>>> _streams = new();
    private readonly Dictionary<ViewerId, int> _open = [];
    private readonly Dictionary<ShowId, int> _counted = [];
    private readonly Lock _gate = new();
    private ITimer? _beat;
    private Task _counting = Task.CompletedTask;
    private int _total;

    /// <summary>Streams that are open now, of all shows.</summary>
    public int Open { get { lock (_gate) return _total; } }

    /// <returns>Null where there is no such show.</returns>
    public async Task<ShowStream?> OfAsync(ShowId show)
    {
        var stream = await _streams.GetOrAdd(show, id => new(() => ShowStream.OpenAsync(id, tools))).Value;
        if (stream is null) _streams.TryRemove(show, out _);
        return stream;
    }

    /// <summary>Serves one connection until it ends. False where too many are open.</summary>
    public async Task<bool> ServeAsync(HttpContext http, ShowStream stream, ViewerId viewer, bool json, long? lastSeq, CancellationToken cancel)
    {
        if (!Enter(viewer)) return false;
        var connection = new ViewerConnection(viewer, json, stream);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.ApplicationStopping);
        try
        {
            await http.Response.StartAsync(cancel);
            stream.Add(connection);
            await connection.RunAsync(http, lastSeq, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The phone went away, or the app stops: both are an ordinary end.
        }
        finally
        {
            stream.Remove(connection);
            Leave(viewer);
        }

        await SayGoodbyeAsync(http, cancel);
        return true;
    }

    private async Task SayGoodbyeAsync(HttpContext http, CancellationToken gone)
    {
        if (!app.ApplicationStopping.IsCancellationRequested || gone.IsCancellationRequested) return;
        try
        {
            await ViewerConnection.SayGoodbyeAsync(http);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException) { } // it doesn't listen any more
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _beat = tools.Clock.CreateTimer(_ => Beat(), null, BeatEvery, BeatEvery);
        // Made here, so that a clock moved right after the start finds it.
        var timer = new PeriodicTimer(CountEvery, tools.Clock);
        _counting = Task.Run(() => CountAsync(timer), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_beat is not null) await _beat.DisposeAsync();
        await _counting;
    }

    private bool Enter(ViewerId viewer)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(viewer);
            if (_total >= limits.Total || open >= limits.PerViewer) return false;
            (_open[viewer], _total) = (open + 1, _total + 1);
            return true;
        }
    }

    private void Leave(ViewerId viewer)
    {
        lock (_gate)
        {
            _total--;
            if (--_open[viewer] == 0) _open.Remove(viewer);
        }
    }

    private IEnumerable<(ShowId Show, ShowStream Stream)> Opened() => _streams
        .Where(s => s.Value is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: not null } }).Select(s => (s.Key, s.Value.Value.Result!));

    private void Beat()
    {
        foreach (var (_, stream) in Opened()) stream.Heartbeat();
    }

    // A rehearsal's audience is simulated and counts itself.
    private async Task CountAsync(PeriodicTimer timer)
    {
        using var _ = timer;
        try
        {
            while (await timer.WaitForNextTickAsync(app.ApplicationStopping))
                foreach (var (show, stream) in Opened())
                    await CountAsync(show, stream);
        }
        catch (OperationCanceledException)
        {
            // The app stops.
        }
    }

    private async Task CountAsync(ShowId show, ShowStream stream)
    {
        var (view, watching) = (stream.View, stream.Watching);
        if (view.Status is not (ShowStatus.Scheduled or ShowStatus.Live or ShowStatus.Paused) || view.IsRehearsal) return;
        if (_counted.GetValueOrDefault(show, view.Audience.Watching) == watching) return;
        if (await tools.Shows.SendAsync(show, new CountAudience(watching), Actor.Clock, app.ApplicationStopping) is Core.Shows.Done) _counted[show] = watching;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, stream) in Opened()) await stream.DisposeAsync();
        _streams.Clear();
    }
}
