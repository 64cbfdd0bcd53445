using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>The cue of polls in the run of show.</summary>
public sealed class PollCueSurface : CueSurface;
