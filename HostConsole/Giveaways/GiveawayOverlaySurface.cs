using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>What the stream shows of giveaways.</summary>
public sealed class GiveawayOverlaySurface : OverlaySurface;
