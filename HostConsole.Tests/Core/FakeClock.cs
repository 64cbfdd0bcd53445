using Microsoft.Extensions.Time.Testing;

namespace HostConsole.Tests;

/// <summary>
/// The fake clock of Microsoft.Extensions.TimeProvider.Testing, whose wall clock can be set too, and that says when something
/// waits for an instant.
/// </summary>
public sealed class FakeClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly Lock gate = new();
    private readonly List<OneShot> waiting = [];
    private readonly List<(DateTimeOffset Due, TaskCompletionSource Heard)> listeners = [];
    private long jumped;

    public FakeClock() : this(new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero)) { }

    /// <summary>Counts real time, of which none passes when the wall clock is set.</summary>
    public override long GetTimestamp() => base.GetTimestamp() - Volatile.Read(ref jumped);

    /// <summary>Sets the wall clock, as a person or a time server does: timers go on counting real time.</summary>
    public void Jump(TimeSpan by)
    {
        Interlocked.Add(ref jumped, by.Ticks);
        AdjustTime(GetUtcNow() + by);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (period > TimeSpan.Zero || dueTime <= TimeSpan.Zero) return timer;
        var oneShot = new OneShot(this, timer, GetUtcNow() + dueTime);
        lock (gate)
        {
            waiting.Add(oneShot);
            foreach (var (due, heard) in listeners) if (oneShot.Due == due) heard.TrySetResult();
        }

        return oneShot;
    }

    /// <summary>
    /// Completes when something waits for this very instant, as a delay does. What merely ticks by then, as the app's own watch
    /// does, is not meant.
    /// </summary>
    public Task AwaitedAsync(DateTimeOffset due)
    {
        lock (gate)
        {
            if (waiting.Any(timer => timer.Due == due)) return Task.CompletedTask;
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            listeners.Add((due, heard));
            return heard.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    private sealed class OneShot(FakeClock clock, ITimer timer, DateTimeOffset due) : ITimer
    {
        public DateTimeOffset Due => due;
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            lock (clock.gate) clock.waiting.Remove(this);
            timer.Dispose();
        }

        public ValueTask DisposeAsync() { Dispose(); return ValueTask.CompletedTask; }
    }
}
