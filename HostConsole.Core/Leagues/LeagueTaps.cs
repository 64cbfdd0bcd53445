namespace HostConsole.Core.Leagues;

/// <summary>
/// How many taps of one player count: <see cref="PerSecond"/> in any second and on average over the game, whatever is sent.
/// </summary>
internal sealed class LeagueTaps
{
    /// <summary>Nobody taps faster with one finger; what is faster is a program.</summary>
    public const int PerSecond = 15;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private readonly Queue<(DateTimeOffset At, int Count)> _lately = new();
    private int _inWindow;

    /// <summary>Of this game.</summary>
    public int Total { get; private set; }

    /// <summary>How many of <paramref name="asked"/> count now; changes nothing.</summary>
    /// <param name="length">Of the game.</param>
    public int Allowed(int asked, DateTimeOffset now, TimeSpan length)
    {
        var lately = _inWindow;
        foreach (var (at, count) in _lately) // at most PerSecond of them
        {
            if (at > now - Window) break;
            lately -= count;
        }

        return Math.Max(0, Math.Min(asked, Math.Min(PerSecond - lately, (int)(PerSecond * length.TotalSeconds) - Total)));
    }

    public void Add(int count, DateTimeOffset at)
    {
        while (_lately.TryPeek(out var first) && first.At <= at - Window) _inWindow -= _lately.Dequeue().Count;
        _lately.Enqueue((at, count));
        _inWindow += count;
        Total += count;
    }

    public void Clear()
    {
        _lately.Clear();
        (_inWindow, Total) = (0, 0);
    }
}
