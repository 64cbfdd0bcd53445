using System.Globalization;
using System.Threading.RateLimiting;

namespace HostConsole.Accounts;

/// <summary>
/// Bounds what a caller with wrong API keys gets: so many answers a minute for each address, and a line of the log a minute in
/// all. Who has a right key is never asked, whatever else comes from the same address.
/// </summary>
public sealed class WrongKeys(TimeProvider clock, ILogger<WrongKeys> log) : IDisposable
{
    public const int AtOnce = 60;
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new()
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = false
        }));
    private readonly Lock _gate = new();
    private DateTimeOffset _told = DateTimeOffset.MinValue;
    private int _since;

    /// <summary>Notes a call with a wrong key.</summary>
    /// <returns>Seconds to wait where there were too many; null where it may be answered.</returns>
    public int? Note(string address)
    {
        Tell(address);
        using var lease = _limiter.AttemptAcquire(address);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 10;
    }

    private void Tell(string address)
    {
        int calls;
        lock (_gate)
        {
            _since++;
            var now = clock.GetUtcNow();
            if (now - _told < Told) return;
            (_told, calls, _since) = (now, _since, 0);
        }

        log.LogWarning(
            "A wrong or revoked API key was sent from {Address}; {Calls} such calls since this was last told",
            address, calls.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => _limiter.Dispose();
}
