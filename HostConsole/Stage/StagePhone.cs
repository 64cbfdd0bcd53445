using HostConsole.Surfaces;

namespace HostConsole.Stage;

/// <summary>What phones show of the stage.</summary>
public sealed class StagePhone : PhoneSurface;
