using HostConsole.Surfaces;

namespace HostConsole.Stage;

/// <summary>What the stream shows of the stage.</summary>
public sealed class StageOverlaySurface : OverlaySurface;
