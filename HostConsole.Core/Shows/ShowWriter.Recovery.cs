using HostConsole.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace HostConsole.Core.Shows;

/// <summary>What the writer does when something fails: a bug takes one show off line, a failed commit makes the console read-only until a probe succeeds.</summary>
public sealed partial class ShowWriter
{
    // After a bug in applying, the state in memory is half changed: what was decided before stands, the rest is read from the log again.
    private Batch TakeOffLine(Batch batch)
    {
        if (batch.Bug is not { } bug) return batch;
        ApplyFailed(bug.Reason);
        if (bug.Show is { } show) _offLine[(_world.Current(show) ?? _world.Find(show))?.Id ?? RunId.Of(show)] = bug.Reason;
        Commit(batch);
        Reload();
        return NewBatch();
    }

    private void Tick(Batch batch, Run run, DateTimeOffset now)
    {
        try
        {
            batch.Tick(run, now);
        }
#pragma warning disable CA1031 // a bug in what is due stops this show's clock, not the others
        catch (Exception e)
#pragma warning restore CA1031
        {
            LoopFailed(e);
            run.OffLine = _offLine[run.Id] = $"The show is off line after an error in what was due ({e.Message}). Restart HostConsole to bring it back from the log.";
            batch.Touched.Add(run);
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
            _log.Append(new LogBatch());
        }
#pragma warning disable CA1031 // still not: the next probe follows
        catch (Exception)
#pragma warning restore CA1031
        {
            return;
        }

        if (_tainted) Reload();
        if (!_tainted) SetReadOnly(null);
    }

    private void SetReadOnly(string? reason)
    {
        _probeAt = _clock.GetUtcNow() + ProbeEvery;
        Volatile.Write(ref _readOnly, reason);
        try
        {
            ReadOnlyChanged?.Invoke(reason);
        }
#pragma warning disable CA1031 // somebody else's code
        catch (Exception e)
#pragma warning restore CA1031
        {
            SubscriberFailed(e);
        }
    }

    // Back to what is stored. Where even reading fails, the console stays read-only until it works.
    private void Reload()
    {
        _loaded.Clear();
        try
        {
            (_world, _seq, _tainted) = (World.Load(_log, _clock.GetUtcNow()), _log.LastSeq(), false);
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
        _toPublish.Clear();
        _toPublish.UnionWith(_world.Runs);
    }
}
