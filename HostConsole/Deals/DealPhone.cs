using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>What phones show of deals.</summary>
public sealed class DealPhone : PhoneSurface;
