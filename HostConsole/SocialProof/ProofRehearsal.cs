using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Surfaces;

namespace HostConsole.SocialProof;

/// <summary>What the simulated audience does with social proof: it buys anyway, and talks of what it reads.</summary>
public sealed class ProofRehearsal : RehearsalSurface
{
    public override Talk? Talk(ShowView show) => show.Proofs.Any(p => p.IsSaid) ? new(0.1, 7500, "proofs") : null;
}
