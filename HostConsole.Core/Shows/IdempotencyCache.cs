using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>
/// Answers by idempotency key: successes for 24 hours (also in the store), refusals for ten minutes. Belongs to the
/// writer.
/// </summary>
internal sealed class IdempotencyCache
{
    public static readonly TimeSpan KeepSuccess = TimeSpan.FromHours(24);
    public static readonly TimeSpan KeepRefusal = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (string BodyHash, Sent Sent, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _byAge = new();

    public void Load(IEnumerable<KeptAnswer> kept)
    {
        _known.Clear();
        _byAge.Clear();
        foreach (var a in kept) Keep(a.Key, a.BodyHash, new Repeated(a.Status, a.Body), a.ExpiresAt);
    }

    public Sent? Find(Receipt receipt, DateTimeOffset now)
    {
        while (_byAge.TryPeek(out var oldest, out var until) && until <= now)
        {
            _byAge.Dequeue();
            if (_known.TryGetValue(oldest, out var entry) && entry.Until <= now) _known.Remove(oldest);
        }

        if (!_known.TryGetValue(receipt.Key, out var known) || known.Until <= now) return null;
        return known.BodyHash == receipt.BodyHash ? known.Sent : new Mismatch();
    }

    public KeptAnswer Keep(Receipt receipt, int status, string body, DateTimeOffset now)
    {
        Keep(receipt.Key, receipt.BodyHash, new Repeated(status, body), now + KeepSuccess);
        return new(receipt.Key, receipt.BodyHash, status, body, now + KeepSuccess);
    }

    public void Keep(Receipt receipt, Outcome.Rejected rejected, DateTimeOffset now) =>
        Keep(receipt.Key, receipt.BodyHash, new Refused(rejected), now + KeepRefusal);

    private void Keep(string key, string bodyHash, Sent sent, DateTimeOffset until)
    {
        _known[key] = (bodyHash, sent, until);
        _byAge.Enqueue(key, until);
    }
}
