using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HostConsole.Core.Shows;

/// <summary>
/// The one writer. All commands pass one bounded channel to one loop, which takes what is waiting, decides and applies each,
/// commits all facts in one transaction, and only then answers the callers and publishes the pictures.
/// </summary>
public sealed partial class ShowWriter : IAsyncDisposable
{
    private const int MostInBatch = 2_000;
    private static readonly TimeSpan PublishEvery = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RestAfter = TimeSpan.FromMilliseconds(250);

    // Timers count real time. Where the machine's clock is set forward, what is due by it is noticed after this long at most.
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(20);

    private abstract record Work;
    private sealed record Send(Submission Submission, TaskCompletionSource<Sent> Caller) : Work;
    private sealed record Look(Action<World> Read, Action<Exception> Fail) : Work;
    private sealed record Wake : Work;
    private sealed record Rest : Work;

    private readonly Channel<Work> _channel = Channel.CreateBounded<Work>(new BoundedChannelOptions(20_000) { SingleReader = true });
    private readonly IFactLog _log;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly ITimer _rest;
    private readonly Answers _answers = new();
    private readonly Dictionary<ShowId, List<LoggedFact>> _unpublished = [];
    private readonly HashSet<Run> _toPublish = [];
    private readonly ConcurrentDictionary<ShowId, bool> _loaded = new();
    private readonly Dictionary<RunId, string> _offLine = [];
    private readonly ILogger _logger;
    private readonly Task _loop;
    private World _world;
    private bool _tainted;
    private long _seq;
    private long _lastPublish;
    private long _lastCommit;
    private bool _restComes;
    private string? _readOnly;
    private DateTimeOffset _probeAt;

