using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>How a deal is launched and followed on the live page.</summary>
public sealed class DealLaunch : LaunchSurface;
