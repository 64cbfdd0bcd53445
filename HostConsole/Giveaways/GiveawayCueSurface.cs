using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>The cue of giveaways in the run of show.</summary>
public sealed class GiveawayCueSurface : CueSurface;
