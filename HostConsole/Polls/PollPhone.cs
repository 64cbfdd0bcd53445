using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>What phones show of polls.</summary>
public sealed class PollPhone : PhoneSurface;
