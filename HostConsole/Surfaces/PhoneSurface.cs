namespace HostConsole.Surfaces;

/// <summary>What the audience's phones show of a mechanic.</summary>
public abstract class PhoneSurface;
