using System.Diagnostics;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Live;
using HostConsole.Viewers;

namespace HostConsole.Overlays;

/// <summary>What a stream of overlays works with.</summary>
public sealed record OverlayTools(LiveShows Shows, People People, TimeProvider Clock, IServiceProvider Services, ILoggerFactory Log)
{
    public OverlayNames Names => new(People.NameOf, People.NameOnStream);
}

/// <summary>
/// One show's overlays: one loop draws each change once, while somebody is connected, and wakes the connections. Changes within
/// a tenth of a second are drawn together; the tenth is real time, since it spares the machine.
/// </summary>
public sealed class OverlayStream : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly OverlayTools _tools;
    private readonly CancellationTokenSource _stop = new();
    private readonly Bell _bell = new();
    private readonly Lock _gate = new();
    private readonly HashSet<OverlayConnection> _connections = [];
    private readonly OverlayAlerts _alerts;
    private readonly IDisposable _subscription;
    private readonly ILogger _log;
    private Task _loop = Task.CompletedTask;
    private ShowView? _latest;
    private long _seen;

    private OverlayStream(ShowId show, OverlayTools tools)
    {
        (Show, _tools, _log) = (show, tools, tools.Log.CreateLogger<OverlayStream>());
        Pictures = new(tools.Services, tools.Log);
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
        stream._loop = Task.Run(stream.LoopAsync);
        return stream;
    }

    public ShowId Show { get; }
    public OverlayPictures Pictures { get; }
    public DateTimeOffset Now => _tools.Clock.GetUtcNow();

    public void Add(OverlayConnection connection)
    {
        lock (_gate) _connections.Add(connection);
        _bell.Ring();
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
        _bell.Ring();
    }

    private async Task LoopAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await _bell.WaitAsync();
            try
            {
                if (_seen != 0 && Pace - Stopwatch.GetElapsedTime(_seen) is { Ticks: > 0 } rest) await Task.Delay(rest, _stop.Token);
                _seen = Stopwatch.GetTimestamp();
                if (Connections() is not { Length: > 0 } connections) continue;
                await Pictures.AdvanceAsync(OverlayParts.Of(Volatile.Read(ref _latest)!, _alerts.Newest, _tools.Names));
                foreach (var connection in connections) connection.Wake();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a fault in one drawing must not end the stream: the next change tries again
            catch (Exception e)
#pragma warning restore CA1031
            {
                _log.LogError(e, "A change of show {Show} could not be drawn for its overlays.", Show);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _stop.CancelAsync();
        _bell.Ring();
        await _loop;
        _stop.Dispose();
    }
}
