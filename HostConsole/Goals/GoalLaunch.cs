using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>How a goal is launched and followed on the live page.</summary>
public sealed class GoalLaunch : LaunchSurface;
