namespace HostConsole.Accounts;

/// <summary>
/// Slows down who guesses passwords, by address and by name, and locks nobody out: a device that signed in before has tries of
/// its own, so that wrong passwords of others don't keep it from a running show. Names that don't exist are counted alike.
/// </summary>
public sealed class SignInThrottle(TimeProvider clock)
{
    /// <summary>Wrong passwords before there is a wait: of an address, of a name over all strange devices, of a known device.</summary>
    public const int FreeOfAddress = 10, FreeOfName = 50, FreeOfDevice = 10;

    /// <summary>The wait doubles with each wrong password, from a second to this.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>After this long without a wrong one, earlier ones are forgotten.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(15);

    private const int MostRemembered = 20_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Tries> _tries = new(StringComparer.Ordinal);

    private sealed class Tries
    {
        public int Wrong;
        public DateTimeOffset Last, Until;
    }

    /// <summary>Who tries: the address with its name, or the known device alone.</summary>
    public static IReadOnlyList<(string Key, int Free)> Of(string? address, string name, string? device) => device is not null
        ? [($"device:{device}", FreeOfDevice)]
        : [($"address:{address}", FreeOfAddress), ($"name:{name}", FreeOfName)];

    /// <summary>Who tries with a passkey, which names nobody before it is read.</summary>
    public static IReadOnlyList<(string Key, int Free)> Of(string address, string? device) =>
        [device is not null ? ($"device:{device}", FreeOfDevice) : ($"address:{address}", FreeOfAddress)];

    public static string TooMany(TimeSpan wait, string what = "wrong passwords") => (int)Math.Ceiling(wait.TotalSeconds) switch
    {
        1 => $"Too many {what}. Wait a second, then try again.",
        var seconds => $"Too many {what}. Wait {seconds} seconds, then try again.",
    };

    /// <summary>Counts a try as wrong until <see cref="Succeeded"/> says otherwise, so that many at once gain nothing.</summary>
    /// <returns>How long to wait first, where this one may not be made; null where it may.</returns>
    public TimeSpan? Begin(IReadOnlyList<(string Key, int Free)> who)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            TimeSpan? wait = null;
            foreach (var (key, _) in who)
                if (_tries.TryGetValue(key, out var known) && known.Until - now is var left && left > (wait ?? TimeSpan.Zero)) wait = left;
            if (wait is not null) return wait;
            foreach (var (key, free) in who) Count(key, free, now);
            return null;
        }
    }

    /// <summary>Takes back what <see cref="Begin"/> counted.</summary>
    public void Succeeded(IReadOnlyList<(string Key, int Free)> who)
    {
        lock (_lock)
        {
            foreach (var (key, _) in who)
                if (_tries.TryGetValue(key, out var tries) && --tries.Wrong <= 0) _tries.Remove(key);
        }
    }

    private void Count(string key, int free, DateTimeOffset now)
    {
        if (_tries.Count >= MostRemembered) Forget(now);
        if (!_tries.TryGetValue(key, out var tries) || now - tries.Last > Forgotten) _tries[key] = tries = new();
        (tries.Wrong, tries.Last) = (tries.Wrong + 1, now);
        if (tries.Wrong < free) return;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(tries.Wrong - free, 10)));
        tries.Until = now + (wait < LongestWait ? wait : LongestWait);
    }

    // The old ones first; where there are none, the half that was used longest ago.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, tries) in _tries)
            if (now - tries.Last > Forgotten) _tries.Remove(key);
        if (_tries.Count < MostRemembered) return;
        foreach (var key in _tries.OrderBy(t => t.Value.Last).Take(MostRemembered / 2).Select(t => t.Key).ToArray()) _tries.Remove(key);
    }
}
