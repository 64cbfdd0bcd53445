using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>What is announced of deals.</summary>
public sealed class DealAnnouncements : AnnouncementSurface;
