using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>What the review shows of polls.</summary>
public sealed class PollReview : ReviewSurface;
