using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>The first of the writer's two loops: decides and applies one command after the other, and reads between them.</summary>
public sealed partial class ShowWriter
{
    // A batch of this many commands is committed even while more are queued.
    private const int CommitAt = 16;

    private int _checkpointScheduled;

    private async Task DecideAsync()
    {
        var reader = _channel.Reader;
        while (await reader.WaitToReadAsync())
        {
            for (var taken = 0; taken < MostInBatch && reader.TryRead(out var work); taken++) await HandleAsync(work);
            lock (_lock)
            {
                SetTimer();
                StartCommit();
            }
        }
    }

    private async ValueTask HandleAsync(object work)
    {
        try
        {
            switch (work)
            {
                case Send send:
                    await TakeAsync(send);
                    break;
                case ReadRequest { Drains: true } request:
                    await FlushAsync();
                    request.Read(_world);
                    request.Answer();
                    break;
                case ReadRequest request:
                    await TakeAsync(request);
                    break;
                case TimerDue when _readOnly is not null:
                    await FlushAsync();
                    Probe();
                    break;
                case TimerDue:
                    await TickAsync();
                    break;
                case CheckpointDue:
                    Volatile.Write(ref _checkpointScheduled, 0);
                    await FlushAsync();
                    if (_channel.Reader.Count == 0 && _readOnly is null
                        && _clock.GetElapsedTime(_lastCommit) >= CheckpointAfter)
                        _log.Checkpoint();
                    else ScheduleCheckpoint();
                    break;
            }
        }
#pragma warning disable CA1031 // whatever happens, the one writer goes on; what it held may be half done, so it is read again
        catch (Exception e)
#pragma warning restore CA1031
        {
            await StartOverAsync(work, e);
        }
    }

    private ValueTask TakeAsync(Send send)
    {
        (ShowId?, string)? bug;
        int waiting;
        YieldToCommit();
        lock (_lock)
        {
            var sent = _readOnly is not null
                ? new Unavailable(_readOnly)
                : Missing(send.Submission) ?? Decide(send.Submission, _clock.GetUtcNow());
            _open.Callers.Add((send, sent));
            (bug, waiting) = (_open.Bug, _open.Callers.Count);
            if (waiting >= CommitAt) StartCommit();
            if (waiting >= _expected) EndGathering();
        }

        return bug is { } found ? TakeOffLineAsync(found) : waiting >= MostInBatch ? new(FlushAsync()) : ValueTask.CompletedTask;
    }

    private ValueTask TakeAsync(ReadRequest request)
    {
        int waiting;
        YieldToCommit();
        lock (_lock)
        {
            request.Read(_world);
            if (_committerWaits && _open.IsEmpty)
            {
                request.Answer(); // all that is decided is durable
                return ValueTask.CompletedTask;
            }

            _open.Readers.Add(request);
            waiting = _open.Readers.Count;
        }

        return waiting >= MostInBatch ? new(FlushAsync()) : ValueTask.CompletedTask;
    }

    // A commit takes longest: the committer gets the lock first, and holds it for a moment.
    private void YieldToCommit()
    {
        var spin = new SpinWait();
        while (Volatile.Read(ref _commitWaits)) spin.SpinOnce(sleep1Threshold: -1);
    }

    private Sent Decide(Submission submission, DateTimeOffset now)
    {
        try
        {
            return _open.Handle(submission, now);
        }
#pragma warning disable CA1031 // an exception in Decide fails that command only
        catch (Exception e)
#pragma warning restore CA1031
        {
            DecideFailed(e);
            return new Refused(new(RejectionKind.Conflict, "internal",
                $"This could not be done ({e.GetType().Name}: {e.Message}). Nothing was changed."));
        }
    }

    private async ValueTask TickAsync()
    {
        foreach (var run in _world.Runs.Select(r => r.Id).ToArray())
        {
            (ShowId?, string)? bug;
            lock (_lock)
            {
                if (_world.Find(run) is { } due) Tick(due, _clock.GetUtcNow());
                bug = _open.Bug;
            }

            if (bug is { } found) await TakeOffLineAsync(found);
        }
    }

    // The WAL is checkpointed when nobody waits for it, never in the middle of a rush.
    private void ScheduleCheckpoint()
    {
        if (Interlocked.Exchange(ref _checkpointScheduled, 1) == 0) _checkpointTimer.Change(CheckpointAfter, Timeout.InfiniteTimeSpan);
    }

    private Batch NewBatch() => new(_world, _answers, _log.NewBatch(), () => ++_seq);
}
