using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>What the review shows of giveaways.</summary>
public sealed class GiveawayReview : ReviewSurface;
