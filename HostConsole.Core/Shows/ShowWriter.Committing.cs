using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>
/// The second of the writer's two loops: commits what is decided, answers, and publishes one picture a show, however many
/// commits it took.
/// </summary>
public sealed partial class ShowWriter
{
    private const int GatherPart = 5;

    // What the rows of a fact cost in processor time, about: the rest of a commit is the disk's.
    private static readonly TimeSpan FactTakes = TimeSpan.FromMicroseconds(10);

    // What a thread can wait for.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly SemaphoreSlim _commitSignal = new(0);
    private readonly Dictionary<ShowId, (ShowView View, List<LoggedFact> Facts)> _unpublished = [];
    private readonly List<ShowId> _removed = [];
    private TaskCompletionSource? _flushed;
    private bool _committerWaits;
    private bool _gathering;
    private int _expected;
    private long _gatherUntil;
    private bool _commitWaits;
    private bool _ended;
    private string? _told;
    private long _lastPublish;
    private long _lastCommit;

    /// <summary>A batch that takes no more commands, and the pictures as they are when it is committed.</summary>
    private sealed record Closed(Batch Batch, List<(ShowView View, List<LoggedFact> Facts)> Updates);

    private void Commit()
    {
        do
        {
            while (CommitNext())
                if (_clock.GetElapsedTime(_lastPublish) >= PublishEvery) Publish();
            Publish();
        }
        while (WaitForBatch());
    }

    /// <returns>False where nothing is decided.</returns>
    private bool CommitNext()
    {
        try
        {
            Gather();
            if (Close() is not { } closed) return false;
            Commit(closed);
        }
#pragma warning disable CA1031 // a bug: what is decided is given up, and read again
        catch (Exception e)
#pragma warning restore CA1031
        {
            LoopFailed(e);
            lock (_lock)
            {
                var readers = GiveUp(e);
                Reload();
                ReadAgain(readers);
            }
        }

        return true;
    }

    /// <returns>False where the writer has ended.</returns>
    private bool WaitForBatch()
    {
        lock (_lock)
        {
            if (!_open.IsEmpty) return true;
            _flushed?.TrySetResult();
            _flushed = null;
            if (_ended) return false;
            _committerWaits = true;
        }

        _commitSignal.Wait();
        return true;
    }

    // On a fast disk there is nothing to wait for, and the lock is left to the commands.
    private void GatherAfter(Batch committed, long now, TimeSpan disk)
    {
        var wait = disk / GatherPart;
        _gatherUntil = wait < ShortestWait ? now : now + (long)(wait.TotalSeconds * _clock.TimestampFrequency);
        if (_gatherUntil == now) return;
        lock (_lock) _expected = committed.Callers.Count + _open.Callers.Count;
    }

    /// <summary>
    /// Group commit on a slow disk: who was just answered comes again at once. They are waited for, so that all go with one
    /// commit instead of half of them with every second one, but for a fifth of what the disk took for the last commit at most.
    /// </summary>
    private void Gather()
    {
        var left = _clock.GetElapsedTime(_clock.GetTimestamp(), _gatherUntil);
        if (left < ShortestWait) return;
        lock (_lock)
        {
            if (_open.Callers.Count == 0 || _open.Callers.Count >= _expected || _flushed is not null || _ended) return;
            _gathering = true;
        }

        var ended = _commitSignal.Wait(left);
        lock (_lock)
        {
            if (!ended && !_gathering) _commitSignal.Wait(); // it ended in between
            _gathering = false;
        }
    }

    // Called under the lock.
    private void EndGathering()
    {
        if (!_gathering) return;
        _gathering = false;
        _commitSignal.Release();
    }

    // Called under the lock.
    private void StartCommit()
    {
        if (!_committerWaits) return;
        _committerWaits = false;
        _commitSignal.Release();
    }

