using HostConsole.Surfaces;

namespace HostConsole.Stage;

/// <summary>The cue of the stage in the run of show.</summary>
public sealed class StageCueSurface : CueSurface;
