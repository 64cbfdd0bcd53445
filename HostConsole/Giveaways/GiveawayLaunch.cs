using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>How a giveaway is launched and followed on the live page.</summary>
public sealed class GiveawayLaunch : LaunchSurface;
