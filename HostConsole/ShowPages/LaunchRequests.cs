using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.ShowPages;

/// <summary>What somebody asked from elsewhere in the console to be launched in a show; its live page takes it.</summary>
public sealed class LaunchRequests
{
    private (ShowId Show, MechanicUi Ui)? _asked;

    public event Action? Asked;

    public void Ask(ShowId show, MechanicUi ui)
    {
        _asked = (show, ui);
        Asked?.Invoke();
    }

    /// <summary>What was asked for in this show, once; null where nothing was.</summary>
    public MechanicUi? Take(ShowId show)
    {
        if (_asked is not var (of, ui) || of != show) return null;
        _asked = null;
        return ui;
    }
}
