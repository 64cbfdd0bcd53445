using System.Collections.Concurrent;
using System.Net.Sockets;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Hosting.Connecting;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace HostConsole.Streams;

/// <summary>How many streams may be open (<c>HostConsole:Streams</c>).</summary>
public sealed class StreamLimits
{
    public int Total { get; set; } = 50_000;

    /// <summary>Of these over HTTP/1.1, where each has a connection and a file to itself.</summary>
    public int Http1 { get; set; } = 18_000;
    public int PerViewer { get; set; } = 6;

    /// <summary>
    /// Of these for pages over HTTP/1.1: a browser opens six connections to one address, and loads and presses need
    /// some.
    /// </summary>
    public int PerBrowser { get; set; } = 3;

    /// <summary>No more over HTTP/1.1 than leave room for the console and for pages.</summary>
    public StreamLimits Below(ConnectionLimits connections) => new()
    {
        Total = Total,
        Http1 = Math.Min(Http1, connections.Streams),
        PerViewer = PerViewer,
        PerBrowser = PerBrowser,
    };
}

/// <summary>The streams of all shows: opens one when first asked for, caps the connections, counts who is watching.</summary>
public sealed class ShowStreams(StreamTools tools, StreamLimits limits, IHostApplicationLifetime app)
    : IHostedService, IOpenPages, IAsyncDisposable
{
    private const int KernelBuffer = 32 * 1024;
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(2), BeatEvery = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<ShowId, Lazy<Task<ShowStream?>>> _streams = new();
    private readonly Dictionary<ViewerId, int> _open = [];
    private readonly Dictionary<ShowId, int> _counted = [];
    private readonly Dictionary<ShowId, Visits> _visits = [];
    private readonly Lock _gate = new();
    private ITimer? _beat;
    private Task _counting = Task.CompletedTask;
    private CancellationTokenRegistration _stopping;
    private int _total, _alone;

    /// <summary>Streams that are open now, of all shows.</summary>
    public int Open { get { lock (_gate) return _total; } }

    /// <returns>Null where there is no such show.</returns>
    public async Task<ShowStream?> OfAsync(ShowId show)
    {
        var stream = await _streams.GetOrAdd(show, id => new(() => ShowStream.OpenAsync(id, tools))).Value;
        if (stream is null) _streams.TryRemove(show, out _);
        return stream;
    }

    /// <summary>Lets one more stream in; <see cref="StreamEndpoint"/> serves it. False where too many are open.</summary>
    public bool Admit(HttpContext http, ShowStream stream, ViewerId viewer, bool json, long? lastSeq)
    {
        var alone = HttpProtocol.IsHttp11(http.Request.Protocol) || HttpProtocol.IsHttp10(http.Request.Protocol);
        if (!Enter(viewer, alone)) return false;
        http.Features.Set(new ViewerConnection(viewer, json, alone, http.Request.Query.ContainsKey("clock"), lastSeq, stream));
        return true;
    }

    /// <summary>Serves one that was let in, above HTTP, until it ends.</summary>
    public async Task ServeAsync(HttpContext http, ViewerConnection connection)
    {
        if (connection.IsAlone) Bound(http.Features.Get<IConnectionSocketFeature>());
        await http.Response.StartAsync(http.RequestAborted);
        await ServeAsync(connection, new(http.Response.BodyWriter, null), http.RequestAborted);
    }

    /// <summary>Serves one that has taken its connection over, until it ends, and then says that its place is free.</summary>
    public async Task ServeAsync(ConnectionContext line, ViewerConnection connection)
    {
        try
        {
            Bound(line.Features.Get<IConnectionSocketFeature>());
            await ServeAsync(connection, new(line.Transport.Output, line), line.ConnectionClosed);
        }
        finally
        {
            Leave(connection);
        }
    }

    private async Task ServeAsync(ViewerConnection connection, StreamOutput output, CancellationToken gone)
    {
        using var _ = gone.UnsafeRegister(static c => ((ViewerConnection)c!).End(), connection);
        connection.Stream.Add(connection);
        if (connection.IsPage) SendOthersToRest(connection);
        try
        {
            if (app.ApplicationStopping.IsCancellationRequested) connection.End();
            await connection.RunAsync(output, gone);
        }
        catch (OperationCanceledException)
        {
            // The phone went away before it began.
        }
        finally
        {
            connection.Stream.Remove(connection);
        }

        if (!app.ApplicationStopping.IsCancellationRequested || gone.IsCancellationRequested) return;
        try
        {
            await output.SayGoodbyeAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException) { } // it doesn't listen any more
    }

    // The newest page is the one that somebody looks at; what is dead and open goes first.
    private void SendOthersToRest(ViewerConnection newest)
    {
        var most = newest.IsAlone ? limits.PerBrowser : limits.PerViewer - 1;
        lock (_gate) if (_open.GetValueOrDefault(newest.Viewer) <= most) return;
        var pages = Opened().SelectMany(s => s.Stream.PhonesOf(newest.Viewer)).Where(c => c.IsPage && c.IsAlone == newest.IsAlone);
        foreach (var old in pages.OrderByDescending(c => c.Order).Skip(most)) old.SendToRest();
    }

    // What a phone that doesn't read keeps in the kernel is bounded too; over HTTP/2 its connection serves others.
    private static void Bound(IConnectionSocketFeature? kernel)
    {
        try
        {
            if (kernel is not null) kernel.Socket.SendBufferSize = KernelBuffer;
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException) { } // the phone has gone already
    }

    /// <summary>Its place is free for another.</summary>
    public void Leave(ViewerConnection connection) => Leave(connection.Viewer, connection.IsAlone);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _stopping = app.ApplicationStopping.Register(EndAll);
        _beat = tools.Clock.CreateTimer(_ => Beat(), null, BeatEvery, BeatEvery);
        // Made here, so that a clock moved right after the start finds it.
        var timer = new PeriodicTimer(CountEvery, tools.Clock);
        _counting = Task.Run(() => CountAsync(timer), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.DisposeAsync();
        if (_beat is not null) await _beat.DisposeAsync();
        await _counting;
    }

    private bool Enter(ViewerId viewer, bool alone)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(viewer);
            if (_total >= limits.Total || alone && _alone >= limits.Http1 || open >= limits.PerViewer) return false;
            (_open[viewer], _total, _alone) = (open + 1, _total + 1, _alone + (alone ? 1 : 0));
            return true;
        }
    }

    private void Leave(ViewerId viewer, bool alone)
    {
        lock (_gate)
        {
            (_total, _alone) = (_total - 1, _alone - (alone ? 1 : 0));
            if (--_open[viewer] == 0) _open.Remove(viewer);
        }
    }

    private IEnumerable<(ShowId Show, ShowStream Stream)> Opened() => _streams
        .Where(s => s.Value is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: not null } })
        .Select(s => (s.Key, s.Value.Value.Result!));

    private void Beat()
    {
        foreach (var (_, stream) in Opened()) stream.Heartbeat();
    }

    private void EndAll()
    {
        foreach (var (_, stream) in Opened()) stream.EndAll();
    }

    // A rehearsal's audience is simulated and counts itself.
    private async Task CountAsync(PeriodicTimer timer)
    {
        using var _ = timer;
        try
        {
            while (await timer.WaitForNextTickAsync(app.ApplicationStopping))
                foreach (var (show, stream) in Opened())
                {
                    await CountAsync(show, stream);
                    await NoteAsync(show, stream);
                }
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
        if (await tools.Shows.SendAsync(show, new CountAudience(watching), Actor.Clock,
            app.ApplicationStopping) is Done)
            _counted[show] = watching;
    }

    // Also in a rehearsal, beside its simulated audience, which notes itself.
    private async Task NoteAsync(ShowId show, ShowStream stream)
    {
        var (view, now) = (stream.View, tools.Clock.GetUtcNow());
        if (view.Status != ShowStatus.Scheduled && !view.IsOn)
        {
            _visits.Remove(show);
            return;
        }

        if (!_visits.TryGetValue(show, out var visits) || visits.Run != view.Run)
            _visits[show] = visits = new(view.Run, anew: !view.IsRehearsal);
        var notes = visits.Look(stream.Watchers(), now);
        foreach (var note in notes)
            if (await tools.Shows.SendAsync(show, note, Actor.Clock, app.ApplicationStopping) is not Done) return;
        if (notes.Count > 0) visits.Told(notes, now);
    }

    /// <inheritdoc/>
    public async Task NoteAsync(ShowId show, ViewerId viewer)
    {
        if (await OfAsync(show) is { } stream && stream.IsWatching(viewer))
            await tools.Shows.SendAsync(show, new NotePresence([new(viewer, 0)], []), Actor.Clock, app.ApplicationStopping);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, stream) in Opened()) await stream.DisposeAsync();
        _streams.Clear();
    }
}
