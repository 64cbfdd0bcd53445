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
        var clock = new FakeClock();
        using var watch = new ClockWatch(clock, NullLogger<ClockWatch>.Instance);
        await watch.StartAsync(CancellationToken.None);
        async Task TicksAsync(Func<bool> until)
        {
            var late = TimeProvider.System.GetUtcNow().AddMinutes(1);
            while (!until())
            {
                Assert.True(TimeProvider.System.GetUtcNow() < late, "The watch did not look.");
                clock.Advance(TimeSpan.FromSeconds(5));
                await Task.Yield();
            }
        }

        var ticks = 0;
        await TicksAsync(() => ++ticks > 720);
        Assert.Null(watch.Last);
        clock.Jump(TimeSpan.FromHours(hours));
        await TicksAsync(() => watch.Last is not null);
        Assert.Equal(TimeSpan.FromHours(hours), watch.Last!.By);
        await watch.StopAsync(CancellationToken.None);
    }
}
