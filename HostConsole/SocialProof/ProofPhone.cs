using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.SocialProof;

/// <summary>What phones show of social proof: numbers, and nobody's names. Who was thanked reads it on a card of their own.</summary>
public sealed class ProofPhone : PhoneSurface
{
    private static readonly PartList Cards = new("proofs");

    public override int Place => 23;
    public override PartList List => Cards;
    public override bool HasScript => false;
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(13, typeof(ThankedCard))];

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer) =>
        [("thanks", run.State.Proofs.ThankedIn(viewer).ToImmutableArray())];

    public override void Affect(ShowFact fact, AffectedViewers affected)
    {
        // Whoever was thanked in it has a card no longer.
        if (fact is ProofFact.ProofClosed closed) affected.AddFollowers(closed.Proof.Value);
        if (fact is ProofFact.ProofWithdrawn withdrawn) affected.AddFollowers(withdrawn.Proof.Value);
    }

    public override IEnumerable<Guid> Follows(MeView me) => me.Thanks.Select(t => t.Value);

    public override IEnumerable<Part> Parts(PartSource source) =>
        source.Show.Proofs.Where(p => p.IsSaid).SelectMany(p => Of(p, source));

    private static IEnumerable<Part> Of(ProofView proof, PartSource source)
    {
        var target = $"proof-{proof.Id}";
        (string, object?) culture = ("Culture", source.Culture);
        yield return Part.In<ProofCard>(Cards, target, source.Culture.Name, ("Proof", proof), culture);
        yield return Part.Inner<ProofLineCard>(target, $"proof-line-{proof.Id}", proof.Buyers, ("Proof", proof), culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("proof", source.Show.Proofs.Where(p => p.IsSaid).Select(ProofEndpoints.Public).LastOrDefault())];
}

public static class ThanksOfViewer
{
    extension(MeView me)
    {
        /// <summary>Where the host thanked this viewer, of what is on.</summary>
        public ImmutableArray<ProofId> Thanks => me.Get<ImmutableArray<ProofId>>("thanks");
    }
}
