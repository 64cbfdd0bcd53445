using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>What phones show of goals.</summary>
public sealed class GoalPhone : PhoneSurface;
