namespace HostConsole.Chat.Announcements;

/// <summary>How many may go out in a while: a sliding window, so that at no moment more than that have.</summary>
public sealed class Pace(int most, TimeSpan window, TimeProvider clock)
{
    private readonly Queue<DateTimeOffset> _taken = new();

    /// <summary>How long to wait until one more may go; zero where it may now.</summary>
    public TimeSpan Wait
    {
        get
        {
            var now = clock.GetUtcNow();
            while (_taken.Count > 0 && _taken.Peek() + window <= now) _taken.Dequeue();
            return _taken.Count < most ? TimeSpan.Zero : _taken.Peek() + window - now;
        }
    }

    public void Take() => _taken.Enqueue(clock.GetUtcNow());
}