    public ShowWriter(IFactLog log, TimeProvider clock, ILogger<ShowWriter>? logger = null)
    {
        (_log, _clock, _logger) = (log, clock, logger ?? NullLogger<ShowWriter>.Instance);
        Meters = new(() => _channel.Reader.Count);
        _world = null!;
        Reload();
        _timer = clock.CreateTimer(_ => _channel.Writer.TryWrite(new Wake()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _rest = clock.CreateTimer(_ => _channel.Writer.TryWrite(new Rest()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm();
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Called after a commit, on the writer's loop: hand over and return at once.</summary>
    public event Action<ShowUpdate>? Published;

    /// <summary>Called when nothing can be recorded (with the reason), and with null when it can again.</summary>
    public event Action<string?>? ReadOnlyChanged;

    /// <summary>What the writer measures of itself.</summary>
    public EngineMeters Meters { get; }

    /// <summary>The writer's clock.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    public string? ReadOnly => Volatile.Read(ref _readOnly);

    /// <summary>Sends a command; completes when it is durable, or refused.</summary>
    public Task<Sent> SendAsync(Submission submission, CancellationToken cancel = default) =>
        ReadOnly is { } reason ? Task.FromResult<Sent>(new Unavailable(reason))
        : submission.Command is OrderCommand ? SendOrderAsync(submission, cancel)
        : EnqueueAsync(submission, cancel);

    private async Task<Sent> SendOrderAsync(Submission submission, CancellationToken cancel)
    {
        var sent = await EnqueueAsync(submission, cancel);
        if (sent is not NotLoaded missing) return sent;
        await EnsureLoadedAsync(missing.Show, cancel);
        return await EnqueueAsync(submission, cancel);
    }

    // Nothing is waited for before the channel, so that who sends one after the other is decided in that order.
    private Task<Sent> EnqueueAsync(Submission submission, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested) return Task.FromCanceled<Sent>(cancel);
        var send = new Send(submission, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _channel.Writer.TryWrite(send) ? send.Caller.Task.WaitAsync(cancel) : EnqueueLaterAsync(send, cancel);
    }

    private async Task<Sent> EnqueueLaterAsync(Send send, CancellationToken cancel)
    {
        await _channel.Writer.WriteAsync(send, cancel);
        return await send.Caller.Task.WaitAsync(cancel);
    }

    // An order that concerns a show long over waits until that show is read, so that nothing counts twice.
    private NotLoaded? Missing(Submission submission) =>
        submission.Command is OrderCommand order && _world.RunOf(order) is { } run && _world.Find(run) is null && _world.Shows.ContainsKey(new(run.Value)) ? new(new(run.Value)) : null;

    /// <summary>Reads from the state between two batches. What is returned must be immutable.</summary>
    public async Task<T> ReadAsync<T>(Func<World, T> read, CancellationToken cancel = default)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _channel.Writer.WriteAsync(new Look(world =>
        {
            try { done.TrySetResult(read(world)); }
#pragma warning disable CA1031 // the reader gets its own exception
            catch (Exception e) { done.TrySetException(e); }
#pragma warning restore CA1031
        }, e => done.TrySetException(e)), cancel);
        return await done.Task.WaitAsync(cancel);
    }

    /// <summary>Makes sure that an ended show is in memory, reading it beside the loop. Costs nothing where it is known to be there.</summary>
    public async Task EnsureLoadedAsync(ShowId show, CancellationToken cancel = default)
    {
        if (_loaded.ContainsKey(show)) return;
        var world = await ReadAsync(w => IsLoaded(w, show) || !w.Shows.ContainsKey(show) ? null : w, cancel);
        if (world is null) return;
        var run = await Task.Run(() => world.Read(_log, RunId.Of(show)), cancel);
        await ReadAsync(w => { w.Adopt(run, _log); return IsLoaded(w, show); }, cancel);
    }

    // Runs on the loop, as Reload does: what is noted here is so until then.
    private bool IsLoaded(World world, ShowId show) => world.Find(show) is not null && (_loaded[show] = true);

    private async Task LoopAsync()
    {
        var reader = _channel.Reader;
        var waiting = new List<Work>();
        while (await reader.WaitToReadAsync())
        {
            waiting.Clear();
            while (waiting.Count < MostInBatch && reader.TryRead(out var work)) waiting.Add(work);
            try
            {
                Handle(waiting);
                if (reader.Count == 0 || _clock.GetElapsedTime(_lastPublish) >= PublishEvery) Publish();
            }
#pragma warning disable CA1031 // whatever happens, the one writer goes on; what it held may be half done, so it is read again
            catch (Exception e)
#pragma warning restore CA1031
            {
                LoopFailed(e);
                foreach (var send in waiting.OfType<Send>()) send.Caller.TrySetException(new InvalidOperationException("The console could not handle this. Nothing may have been changed; look before you try again.", e));
                foreach (var look in waiting.OfType<Look>()) look.Fail(e);
                Reload();
            }

            Arm();
        }
    }

    private void Handle(List<Work> waiting)
    {
        var batch = NewBatch();
        foreach (var work in waiting)
        {
            var now = _clock.GetUtcNow();
            switch (work)
            {
                case Send send:
                    batch.Callers.Add((send.Caller, _readOnly is not null ? new Unavailable(_readOnly) : Missing(send.Submission) ?? Decide(batch, send.Submission, now)));
                    batch = TakeOffLine(batch);
                    break;
                case Look look:
                    // A reader must not see what may yet fail to commit.
                    if (!batch.Log.IsEmpty) batch = Commit(batch);
                    look.Read(_world);
                    break;
                case Wake when _readOnly is not null:
                    Probe();
                    batch = NewBatch();
                    break;
                case Wake:
                    foreach (var run in _world.Runs.Select(r => r.Id).ToArray())
                    {
                        if (_world.Find(run) is { } due) Tick(batch, due, now);
                        batch = TakeOffLine(batch);
                    }

                    break;
                case Rest:
                    _restComes = false;
                    if (waiting.Count == 1 && _readOnly is null && _clock.GetElapsedTime(_lastCommit) >= RestAfter) _log.Checkpoint();
                    else RestLater();
                    break;
            }
        }

        Commit(batch);
    }

    // The store is tidied up when nobody waits for it, never in the second in which everybody does.
    private void RestLater()
    {
        if (_restComes) return;
        _restComes = true;
        _rest.Change(RestAfter, Timeout.InfiniteTimeSpan);
    }

    private Batch NewBatch() => new(_world, _answers, () => ++_seq);

    private Sent Decide(Batch batch, Submission submission, DateTimeOffset now)
    {
        try
        {
            return batch.Handle(submission, now);
        }
#pragma warning disable CA1031 // an exception in Decide fails that command only
        catch (Exception e)
#pragma warning restore CA1031
        {
            DecideFailed(e);
            return new Refused(new(RejectionKind.Conflict, "internal", $"This could not be done ({e.GetType().Name}: {e.Message}). Nothing was changed."));
        }
    }

    private Batch Commit(Batch batch)
    {
        foreach (var (_, sent) in batch.Callers) (sent as Done)?.Settle();
        if (!batch.Log.IsEmpty)
        {
            try
            {
                batch.KeepViews(_clock.GetUtcNow());
                var from = Stopwatch.GetTimestamp();
                _log.Append(batch.Log);
                Meters.Committed(batch.Callers.Count, batch.Log.Facts.Count, Stopwatch.GetElapsedTime(from));
            }
#pragma warning disable CA1031 // disk full, I/O error: fail the batch, go back to what is stored, say so, try again later
            catch (Exception e)
#pragma warning restore CA1031
            {
                Meters.Failed();
                CommitFailed(e);
                SetReadOnly($"Nothing can be saved right now ({e.Message}). The console shows the last saved state and tries again by itself.");
                foreach (var (caller, _) in batch.Callers) caller.TrySetResult(new Unavailable(_readOnly!));
                Reload();
                return NewBatch();
            }

            _lastCommit = _clock.GetTimestamp();
            RestLater();
            foreach (var fact in batch.Log.Facts)
                if (fact.Run is { } id && _world.Find(id)?.State.Course.Show is { } show)
                    (_unpublished.TryGetValue(show, out var facts) ? facts : _unpublished[show] = []).Add(fact);
        }

        _toPublish.UnionWith(batch.Touched);
        foreach (var (caller, sent) in batch.Callers) caller.TrySetResult(sent);
        return NewBatch();
    }

    private void Arm()
    {
        var now = _clock.GetUtcNow();
        var due = _readOnly is null ? _world.Runs.Min(r => r.OffLine is null ? r.NextDue : null) : _probeAt;
        var wait = due is { } at ? at > now ? at - now : TimeSpan.Zero : Timeout.InfiniteTimeSpan;
        _timer.Change(wait > LongestNap ? LongestNap : wait, Timeout.InfiniteTimeSpan);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _timer.DisposeAsync();
        await _rest.DisposeAsync();
        await _loop;
        Meters.Dispose();
    }
}
