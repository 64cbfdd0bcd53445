using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Live;

/// <summary>What runs, the most urgent first: what waits for somebody, then what ends soonest, then what somebody ends.</summary>
public static class RunningOrder
{
    public static IReadOnlyList<(MechanicUi Ui, RunningItem Item)> Of(ShowView show) =>
    [
        .. from ui in MechanicUis.Launched
           from item in ui.Launch!.Running(show)
           orderby item.Waits descending, item.Until ?? DateTimeOffset.MaxValue
           select (ui, item),
    ];
}
