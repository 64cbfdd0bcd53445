using System.Diagnostics;

namespace HostConsole.Streams;

/// <summary>
/// Draws one show's changes for those who look on: rung for each change, it draws what came within a tenth of a second together.
/// The tenth is real time, since it spares the machine.
/// </summary>
/// <param name="failed">Told of a fault in one drawing; the next change tries again.</param>
public sealed class DrawingLoop(Func<CancellationToken, Task> draw, Action<Exception> failed) : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncAutoResetEvent _bell = new();
    private Task _loop = Task.CompletedTask;

    /// <summary>There is something to draw. Returns at once, and may be called before <see cref="Start"/>.</summary>
    public void Ring() => _bell.Ring();

    public void Start() => _loop = Task.Run(RunAsync);

    private async Task RunAsync()
    {
        long? last = null;
        while (!_stop.IsCancellationRequested)
        {
            await _bell.WaitAsync();
            try
            {
                if (last is { } then && Pace - Stopwatch.GetElapsedTime(then) is { Ticks: > 0 } rest) await Task.Delay(rest, _stop.Token);
                last = Stopwatch.GetTimestamp();
                await draw(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a fault in one drawing must not end the stream
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed(e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _bell.Ring();
        await _loop;
        _stop.Dispose();
    }
}
