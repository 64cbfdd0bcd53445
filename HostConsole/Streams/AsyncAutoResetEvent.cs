using System.Threading.Tasks.Sources;

namespace HostConsole.Streams;

/// <summary>
/// Wakes one waiter; rung while nobody waits, it wakes the next at once. Allocates nothing per ring, as thousands are
/// waiting.
/// </summary>
public sealed class AsyncAutoResetEvent : IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
    private bool _rung, _waiting;

    public void Ring()
    {
        lock (_gate)
        {
            _rung = !_waiting;
            if (!_waiting) return;
            _waiting = false;
        }

        _core.SetResult(true);
    }

    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_rung)
            {
                _rung = false;
                return default;
            }

            _core.Reset();
            _waiting = true;
            return new(this, _core.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);
    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);
    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token,
        ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
