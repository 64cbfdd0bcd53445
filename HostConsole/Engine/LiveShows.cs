using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Engine;

/// <summary>
/// The shows as screens and endpoints see them: the newest picture of each, a feed of changes, and the door for
/// commands.
/// </summary>
public sealed class LiveShows : IAsyncDisposable
{
    private readonly ShowWriter _writer;
    private readonly IDbContextFactory<HostDb> _store;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<ShowId, ShowView> _views = new();
    private readonly ConcurrentDictionary<string, ShowId> _codes = new(StringComparer.Ordinal);
    private ImmutableArray<Subscription> _subscriptions = [];

    public LiveShows(ShowWriter writer, IDbContextFactory<HostDb> store, TimeProvider clock)
    {
        (_writer, _store, _clock) = (writer, store, clock);
        writer.Published += OnPublished;
        writer.Removed += OnRemoved;
    }

    /// <summary>Why nothing can be recorded now; null where it can.</summary>
    public string? ReadOnly => _writer.ReadOnly;

    /// <summary>Called when <see cref="ReadOnly"/> changes.</summary>
    public event Action<string?> ReadOnlyChanged
    {
        add => _writer.ReadOnlyChanged += value;
        remove => _writer.ReadOnlyChanged -= value;
    }

    /// <summary>Sends a command; where it is for a show that is long over, that is read from the log first.</summary>
    public async Task<Sent> SendAsync(Submission submission, CancellationToken cancel = default)
    {
        if (submission.Show is { } show) await _writer.EnsureLoadedAsync(show, cancel);
        return await _writer.SendAsync(submission, cancel);
    }

    public Task<Sent> SendAsync(ShowId show, ShowCommand command, Actor by, CancellationToken cancel = default) =>
        SendAsync(show, command, by, real: false, cancel);

    /// <param name="real">To the show's own run even while a rehearsal is on.</param>
    public Task<Sent> SendAsync(ShowId show, ShowCommand command, Actor by, bool real,
        CancellationToken cancel = default) =>
        SendAsync(new(command, by, show, real), cancel);

    /// <summary>Asks a show: its rehearsal while there is one. A show long over is read from the log first.</summary>
    /// <returns>The default where there is no such show.</returns>
    public async Task<T?> AskAsync<T>(ShowId show, IShowQuery<T> query, CancellationToken cancel = default)
    {
        await _writer.EnsureLoadedAsync(show, cancel);
        return await _writer.AskAsync(new InShow<T>(show, query), cancel);
    }

    /// <summary>Asks the ledger, or the index of all shows.</summary>
    public Task<T> AskAsync<T>(IQuery<T> query, CancellationToken cancel = default) => _writer.AskAsync(query, cancel);

    /// <inheritdoc cref="ShowWriter.EnsureLoadedAsync"/>
    public Task EnsureLoadedAsync(ShowId show, CancellationToken cancel = default) => _writer.EnsureLoadedAsync(show, cancel);

    /// <summary>The newest published picture; that of a rehearsal while there is one. Null where there is no such show.</summary>
    public async Task<ShowView?> ViewAsync(ShowId show, CancellationToken cancel = default)
    {
        if (_views.TryGetValue(show, out var view)) return view;
        view = await _writer.AskAsync(new InShow<ShowView>(show, new ViewAt(_clock.GetUtcNow())), cancel)
            ?? await StoredViewAsync(show, cancel);
        return view is null ? null : _views.GetOrAdd(show, view);
    }

    /// <summary>The picture of the show itself, also while a rehearsal is on. Null where there is no such show.</summary>
    public async Task<ShowView?> RealViewAsync(ShowId show, CancellationToken cancel = default) =>
        await _writer.AskAsync(new RealViewAt(show, _clock.GetUtcNow()), cancel) ?? await StoredViewAsync(show, cancel);

    /// <summary>
    /// The numbers of now; the rehearsal's while there is one. A show long over answers from its last picture, without
    /// being read from the log.
    /// </summary>
    public async Task<(MetricsView Numbers, bool Rehearsal)?> NumbersAsync(ShowId show, CancellationToken cancel = default)
    {
        var now = await _writer.AskAsync(new InShow<(MetricsView, bool)?>(show, new NumbersAt(_clock.GetUtcNow())), cancel);
        return now ?? (await StoredViewAsync(show, cancel) is { } over ? (over.Metrics, false) : null);
    }

    /// <summary>The show at an audience address.</summary>
    public async Task<ShowId?> FindCodeAsync(string code, CancellationToken cancel = default)
    {
        if (_codes.TryGetValue(code, out var known)) return known;
        if (await _writer.AskAsync(new ShowOfCode(code), cancel) is not { } show) return null;
        _codes[code] = show;
        return show;
    }

    /// <summary>The index of all shows, newest first.</summary>
    public Task<ImmutableArray<ShowEntry>> ListAsync(CancellationToken cancel = default) =>
        _writer.AskAsync(new AllShows(), cancel);

    /// <summary>
    /// Calls <paramref name="changed"/> after each commit that concerns the show, on the writer's own loop: hand over and
    /// return at once. Register first, then take <see cref="ViewAsync"/>, then drop updates up to its <c>Seq</c>.
    /// </summary>
    public IDisposable Subscribe(ShowId show, Action<ShowUpdate> changed)
    {
        var subscription = new Subscription(this, show, changed);
        ImmutableInterlocked.Update(ref _subscriptions, all => all.Add(subscription));
        return subscription;
    }

    /// <summary>Every commit of every show; same rules as <see cref="Subscribe(ShowId, Action{ShowUpdate})"/>.</summary>
    public IDisposable SubscribeAll(Action<ShowUpdate> changed)
    {
        var subscription = new Subscription(this, null, changed);
        ImmutableInterlocked.Update(ref _subscriptions, all => all.Add(subscription));
        return subscription;
    }

    private void OnPublished(ShowUpdate update)
    {
        _views[update.View.Id] = update.View;
        foreach (var subscription in _subscriptions)
            if (subscription.Show is null || subscription.Show == update.View.Id) subscription.Changed(update);
    }

    private void OnRemoved(ShowId show)
    {
        _views.TryRemove(show, out _);
        foreach (var code in _codes.Where(c => c.Value == show)) _codes.TryRemove(code);
    }

    private async Task<ShowView?> StoredViewAsync(ShowId show, CancellationToken cancel)
    {
        await using var db = await _store.CreateDbContextAsync(cancel);
        var json = await db.Shows.Where(s => s.Id == show.Value).Select(s => s.View).FirstOrDefaultAsync(cancel);
        return json is null ? null : JsonSerializer.Deserialize<ShowView>(json, Json.Options);
    }

    public ValueTask DisposeAsync()
    {
        _writer.Published -= OnPublished;
        _writer.Removed -= OnRemoved;
        return ValueTask.CompletedTask;
    }

    private sealed record Subscription(LiveShows Owner, ShowId? Show, Action<ShowUpdate> Changed) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref Owner._subscriptions, all => all.Remove(this));
    }
}
