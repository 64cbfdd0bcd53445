using HostConsole.Components;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Surfaces;

namespace HostConsole.SocialProof;

/// <summary>How social proof is switched on and followed on the live page.</summary>
public sealed class ProofLaunch : LaunchSurface
{
    public override string Key => "8";
    public override string Label => "Social proof";
    public override string One => "social proof";
    public override string Verb => "Show who bought";
    public override Type Panel => typeof(ProofPanel);
    public override Type Past => typeof(PastProofs);

    public override IEnumerable<RunningItem> Running(ShowView show) => show.Proofs.Where(p => p.IsOn).Select(p => new RunningItem(p.Id.Value, null));

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Proofs.Where(p => !p.IsOn).ToList();
        return over.Count == 0 ? null : new(
            $"{Quantity.Of(over.Count, "social proof", show.Culture)}, {Quantity.Of(over.Sum(p => p.Thanked.Length), "buyer", show.Culture)} thanked");
    }

    protected override string? Against(ShowView show) => show.Proofs.Count(p => p.IsOn) >= ProofRules.MostOn
        ? "Three of these are on already: take one off first." : null;
}
