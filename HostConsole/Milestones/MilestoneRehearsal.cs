using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Milestones;

/// <summary>What the simulated audience does with milestones: it talks of one. Its orders come anyway, and win.</summary>
public sealed class MilestoneRehearsal : RehearsalSurface
{
    public override Talk? Talk(ShowView show) => show.Milestones.Any(m => m.IsOn) ? new(0.15, 5000, "milestones") : null;
}
