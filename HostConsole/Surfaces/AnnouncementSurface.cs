namespace HostConsole.Surfaces;

/// <summary>What the console tells the audience of a mechanic by itself.</summary>
public abstract class AnnouncementSurface;
