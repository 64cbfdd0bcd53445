using System.Threading.Channels;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using Microsoft.AspNetCore.Components;

namespace HostConsole.ShowPages;

/// <summary>A page with a list of a show, which is read anew while facts come that concern it, twice a second at most.</summary>
public abstract class WatchingPage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _closing = new();
    private IDisposable? _subscription;
    private Task? _watch;

    /// <summary>The show.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Closing => _closing.Token;

    /// <summary>Hears of the show's facts from now on; register first, then read.</summary>
    protected void Listen(LiveShows shows, Func<ShowFact, bool> concerns) => _subscription = shows.Subscribe(new(Id), update =>
    {
        if (update.Facts.Any(f => concerns(f.Fact))) _changed.Writer.TryWrite(true);
    });

    /// <summary>Reads anew from now on, where something was heard.</summary>
    protected void Watch(TimeProvider clock) => _watch = WatchAsync(clock, Closing);

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    private async Task WatchAsync(TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            while (await _changed.Reader.WaitToReadAsync(cancel))
            {
                _changed.Reader.TryRead(out _);
                await LoadAsync();
                StateHasChanged();
                await Task.Delay(Calm, clock, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await DispatchExceptionAsync(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _closing.CancelAsync();
        if (_watch is not null) await _watch;
        _closing.Dispose();
        GC.SuppressFinalize(this);
    }
}
