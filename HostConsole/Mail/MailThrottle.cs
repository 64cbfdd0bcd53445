namespace HostConsole.Mail;

/// <summary>How many mails an hour are sent to one address, for one viewer, and from one network address.</summary>
public sealed class MailThrottle(TimeProvider clock)
{
    public const int ToOne = 3, OfViewer = 5, FromAddress = 50;
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Mails)> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts one mail more.</summary>
    /// <returns>False where one of them has had enough; then none is counted.</returns>
    public bool Takes(string to, string viewer, string address)
    {
        (string Key, int Most)[] all = [($"to:{to.ToLowerInvariant()}", ToOne), ($"viewer:{viewer}", OfViewer), ($"from:{address}", FromAddress)];
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_counts.Count >= MostRemembered)
                foreach (var (key, _) in _counts.Where(c => now - c.Value.Since > Hour).ToArray()) _counts.Remove(key);
            // Who floods it with addresses gets no mail through, and nobody else does for a while.
            if (_counts.Count >= MostRemembered || all.Any(one => Of(one.Key, now) >= one.Most)) return false;
            foreach (var (key, _) in all) _counts[key] = (Of(key, now) == 0 ? now : _counts[key].Since, Of(key, now) + 1);
            return true;
        }
    }

    private int Of(string key, DateTimeOffset now) => _counts.TryGetValue(key, out var count) && now - count.Since <= Hour ? count.Mails : 0;
}
