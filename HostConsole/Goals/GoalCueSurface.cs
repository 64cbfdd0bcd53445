using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>The cue of goals in the run of show.</summary>
public sealed class GoalCueSurface : CueSurface;
