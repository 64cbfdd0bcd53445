namespace HostConsole.Announcements;

/// <summary>How many may go out in a while: a sliding window, so that at no moment more than that have.</summary>
public sealed class Pace(int most, TimeSpan window, TimeProvider clock)
{
    private readonly Queue<long> _taken = new();

    /// <summary>How long to wait until one more may go; zero where it may now.</summary>
    public TimeSpan Wait
    {
        get
        {
            while (_taken.Count > 0 && clock.GetElapsedTime(_taken.Peek()) >= window) _taken.Dequeue();
            return _taken.Count < most ? TimeSpan.Zero : window - clock.GetElapsedTime(_taken.Peek());
        }
    }

    public void Take() => _taken.Enqueue(clock.GetTimestamp());
}
