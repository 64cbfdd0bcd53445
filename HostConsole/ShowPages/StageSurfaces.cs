using HostConsole.Core.Shows;
using HostConsole.Core.Stage;

namespace HostConsole.ShowPages;

/// <summary>What mechanics put on stage.</summary>
public static class StageSurfaces
{
    /// <summary>What stands beside the pinned product, as the API tells it.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Beside(ShowView show) =>
        MechanicUis.All.Where(ui => ui.Stage is not null).Select(ui => KeyValuePair.Create(ui.Name, ui.Stage!.Told(show)))
            .Append(new("message", show.Stage.Message));
}
