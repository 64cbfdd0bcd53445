using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>What the review shows of goals.</summary>
public sealed class GoalReview : ReviewSurface;
