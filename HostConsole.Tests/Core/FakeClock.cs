namespace HostConsole.Tests;

/// <summary>A clock that stands still until it is told. Its timers fire when it is moved past them, in order.</summary>
public sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private readonly List<(DateTimeOffset Due, TaskCompletionSource Heard)> listeners = [];
    private DateTimeOffset now = now;
    private TimeSpan jumped;

    public FakeClock() : this(new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero)) { }

    public override DateTimeOffset GetUtcNow() { lock (gate) return now; }
    public override long GetTimestamp() { lock (gate) return (now - jumped).UtcTicks; }
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (NextDue(until) is { } timer) timer.Fire();
        lock (gate) now = until;
    }

    /// <summary>Sets the wall clock, as a person or a time server does: timers go on counting real time, of which none passes.</summary>
    public void Jump(TimeSpan by)
    {
        lock (gate)
        {
            now += by;
            jumped += by;
            foreach (var timer in timers) timer.Shift(by);
        }
    }

    private FakeTimer? NextDue(DateTimeOffset until)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next?.Due > now) now = next.Due.Value;
            return next;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (gate)
        {
            timers.Add(timer);
            foreach (var (due, heard) in listeners) if (timer.Due == due && !timer.Repeats) heard.TrySetResult();
        }

        return timer;
    }

    /// <summary>
    /// Completes when something waits for this very instant. What merely ticks by then, as the app's own watch does, is
    /// not meant.
    /// </summary>
    public Task AwaitedAsync(DateTimeOffset due)
    {
        lock (gate)
        {
            if (timers.Any(timer => timer.Due == due && !timer.Repeats)) return Task.CompletedTask;
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            listeners.Add((due, heard));
            return heard.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    private sealed class FakeTimer(FakeClock clock, Action callback) : ITimer
    {
        private TimeSpan period;
        public DateTimeOffset? Due { get; private set; }
        public bool Repeats => period > TimeSpan.Zero;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
                return true;
            }
        }

        public void Shift(TimeSpan by) => Due += by;

        public void Fire()
        {
            lock (clock.gate) Due = period > TimeSpan.Zero ? Due + period : null;
            callback();
        }

        public void Dispose() { lock (clock.gate) { Due = null; clock.timers.Remove(this); } }
        public ValueTask DisposeAsync() { Dispose(); return ValueTask.CompletedTask; }
    }
}
