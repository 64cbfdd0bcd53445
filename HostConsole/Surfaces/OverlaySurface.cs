namespace HostConsole.Surfaces;

/// <summary>What the stream shows of a mechanic.</summary>
public abstract class OverlaySurface;
