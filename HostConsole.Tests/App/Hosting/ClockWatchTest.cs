using HostConsole.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace HostConsole.Tests.Hosting;

public sealed class ClockWatchTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Given_a_clock_that_is_set_Then_it_is_noticed_and_an_ordinary_hour_is_not(int hours)
    {
        var (clock, late) = (new FakeClock(), TimeProvider.System.GetUtcNow().AddMinutes(1));
        var seen = new Seen(clock);
        using var watch = new ClockWatch(seen, NullLogger<ClockWatch>.Instance);
        await watch.StartAsync(CancellationToken.None);
        while (!seen.IsTimed) await Task.Yield();

        // One look at a time: time that passes while the watch reads the clock would be a jump to it.
        async Task TickAsync()
        {
            var before = seen.Looks;
            clock.Advance(TimeSpan.FromSeconds(5));
            await LookedAsync(before + 1);
        }

        async Task LookedAsync(int looks)
        {
            while (seen.Looks < looks)
            {
                Assert.True(TimeProvider.System.GetUtcNow() < late, "The watch did not look.");
                await Task.Yield();
            }
        }

        for (var tick = 0; tick < 720; tick++) await TickAsync();
        Assert.Null(watch.Last);
        clock.Jump(TimeSpan.FromHours(hours));
        while (watch.Last is null) await TickAsync();
        Assert.Equal(TimeSpan.FromHours(hours), watch.Last.By);
        await watch.StopAsync(CancellationToken.None);
    }

    /// <summary>Counts how often the clock was read to its end.</summary>
    private sealed class Seen(FakeClock clock) : TimeProvider
    {
        private int _looks;
        private volatile bool _timed;

        /// <summary>Whether somebody waits for a tick.</summary>
        public bool IsTimed => _timed;

        public int Looks => Volatile.Read(ref _looks);
        public override long TimestampFrequency => clock.TimestampFrequency;
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp()
        {
            var at = clock.GetTimestamp();
            Interlocked.Increment(ref _looks);
            return at;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            _timed = true;
            return timer;
        }
    }
}
