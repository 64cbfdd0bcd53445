using HostConsole.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace HostConsole.Core.Shows;

/// <summary>
/// What the writer does when something fails: a bug takes one show off line, a failed commit makes the console
/// read-only until a probe succeeds.
/// </summary>
public sealed partial class ShowWriter
{
    private const string Unclear = "The console could not handle this. Nothing may have been changed; look before you try again.";

    // After a bug in applying, the state in memory is half changed: what was decided before stands, the rest is read from the log again.
    private async ValueTask TakeOffLineAsync((ShowId? Show, string Reason) bug)
    {
        ApplyFailed(bug.Reason);
        lock (_lock)
        {
            if (bug.Show is { } show) _offLine[(_world.Current(show) ?? _world.Find(show))?.Id ?? RunId.Of(show)] = bug.Reason;
        }

        await FlushAsync();
        lock (_lock) Reload();
    }

    // An error of the loop's own: nobody knows what is half done, so what isn't handed over is given up.
    private async ValueTask StartOverAsync(object work, Exception e)
    {
        LoopFailed(e);
        List<ReadRequest> readers;
        lock (_lock)
        {
            if (work is ReadRequest request) request.Fail(e);
            if (work is Send send) send.TrySetException(new InvalidOperationException(Unclear, e));
            readers = GiveUp(e);
        }

        await FlushAsync();
        lock (_lock)
        {
            Reload();
            ReadAgain(readers);
        }
    }

    // Called under the lock; the state is to be read again after it, and so are those returned.
    private List<ReadRequest> GiveUp(Exception e)
    {
        var given = _open;
        foreach (var (caller, _) in given.Callers) caller.TrySetException(new InvalidOperationException(Unclear, e));
        _open = NewBatch();
        return given.Readers;
    }

    // Called under the lock, after the state was read again: what these saw is not in the store.
    private void ReadAgain(IEnumerable<ReadRequest> readers)
    {
        foreach (var reader in readers)
        {
            reader.Read(_world);
            reader.Answer();
        }
    }

    // What was decided meanwhile rests on what is not in the store: it is refused with it.
    private void NotCommitted(Batch batch, Exception e)
    {
        Meters.Failed();
        CommitFailed(e);
        var reason = $"Nothing can be saved right now ({e.Message}). The console shows the last saved state and tries again by itself.";
        SetReadOnly(reason);
        TellReadOnly();
        lock (_lock)
        {
            foreach (var (caller, _) in batch.Callers.Concat(_open.Callers)) caller.TrySetResult(new Unavailable(reason));
            ReadRequest[] readers = [.. batch.Readers, .. _open.Readers];
            Reload();
            ReadAgain(readers);
            SetTimer();
        }
    }

    private void Tick(Run run, DateTimeOffset now)
    {
        try
        {
            _open.Tick(run, now);
        }
#pragma warning disable CA1031 // a bug in what is due stops this show's clock, not the others
        catch (Exception e)
#pragma warning restore CA1031
        {
            LoopFailed(e);
            run.OffLine = _offLine[run.Id] = $"The show is off line after an error in what was due ({e.Message}). "
                + "Restart HostConsole to bring it back from the log.";
            _open.Touched.Add(run);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The writer's loop met an error and goes on")]
    private partial void LoopFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private partial void ApplyFailed(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit failed; the console is read-only")]
    private partial void CommitFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "A subscriber threw")]
    private partial void SubscriberFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "A command failed while it was decided")]
    private partial void DecideFailed(Exception e);

    // Counted from the last try and not from the last call: a show that is watched calls all the time.
    private void Probe()
    {
        _probeAt = _clock.GetUtcNow() + ProbeEvery;
        try
        {
            _log.Append(_log.NewBatch());
        }
#pragma warning disable CA1031 // still not: the next probe follows
        catch (Exception)
#pragma warning restore CA1031
        {
            return;
        }

        lock (_lock)
        {
            if (_tainted) Reload();
            if (!_tainted) SetReadOnly(null);
        }
    }

    private void SetReadOnly(string? reason)
    {
        _probeAt = _clock.GetUtcNow() + ProbeEvery;
        Volatile.Write(ref _readOnly, reason);
    }

    // Called under the lock. Back to what is stored. Where even reading fails, the console stays read-only until it works.
    private void Reload()
    {
        _loaded.Clear();
        try
        {
            (_world, _seq, _tainted) = (World.Load(_log, _clock.GetUtcNow(), _prices), _log.LastSeq(), false);
            _answers.Load(_log.ReadAnswers(_clock.GetUtcNow()));
        }
#pragma warning disable CA1031 // disk gone, I/O error: the next probe follows
        catch (Exception e) when (_world is not null)
#pragma warning restore CA1031
        {
            _tainted = true;
            SetReadOnly($"The store can't be read right now ({e.Message}). The console tries again by itself.");
        }

        foreach (var (run, reason) in _offLine)
            if (_world.Find(run) is { } off) off.OffLine = reason;
        _open = NewBatch();
        _open.Touched.UnionWith(_world.Runs);
    }
}
