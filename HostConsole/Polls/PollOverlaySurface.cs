using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>What the stream shows of polls.</summary>
public sealed class PollOverlaySurface : OverlaySurface;
