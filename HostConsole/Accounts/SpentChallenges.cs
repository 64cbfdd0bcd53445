namespace HostConsole.Accounts;

/// <summary>
/// Challenges that somebody signed in with. The browser's cookie holds a challenge until it is over, so that a copied answer
/// would fit it a second time.
/// </summary>
public sealed class SpentChallenges(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _spent = new(StringComparer.Ordinal);

    /// <returns>False where it was spent before.</returns>
    public bool Spend(string challenge)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            foreach (var (old, until) in _spent)
                if (until <= now) _spent.Remove(old);
            return _spent.TryAdd(challenge, now + PasskeysSetup.ChallengeLasts);
        }
    }
}
