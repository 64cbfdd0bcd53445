using HostConsole.Core.Shows;

namespace HostConsole.Engine;

/// <summary>
/// The newest picture of a show for one screen. Takes updates from any thread, drops what is older than what it has, and
/// asks for a render ten times a second at most, or at once where the user waits for it.
/// </summary>
public sealed class LiveFeed(TimeProvider clock, Action changed) : IDisposable
{
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private ShowView? _view;
    private long? _rendered;
    private bool _waiting, _hurry, _over;

    public ShowView? View { get { lock (_gate) return _view; } }

    /// <summary>A picture with the same number as the last is news too: the ledger's stock may have changed beneath it.</summary>
    public void Take(ShowView view)
    {
        lock (_gate)
        {
            if (_over || ReferenceEquals(view, _view) || view.Seq < _view?.Seq) return;
            _view = view;
            if (!_hurry && _waiting) return;
            if (!_hurry && _rendered is { } last && clock.GetElapsedTime(last) is var since && since < Pace)
            {
                _waiting = true;
                _timer ??= clock.CreateTimer(_ => OnDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(Pace - since, Timeout.InfiniteTimeSpan);
                return;
            }

            (_hurry, _waiting, _rendered) = (false, false, clock.GetTimestamp());
        }

        changed();
    }

    /// <summary>The user did something: the next picture is shown without delay, and one that waits is shown now.</summary>
    public void Hurry()
    {
        lock (_gate) _hurry = true;
        OnDue();
    }

    private void OnDue()
    {
        lock (_gate)
        {
            if (_over || !_waiting) return;
            (_waiting, _rendered) = (false, clock.GetTimestamp());
        }

        changed();
    }

    public void Dispose()
    {
        lock (_gate) _over = true;
        _timer?.Dispose();
    }
}
