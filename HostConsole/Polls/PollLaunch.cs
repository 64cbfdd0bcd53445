using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>How a poll is launched and followed on the live page.</summary>
public sealed class PollLaunch : LaunchSurface;
