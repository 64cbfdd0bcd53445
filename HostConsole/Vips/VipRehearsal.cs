using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Surfaces;

namespace HostConsole.Vips;

/// <summary>What the simulated audience does with VIP moments: it has stayed or not, and talks of one.</summary>
public sealed class VipRehearsal : RehearsalSurface
{
    public override Talk? Talk(ShowView show) => show.Vips.Any(v => v.IsOn) ? new(0.12, 5500, "vips") : null;
}