    /// <summary>
    /// Waits until all that is decided is committed and published. Until the next command is decided, the state is the
    /// caller's alone.
    /// </summary>
    private Task FlushAsync()
    {
        lock (_lock)
        {
            if (_committerWaits && _open.IsEmpty) return Task.CompletedTask;
            StartCommit();
            EndGathering();
            return (_flushed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private Closed? Close()
    {
        Volatile.Write(ref _commitWaits, true);
        lock (_lock)
        {
            Volatile.Write(ref _commitWaits, false);
            if (_open.IsEmpty) return null;
            var batch = _open;
            var now = _clock.GetUtcNow();
            foreach (var (_, sent) in batch.Callers) (sent as Done)?.Settle();
            if (!batch.Log.IsEmpty) batch.KeepViews(now);
            // Where a show is to be taken off line, its state is half changed: it is published when it is read again.
            var updates = batch.Bug is null ? Updates(batch, now) : [];
            _open = NewBatch();
            return new(batch, updates);
        }
    }

    private List<(ShowView View, List<LoggedFact> Facts)> Updates(Batch batch, DateTimeOffset now)
    {
        List<(ShowView View, List<LoggedFact> Facts)> updates = [];
        foreach (var show in batch.Touched.Select(r => r.State.Lifecycle.Show).Distinct())
            if (_world.Current(show) is { } run)
                updates.Add((run.View(now), FactsOf(show, batch.Log.Facts)));
        return updates;
    }

    private List<LoggedFact> FactsOf(ShowId show, IReadOnlyList<LoggedFact> all)
    {
        List<LoggedFact> facts = new(all.Count);
        (RunId? Run, bool IsOfShow) last = default;
        foreach (var fact in all)
        {
            if (fact.Run != last.Run) last = (fact.Run, fact.Run is { } id && _world.Find(id)?.State.Lifecycle.Show == show);
            if (last.IsOfShow) facts.Add(fact);
        }

        return facts;
    }

    private void Commit(Closed closed)
    {
        var (batch, updates) = closed;
        if (!batch.Log.IsEmpty)
        {
            try
            {
                var from = _clock.GetTimestamp();
                _log.Append(batch.Log);
                var now = _clock.GetTimestamp();
                Meters.Committed(batch.Callers.Count, batch.Log.Facts.Count, _clock.GetElapsedTime(from, now));
                GatherAfter(batch, now, _clock.GetElapsedTime(from, now) - batch.Log.Facts.Count * FactTakes);
            }
#pragma warning disable CA1031 // disk full, I/O error: what is decided is given up, and said so; tried again later
            catch (Exception e)
#pragma warning restore CA1031
            {
                NotCommitted(batch, e);
                return;
            }

            Volatile.Write(ref _lastCommit, _clock.GetTimestamp());
            ScheduleCheckpoint();
        }

        foreach (var (caller, sent) in batch.Callers) caller.TrySetResult(sent);
        foreach (var reader in batch.Readers) reader.Answer();
        foreach (var (view, facts) in updates)
        {
            var all = _unpublished.TryGetValue(view.Id, out var before) ? before.Facts : facts;
            if (all != facts) all.AddRange(facts);
            _unpublished[view.Id] = (view, all);
        }

        _removed.AddRange(batch.Log.Removed);
    }

    private void Publish()
    {
        _lastPublish = _clock.GetTimestamp();
        TellReadOnly();
        foreach (var (view, facts) in _unpublished.Values) Tell(() => Published?.Invoke(new(view, facts)));
        foreach (var show in _removed) Tell(() => Removed?.Invoke(show));
        _unpublished.Clear();
        _removed.Clear();
    }

    private void Tell(Action subscribers)
    {
        try
        {
            subscribers();
        }
#pragma warning disable CA1031 // somebody else's code
        catch (Exception e)
#pragma warning restore CA1031
        {
            SubscriberFailed(e);
        }
    }

    private void TellReadOnly()
    {
        var now = ReadOnly;
        if (now == _told) return;
        _told = now;
        Tell(() => ReadOnlyChanged?.Invoke(now));
    }
}
