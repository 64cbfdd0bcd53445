using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Surfaces;

namespace HostConsole.SocialProof;

/// <summary>What the review shows of social proof.</summary>
public sealed class ProofReview : ReviewSurface
{
    public override string Name => "Proof";
    public override int Count(ShowView show) => show.Proofs.Length;
    public override Type Table => typeof(ProofReviewTable);
    public override int Colour => 2;
}
