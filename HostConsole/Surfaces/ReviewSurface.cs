namespace HostConsole.Surfaces;

/// <summary>What the review shows of a mechanic.</summary>
public abstract class ReviewSurface;
