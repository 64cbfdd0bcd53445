using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>The cue of deals in the run of show.</summary>
public sealed class DealCueSurface : CueSurface;
