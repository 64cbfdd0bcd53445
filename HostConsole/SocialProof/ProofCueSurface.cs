using System.Globalization;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Surfaces;

namespace HostConsole.SocialProof;

/// <summary>The cue that shows how many bought lately.</summary>
public sealed class ProofCueSurface : CueSurface<ProofCue, ProofDraft, ProofForm>
{
    public override string Label => "Social proof";
    public override string Icon => "cart";
    public override int Place => 41;

    protected override ProofDraft Edit(ProofCue cue) => new() { Id = cue.Id, Minutes = cue.Minutes, Least = cue.Least, Item = cue.Item };

    public override ProofDraft? Last(ShowView show) =>
        show.Proofs.LastOrDefault() is not { } last ? null : new() { Minutes = last.Minutes, Least = last.Least, Item = last.Item };

    protected override string Detail(ProofCue cue, CultureInfo culture) => $"Last {cue.Minutes} minutes, from {cue.Least} on";
}
