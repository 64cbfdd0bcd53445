namespace HostConsole.Surfaces;

/// <summary>How a mechanic is launched and followed on the live page.</summary>
public abstract class LaunchSurface;
