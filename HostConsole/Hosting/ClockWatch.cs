namespace HostConsole.Hosting;

/// <param name="By">Negative where it went back.</param>
public sealed record ClockJump(DateTimeOffset At, TimeSpan By);

/// <summary>
/// Notices when this machine's clock is set forward or back. Deals and polls end by that clock, and facts carry its time, so
/// somebody should know; what was recorded stays in its order, which is the log's and not the clock's.
/// </summary>
public sealed partial class ClockWatch(TimeProvider clock, ILogger<ClockWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5), Tolerated = TimeSpan.FromSeconds(5);

    /// <summary>The last jump since the start; null where there was none.</summary>
    public ClockJump? Last { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (utc, stamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var (now, at) = (clock.GetUtcNow(), clock.GetTimestamp());
                var by = now - utc - clock.GetElapsedTime(stamp, at);
                if (by.Duration() > Tolerated)
                {
                    by = TimeSpan.FromSeconds(Math.Round(by.TotalSeconds)); // an hour is said as an hour
                    Last = new(now, by);
                    Jumped(by);
                }

                (utc, stamp) = (now, at);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock of this machine went by {By} from one moment to the "
        + "next (set by hand, corrected, or asleep). Deals and polls end by it: check the time")]
    private partial void Jumped(TimeSpan by);
}
