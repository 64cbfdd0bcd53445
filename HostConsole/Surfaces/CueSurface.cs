namespace HostConsole.Surfaces;

/// <summary>A kind of cue in the run of show: its form and its words.</summary>
public abstract class CueSurface;
