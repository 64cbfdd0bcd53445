using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>What phones show of giveaways.</summary>
public sealed class GiveawayPhone : PhoneSurface;
