using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Streams;
using HostConsole.Surfaces;

namespace HostConsole.Overlays;

/// <summary>What a stream of overlays works with.</summary>
public sealed record OverlayTools(LiveShows Shows, People People, TimeProvider Clock, ComponentDrawing Drawing, ILoggerFactory Log)
{
    public OverlayNames Names => new(People.NameOf, People.NameOnStream) { HasName = People.HasName, Kept = People.Keepsakes.Find };
}

/// <summary>One show's overlays: one loop draws each change once, while somebody is connected, and wakes the connections.</summary>
public sealed class OverlayStream : IAsyncDisposable
{
    private readonly OverlayTools _tools;
    private readonly DrawingLoop _loop;
    private readonly Lock _gate = new();
    private readonly HashSet<OverlayConnection> _connections = [];
    private readonly OverlayAlerts _alerts;
    private readonly IDisposable _subscription;
    private ShowView? _latest;

    private OverlayStream(ShowId show, OverlayTools tools)
    {
        (Show, _tools) = (show, tools);
        var log = tools.Log.CreateLogger<OverlayStream>();
        _loop = new(_ => DrawAsync(), e => log.LogError(e, "A change of show {Show} could not be drawn for its overlays.", show));
        Pictures = new(tools.Drawing);
        _alerts = new(tools.Names.OnStream);
        _subscription = tools.Shows.Subscribe(show, OnChanged);
    }

    /// <returns>Null where there is no such show.</returns>
    public static async Task<OverlayStream?> OpenAsync(ShowId show, OverlayTools tools)
    {
        var stream = new OverlayStream(show, tools);
        if (await tools.Shows.ViewAsync(show) is not { } view)
        {
            stream._subscription.Dispose();
            return null;
        }

        // What came since the subscription is newer.
        Interlocked.CompareExchange(ref stream._latest, view, null);
        stream._loop.Start();
        return stream;
    }

    public ShowId Show { get; }
    public OverlayPictures Pictures { get; }
    public DateTimeOffset Now => _tools.Clock.GetUtcNow();

    public void Add(OverlayConnection connection)
    {
        lock (_gate) _connections.Add(connection);
        _loop.Ring();
    }

    public void Remove(OverlayConnection connection)
    {
        lock (_gate) _connections.Remove(connection);
    }

    public OverlayConnection[] Connections() { lock (_gate) return [.. _connections]; }

    // On the writer's loop: hand over and return at once.
    private void OnChanged(ShowUpdate update)
    {
        _alerts.Take(update, _tools.Clock.GetUtcNow());
        Volatile.Write(ref _latest, update.View);
        _loop.Ring();
    }

    private async Task DrawAsync()
    {
        if (Connections() is not { Length: > 0 } connections) return;
        await Pictures.AdvanceAsync(OverlayParts.Of(Volatile.Read(ref _latest)!, _alerts.Newest, _tools.Names));
        foreach (var connection in connections) connection.Wake();
    }

    public ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        return _loop.DisposeAsync();
    }
}
