using Microsoft.AspNetCore.Components;

namespace HostConsole.Components;

/// <summary>A component that draws anew whenever something beside it says that it changed, on whatever thread that is said.</summary>
public abstract class ObservingComponent : ComponentBase, IDisposable
{
    private readonly List<Action> _endings = [];
    private volatile bool _gone;

    /// <summary>
    /// Hears an event until the component is disposed, as in <c>DrawOn(h => link.Changed += h, h => link.Changed -=
    /// h)</c>.
    /// </summary>
    protected void DrawOn(Action<Action> add, Action<Action> remove)
    {
        add(OnNews);
        _endings.Add(() => remove(OnNews));
    }

    /// <summary>What is read anew before it draws; on the circuit's own thread.</summary>
    protected virtual Task ReadAsync() => Task.CompletedTask;

    // Whoever tells is not kept waiting; what goes wrong is shown by the circuit.
    private void OnNews()
    {
        if (!_gone) _ = DrawAsync();
    }

    private async Task DrawAsync()
    {
        try
        {
            await InvokeAsync(async () =>
            {
                if (_gone) return;
                await ReadAsync();
                StateHasChanged();
            });
        }
        catch (ObjectDisposedException) { } // the window closed meanwhile
        catch (Exception e) { await DispatchExceptionAsync(e); }
    }

    /// <summary>What else is to be ended with the component goes before <c>base.Dispose(disposing)</c>.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _gone = true;
        foreach (var end in _endings) end();
        _endings.Clear();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }
}
