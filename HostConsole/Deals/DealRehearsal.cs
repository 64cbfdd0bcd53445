using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>What the simulated audience does with deals.</summary>
public sealed class DealRehearsal : RehearsalSurface;
