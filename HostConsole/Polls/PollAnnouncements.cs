using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>What is announced of polls.</summary>
public sealed class PollAnnouncements : AnnouncementSurface;
