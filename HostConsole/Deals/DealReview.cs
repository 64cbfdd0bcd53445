using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>What the review shows of deals.</summary>
public sealed class DealReview : ReviewSurface;
