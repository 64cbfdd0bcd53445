using System.Collections.Concurrent;
using System.Threading.Channels;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HostConsole.Core.Shows;

/// <summary>
/// The one writer. All commands pass one bounded channel to one loop, which decides and applies each in the order in which they
/// came. A second one, beside it, takes what is decided, commits all its facts in one transaction, and only then answers the
/// callers and publishes the pictures; what comes meanwhile is decided for the next transaction.
/// </summary>
public sealed partial class ShowWriter : IAsyncDisposable
{
    private const int MostInBatch = 2_000;
    private static readonly TimeSpan PublishEvery = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CheckpointAfter = TimeSpan.FromMilliseconds(250);

    // Timers count real time. Where the machine's clock is set forward, what is due by it is noticed after this long at most.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromSeconds(20);

    // What passes the channel: a command with its caller, a read request, or one of these.
    private sealed class Send(Submission submission) : TaskCompletionSource<Sent>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public Submission Submission => submission;
    }

    private sealed record TimerDue;
    private sealed record CheckpointDue;

    private readonly Channel<object> _channel = Channel.CreateBounded<object>(new BoundedChannelOptions(20_000) { SingleReader = true });
    private readonly IFactLog _log;
    private readonly TimeProvider _clock;
    private readonly Prices _prices;
    private readonly ITimer _timer;
    private readonly ITimer _checkpointTimer;
    private readonly IdempotencyCache _answers = new();
    private readonly ConcurrentDictionary<ShowId, bool> _loaded = new();
    private readonly Dictionary<RunId, string> _offLine = [];
    private readonly ILogger _logger;
    private readonly Task _deciding;
    private readonly Task _committing;

    // Guards the state and the open batch: one command is decided, or one batch closed, at a time.
    private readonly Lock _lock = new();
    private World _world;
    private Batch _open;
    private bool _tainted;
    private long _seq;
    private string? _readOnly;
    private DateTimeOffset _probeAt;

    public ShowWriter(IFactLog log, TimeProvider clock, ILogger<ShowWriter>? logger = null, Prices? prices = null)
    {
        (_log, _clock, _logger, _prices) = (log, clock, logger ?? NullLogger<ShowWriter>.Instance, prices ?? new());
        Meters = new(() => _channel.Reader.Count);
        (_world, _open) = (null!, null!);
        Reload();
        _timer = clock.CreateTimer(_ => _channel.Writer.TryWrite(new TimerDue()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _checkpointTimer = clock.CreateTimer(_ => _channel.Writer.TryWrite(new CheckpointDue()), null,
            Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        SetTimer();
        _deciding = Task.Run(DecideAsync);
        _committing = Task.Factory.StartNew(Commit, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Called after a commit, by the one who commits: hand over and return at once.</summary>
    public event Action<ShowUpdate>? Published;

    /// <summary>Called after the commit that removed a show, when its last picture is out; same rules.</summary>
    public event Action<ShowId>? Removed;

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
        var send = new Send(submission);
        return _channel.Writer.TryWrite(send) ? send.Task.WaitAsync(cancel) : EnqueueLaterAsync(send, cancel);
    }

    private async Task<Sent> EnqueueLaterAsync(Send send, CancellationToken cancel)
    {
        await _channel.Writer.WriteAsync(send, cancel);
        return await send.Task.WaitAsync(cancel);
    }

    // An order that concerns a show long over waits until that show is read, so that nothing counts twice.
    private NotLoaded? Missing(Submission submission) =>
        submission.Command is OrderCommand order && _world.RunOf(order) is { } run && _world.Find(run) is null
            && _world.Shows.ContainsKey(new(run.Value))
            ? new(new(run.Value))
            : null;

    /// <summary>Answers from the state at once, between two commands; completes when all that was read is durable.</summary>
    public Task<T> AskAsync<T>(IQuery<T> query, CancellationToken cancel = default) =>
        ReadAsync(new ReadRequest<T>(query.Answer), cancel);

    private async Task<T> ReadAsync<T>(ReadRequest<T> request, CancellationToken cancel)
    {
        await _channel.Writer.WriteAsync(request, cancel);
        return await request.Answered.WaitAsync(cancel);
    }

    /// <summary>
    /// Makes sure that an ended show is in memory, reading it beside the loop. Costs nothing where it is known to be
    /// there.
    /// </summary>
    public async Task EnsureLoadedAsync(ShowId show, CancellationToken cancel = default)
    {
        if (_loaded.ContainsKey(show)) return;
        var world = await ReadAsync(new ReadRequest<World?>(w => IsLoaded(w, show) || !w.Shows.ContainsKey(show) ? null : w), cancel);
        if (world is null) return;
        var run = await Task.Run(() => world.Read(_log, RunId.Of(show)), cancel);
        await ReadAsync(new ReadRequest<bool>(w => { w.Adopt(run, _log); return IsLoaded(w, show); }) { Drains = true }, cancel);
    }

    // Runs on the loop, as Reload does: what is noted here is so until then.
    private bool IsLoaded(World world, ShowId show) => world.Find(show) is not null && (_loaded[show] = true);

    // Called under the lock.
    private void SetTimer()
    {
        var now = _clock.GetUtcNow();
        var due = _readOnly is null ? _world.Runs.Min(r => r.OffLine is null ? r.NextDue : null) : _probeAt;
        var wait = due is { } at ? at > now ? at - now : TimeSpan.Zero : Timeout.InfiniteTimeSpan;
        _timer.Change(wait > LongestTimer ? LongestTimer : wait, Timeout.InfiniteTimeSpan);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _timer.DisposeAsync();
        await _checkpointTimer.DisposeAsync();
        await _deciding;
        lock (_lock)
        {
            _ended = true;
            StartCommit();
            EndGathering();
        }

        await _committing;
        _commitSignal.Dispose();
        Meters.Dispose();
    }
}
