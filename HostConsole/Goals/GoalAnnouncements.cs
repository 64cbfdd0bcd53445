using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>What is announced of goals.</summary>
public sealed class GoalAnnouncements : AnnouncementSurface;
