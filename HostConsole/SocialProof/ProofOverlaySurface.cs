using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Surfaces;

namespace HostConsole.SocialProof;

/// <summary>What the stream shows of social proof.</summary>
public sealed class ProofOverlaySurface : OverlaySurface
{
    public override string Title => "Social proof";
    public override string About => "How many bought lately; thanks to buyers who agreed to be named";

    // Where somebody is thanked now; else the newest with enough to say.
    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var (proof, name) = show.Proofs.Where(p => p.Now is not null)
            .Select(p => (p, ProofNames.Of(p.Now!.Viewer, show, names.OnStream))).LastOrDefault(p => p.Item2 is not null);
        proof ??= show.Proofs.LastOrDefault(p => p.IsSaid);
        return proof is null ? null : OverlayPart.Of<ProofOverlay>(
            (proof, name, show.Culture.Name), ("Proof", proof), ("Thanked", name), ("Culture", show.Culture));
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var thanks = new Thanks("sample:1", new(OverlaySampleStep.Id(sample.Step)), sample.Now);
        var proof = new ProofView(
            new(OverlaySampleStep.Id(9)), 10, 3, sample.Mug, 12 + sample.Step, null, 20, sample.Now, null, [thanks], thanks);
        return OverlayPart.Of<ProofOverlay>(sample.Step, ("Proof", proof),
            ("Thanked", sample.Step % 3 == 1 || sample.Stretched ? sample.Person(sample.Step) : null), ("Culture", sample.Culture));
    }
}
