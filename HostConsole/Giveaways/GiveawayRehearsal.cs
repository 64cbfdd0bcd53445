using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>What the simulated audience does with giveaways.</summary>
public sealed class GiveawayRehearsal : RehearsalSurface;
