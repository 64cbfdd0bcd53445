using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>What the simulated audience does with polls.</summary>
public sealed class PollRehearsal : RehearsalSurface;
