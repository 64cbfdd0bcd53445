using System.Collections.Frozen;
using HostConsole.Core.Kernel;
using HostConsole.Integrations.Obs;
using HostConsole.Surfaces;

namespace HostConsole.Shows;

/// <summary>The kinds of cue that a plan can have: those of the mechanics, and the change of a scene in OBS.</summary>
public static class CueSurfaces
{
    /// <summary>In the order of the buttons that add them.</summary>
    public static readonly IReadOnlyList<CueSurface> All =
        [.. MechanicUis.All.Select(ui => ui.Cue).OfType<CueSurface>().Append(new SceneCueSurface()).OrderBy(s => s.Place)];

    private static readonly FrozenDictionary<Type, CueSurface> ByType = All.ToFrozenDictionary(s => s.CueType);

    public static CueSurface Of(Cue cue) => ByType[cue.GetType()];
}
