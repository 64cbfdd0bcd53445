namespace HostConsole.Surfaces;

/// <summary>What the simulated audience of a rehearsal does with a mechanic.</summary>
public abstract class RehearsalSurface;
