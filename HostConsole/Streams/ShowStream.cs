using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;

namespace HostConsole.Streams;

/// <summary>What a stream works with.</summary>
public sealed record StreamTools(
    LiveShows Shows, People People, SettingsStore Settings, TimeProvider Clock, ComponentDrawing Drawing,
    ILoggerFactory Log);

/// <summary>
/// One show's stream to its audience: one loop draws each change once and wakes the connections, which write the same
/// bytes.
/// </summary>
public sealed class ShowStream : IAsyncDisposable
{
    private const int Slice = 64;
    private static readonly int Loops = Math.Clamp(Environment.ProcessorCount, 1, 4);
    private readonly StreamTools _tools;
    private readonly DrawingLoop _loop;
    private readonly Lock _gate = new();
    private readonly OpenPhones _phones = new();
    private readonly PublicView _public;
    private readonly PersonalUpdates _own;
    private readonly IDisposable _subscription;
    private ShowView? _latest;
    private AffectedViewers _affected = new();
    private volatile Shown _shown = null!;
    private StreamRing _ring = null!;

    /// <summary>The newest state that has been drawn, and its place in the ring.</summary>
    private sealed record Shown(ShowView View, long Place, IReadOnlyDictionary<string, string> Html)
    {
        public byte[]? Snapshot { get; set; }
        public byte[]? Json { get; set; }
    }

    private ShowStream(ShowId show, StreamTools tools)
    {
        _tools = tools;
        var log = tools.Log.CreateLogger<ShowStream>();
        _loop = new(AdvanceAsync, e => log.LogError(e, "A change of show {Show} could not be drawn for its audience.", show));
        Fragments = new(tools.Drawing, tools.People, tools.Clock);
        _public = new(tools.People, tools.Clock);
        _own = new(show, tools, Fragments);
        _subscription = tools.Shows.Subscribe(show, OnChanged);
    }

    /// <returns>Null where there is no such show.</returns>
    public static async Task<ShowStream?> OpenAsync(ShowId show, StreamTools tools)
    {
        var stream = new ShowStream(show, tools);
        if (await tools.Shows.ViewAsync(show) is not { } view)
        {
            stream._subscription.Dispose();
            return null;
        }

        // What came since the subscription is newer.
        view = Interlocked.CompareExchange(ref stream._latest, view, null) ?? view;
        await stream.Fragments.AdvanceAsync(view);
        stream._ring = new(view.Seq);
        stream._shown = new(view, 0, stream.Fragments.All());
        stream._loop.Start();
        return stream;
    }

    public Fragments Fragments { get; }
    public ShowView View => _shown.View;
    public DateTimeOffset Now => _tools.Clock.GetUtcNow();

    /// <summary>Every fragment as drawn last, for the page, with the number to resume from.</summary>
    public (IReadOnlyDictionary<string, string> Html, ShowView View) Page => (_shown.Html, _shown.View);

    /// <summary>Distinct viewers with an open stream.</summary>
    public int Watching => _phones.Viewers;

    /// <summary>Those viewers.</summary>
    public ViewerId[] Watchers() => _phones.Everybody();

    public bool IsWatching(ViewerId viewer) => _phones.Has(viewer);

    /// <summary>The open streams of one viewer.</summary>
    public ViewerConnection[] PhonesOf(ViewerId viewer) => _phones.Of(viewer);

    public void Add(ViewerConnection connection)
    {
        _phones.Add(connection);
        _loop.Ring();
    }

    public void Remove(ViewerConnection connection) => _phones.Remove(connection);

    public void Heartbeat()
    {
        foreach (var connection in _phones.All()) connection.Heartbeat();
    }

    public void EndAll()
    {
        foreach (var connection in _phones.All()) connection.End();
    }

    public long? PlaceAfter(long lastSeq) => _ring.After(lastSeq);

    public StreamBatch[]? Since(long place) => _ring.Since(place);

    /// <summary>Everything as one batch of events, written once for each state, and the place that it leads to.</summary>
    public (byte[] Bytes, long Place) Snapshot(bool json)
    {
        var shown = _shown;
        if (json) return (shown.Json ??= _public.Snapshot(shown.View).ToBytes(shown.View.Seq), shown.Place);
        if (shown.Snapshot is { } ready) return (ready, shown.Place);
        var events = new Sse();
        foreach (var (target, html) in shown.Html) events.Fragment(target, "replace", html);
        return (shown.Snapshot = events.ToBytes(shown.View.Seq), shown.Place);
    }

    // On the writer's loop: hand over and return at once.
    private void OnChanged(ShowUpdate update)
    {
        lock (_gate)
            foreach (var fact in update.Facts) PhoneSurfaces.Affect(fact.Fact, _affected);
        Volatile.Write(ref _latest, update.View);
        _loop.Ring();
    }

    private async Task AdvanceAsync(CancellationToken stopping)
    {
        AffectedViewers affected;
        lock (_gate) (affected, _affected) = (_affected, new());
        var fresh = _phones.TakeNew();

        var (view, was) = (Volatile.Read(ref _latest)!, _shown);
        var changed = false;
        if (!ReferenceEquals(view, was.View))
        {
            var events = await Fragments.AdvanceAsync(view);
            var data = _phones.AnyJson ? _public.Changes(view) : null;
            changed = !events.IsEmpty || data is { IsEmpty: false };
            if (changed) _ring.Add(new(view.Seq, events.ToBytes(view.Seq), data?.ToBytes(view.Seq)));
            _shown = new(view, _ring.End, changed ? Fragments.All() : was.Html);
        }

        if (changed) await WakeAsync(_phones.All());
        await _own.GiveAsync(view, _phones, affected, fresh, everybody: view.Run != was.View.Run, stopping);
        if (_own.IsOwed) _loop.Ring();
    }

    // A few loops, not a task a phone; each makes way for other work now and then, so that claims and the console don't
    // wait for all phones.
    private static Task WakeAsync(ViewerConnection[] connections)
    {
        if (connections.Length <= Slice)
        {
            foreach (var connection in connections) connection.Wake();
            return Task.CompletedTask;
        }

        var next = 0;
        async Task RunAsync()
        {
            for (int from; (from = Interlocked.Add(ref next, Slice) - Slice) < connections.Length; await Task.Yield())
                for (var i = from; i < Math.Min(from + Slice, connections.Length); i++) connections[i].Wake();
        }

        return Task.WhenAll(Enumerable.Range(0, Loops).Select(_ => Task.Run(RunAsync)));
    }

    public ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        return _loop.DisposeAsync();
    }
}
