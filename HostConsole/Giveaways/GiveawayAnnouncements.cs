using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>What is announced of giveaways.</summary>
public sealed class GiveawayAnnouncements : AnnouncementSurface;
