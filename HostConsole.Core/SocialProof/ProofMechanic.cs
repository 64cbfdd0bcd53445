using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.SocialProof;

/// <summary>How many people bought lately, counted from orders, and thanks to buyers by name.</summary>
public sealed class ProofMechanic() : Mechanic<ProofState, ProofCommand, ProofFact, ProofsView>("proof", "proofs")
{
    public static readonly ProofMechanic Instance = new();

    public override ProofsView Empty => ProofsView.Empty;

    public override Outcome Decide(ProofState state, ProofCommand command, Moment moment) => ProofRules.Decide(state, command, moment);
    public override void Apply(ProofState state, ProofFact fact, DateTimeOffset at) => ProofRules.Apply(state, fact, at);
    public override IEnumerable<ProofFact> Due(ProofState state, Moment moment) => ProofRules.Due(state, moment);
    public override DateTimeOffset? NextDue(ProofState state) => state.NextDue;

    public override IEnumerable<ProofFact> Reached(ProofState state, IReadOnlyList<ShowFact> facts, Moment moment) =>
        ProofRules.Reached(state, facts, moment);

    public override IEnumerable<ProofFact> Stop(ProofState state, Moment moment) => ProofRules.Stop(state);
    public override ProofsView View(ProofState state, Moment moment) => state.View(moment);

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(ProofState state, ProofFact fact) => fact switch
    {
        ProofFact.ProofOpened f => ("Showed how many bought", [new ProofFact.ProofWithdrawn(f.Proof)]),
        ProofFact.BuyerThanked f => ("Thanked a buyer", [new ProofFact.ThanksOver(f.Proof, f.Viewer, TakenBack: true)]),
        _ => null,
    };
}

public static class ProofsOfShow
{
    extension(IMechanicStates states)
    {
        public ProofState Proofs => states.Of(ProofMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The social proofs of the run in the order of their opening.</summary>
        public ImmutableArray<ProofView> Proofs => views.Of(ProofMechanic.Instance).All;

        /// <summary>Viewers who bought last, newest first, while one is on.</summary>
        public ImmutableArray<RecentBuyer> RecentBuyers => views.Of(ProofMechanic.Instance).Recent;
    }
}
