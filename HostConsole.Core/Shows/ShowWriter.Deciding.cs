using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>The first of the writer's two loops: decides and applies one command after the other, and reads between them.</summary>
public sealed partial class ShowWriter
{
    // So many are worth a commit, even while more are waiting.
    private const int Enough = 16;

    private int _restComes;

    private async Task DecideAsync()
    {
        var reader = _channel.Reader;
        while (await reader.WaitToReadAsync())
        {
            for (var taken = 0; taken < MostInBatch && reader.TryRead(out var work); taken++) await HandleAsync(work);
            lock (_turn)
            {
                Arm();
                Rouse();
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
                    await IdleAsync();
                    request.Read(_world);
                    request.Answer();
                    break;
                case ReadRequest request:
                    await TakeAsync(request);
                    break;
                case Wake when _readOnly is not null:
                    await IdleAsync();
                    Probe();
                    break;
                case Wake:
                    await TickAsync();
                    break;
                case Rest:
                    Volatile.Write(ref _restComes, 0);
                    await IdleAsync();
                    if (_channel.Reader.Count == 0 && _readOnly is null && _clock.GetElapsedTime(_lastCommit) >= RestAfter) _log.Checkpoint();
                    else RestLater();
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
        LetIn();
        lock (_turn)
        {
            var sent = _readOnly is not null ? new Unavailable(_readOnly) : Missing(send.Submission) ?? Decide(send.Submission, _clock.GetUtcNow());
            _open.Callers.Add((send, sent));
            (bug, waiting) = (_open.Bug, _open.Callers.Count);
            if (waiting >= Enough) Rouse();
        }

        return bug is { } found ? TakeOffLineAsync(found) : waiting >= MostInBatch ? new(IdleAsync()) : ValueTask.CompletedTask;
    }

    private ValueTask TakeAsync(ReadRequest request)
    {
        int waiting;
        LetIn();
        lock (_turn)
        {
            request.Read(_world);
            if (_asleep && _open.IsEmpty)
            {
                request.Answer(); // all that is decided is durable
                return ValueTask.CompletedTask;
            }

            _open.Readers.Add(request);
            waiting = _open.Readers.Count;
        }

        return waiting >= MostInBatch ? new(IdleAsync()) : ValueTask.CompletedTask;
    }

    // The disk is what takes longest: whoever is free to write to it goes first, and is done in a moment.
    private void LetIn()
    {
        var spin = new SpinWait();
        while (Volatile.Read(ref _wanted)) spin.SpinOnce(sleep1Threshold: -1);
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
            return new Refused(new(RejectionKind.Conflict, "internal", $"This could not be done ({e.GetType().Name}: {e.Message}). Nothing was changed."));
        }
    }

    private async ValueTask TickAsync()
    {
        foreach (var run in _world.Runs.Select(r => r.Id).ToArray())
        {
            (ShowId?, string)? bug;
            lock (_turn)
            {
                if (_world.Find(run) is { } due) Tick(due, _clock.GetUtcNow());
                bug = _open.Bug;
            }

            if (bug is { } found) await TakeOffLineAsync(found);
        }
    }

    // The store is tidied up when nobody waits for it, never in the second in which everybody does.
    private void RestLater()
    {
        if (Interlocked.Exchange(ref _restComes, 1) == 0) _rest.Change(RestAfter, Timeout.InfiniteTimeSpan);
    }

    private Batch NewBatch() => new(_world, _answers, _log.NewBatch(), () => ++_seq);
}
