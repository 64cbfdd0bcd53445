using System.Collections.Concurrent;
using System.Net.WebSockets;
using HostConsole.Core.Kernel;
using HostConsole.Hosting.Connecting;

namespace HostConsole.Overlays;

/// <summary>
/// How many overlays may be connected (<c>HostConsole:Overlays</c>). A studio has a dozen; the console's own circuits
/// need the rest.
/// </summary>
public sealed class OverlayLimits
{
    public int Total { get; set; } = 300;
    public int PerShow { get; set; } = 64;

    /// <summary>No more than leave room for the console's circuits.</summary>
    public OverlayLimits Below(ConnectionLimits connections) => new() { Total = Math.Min(Total, connections.Overlays), PerShow = PerShow };
}

/// <summary>
/// The overlays of all shows: opens a stream when first asked for, caps the connections, keeps them alive, ends them
/// when the address is made anew.
/// </summary>
public sealed class OverlayStreams(
    OverlayTools tools, OverlayTokens tokens, OverlayThemes themes, OverlayLimits limits, IHostApplicationLifetime app)
    : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<ShowId, Lazy<Task<OverlayStream?>>> _streams = new();
    private readonly Dictionary<ShowId, int> _open = [];
    private readonly Lock _gate = new();
    private ITimer? _beat;
    private CancellationTokenRegistration _stopping;

    /// <summary>Overlays that are connected now, of all shows.</summary>
    public int Open { get { lock (_gate) return _open.Values.Sum(); } }

    /// <returns>Null where there is no such show.</returns>
    public async Task<OverlayStream?> OfAsync(ShowId show)
    {
        var stream = await _streams.GetOrAdd(show, id => new(() => OverlayStream.OpenAsync(id, tools))).Value;
        if (stream is null) _streams.TryRemove(show, out _);
        return stream;
    }

    /// <summary>Takes a place; give it back with <see cref="Leave"/>. False where too many are connected.</summary>
    public bool Enter(ShowId show)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(show);
            if (open >= limits.PerShow || _open.Values.Sum() >= limits.Total
                || app.ApplicationStopping.IsCancellationRequested)
                return false;
            _open[show] = open + 1;
            return true;
        }
    }

    public void Leave(ShowId show)
    {
        lock (_gate)
            if (--_open[show] == 0) _open.Remove(show);
    }

    /// <summary>Serves one that has a place, until it ends.</summary>
    /// <param name="isValid">Looked at once more when it can be found by a revoking, so that none slips through between.</param>
    public async Task ServeAsync(WebSocket socket, string what, OverlayStream stream, Func<Task<bool>> isValid, CancellationToken gone)
    {
        using var connection = new OverlayConnection(socket, what, stream, () => themes.Written);
        stream.Add(connection);
        try
        {
            if (!await isValid()) connection.End(OverlayConnection.Revoked, "");
            if (app.ApplicationStopping.IsCancellationRequested) connection.End(WebSocketCloseStatus.EndpointUnavailable, "");
            await connection.RunAsync(gone);
        }
        finally
        {
            stream.Remove(connection);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await themes.LoadAsync(cancellationToken);
        _stopping = app.ApplicationStopping.Register(EndAll);
        tokens.Renewed += OnRenewed;
        themes.Changed += OnTheme;
        _beat = tools.Clock.CreateTimer(_ => Each(c => c.Heartbeat()), null, BeatEvery, BeatEvery);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        tokens.Renewed -= OnRenewed;
        themes.Changed -= OnTheme;
        await _stopping.DisposeAsync();
        if (_beat is not null) await _beat.DisposeAsync();
    }

    private void OnRenewed(ShowId show) => Each(c => c.End(OverlayConnection.Revoked, ""), show);

    private void OnTheme() => Each(c => c.Wake());

    private void EndAll() => Each(c => c.End(WebSocketCloseStatus.EndpointUnavailable, ""));

    private void Each(Action<OverlayConnection> act, ShowId? show = null)
    {
        foreach (var (id, stream) in _streams)
            if ((show is null || show == id)
                && stream is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: { } opened } })
                foreach (var connection in opened.Connections()) act(connection);
    }

    public async ValueTask DisposeAsync()
    {
        // Twice, as the service that it is and as a hosted one.
        foreach (var show in _streams.Keys)
            if (_streams.TryRemove(show, out var stream) && stream.IsValueCreated && await stream.Value is { } opened)
                await opened.DisposeAsync();
    }
}
