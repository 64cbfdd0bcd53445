using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>What the stream shows of deals.</summary>
public sealed class DealOverlaySurface : OverlaySurface;
