using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>What the simulated audience does with goals.</summary>
public sealed class GoalRehearsal : RehearsalSurface;
