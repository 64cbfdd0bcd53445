using HostConsole.Core.Blitzes;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Blitzes;

/// <summary>What the simulated audience does with blitzes: it talks of the next one. What they open it takes as anything else.</summary>
public sealed class BlitzRehearsal : RehearsalSurface
{
    public override Talk? Talk(ShowView show) => show.Blitzes.Any(b => b.IsOn) ? new(0.05, 6000, "blitzes") : null;
}
