using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>What the stream shows of goals.</summary>
public sealed class GoalOverlaySurface : OverlaySurface;
