using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

public sealed class DealMechanic() : Mechanic<DealState, DealCommand, DealFact, ImmutableArray<DealView>>("deal", "deals")
{
    public static readonly DealMechanic Instance = new();

    public override ImmutableArray<DealView> Empty => [];
    public override Outcome Decide(DealState state, DealCommand command, Moment moment) => DealRules.Decide(state, command, moment);
    public override void Apply(DealState state, DealFact fact, DateTimeOffset at) => DealRules.Apply(state, fact, at);
    public override ImmutableArray<DealView> View(DealState state, Moment moment) => state.View();
    public override IEnumerable<DealFact> Due(DealState state, Moment moment) => DealRules.Due(state, moment.Now);
    public override DateTimeOffset? NextDue(DealState state) => DealRules.NextDue(state);
    public override IEnumerable<DealFact> Stop(DealState state, Moment moment) => DealRules.Stop(state);
    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(DealState state, DealFact fact) =>
        fact is DealFact.DealLaunched launched
            ? ($"Started the deal on “{launched.Item.Title}”", [new DealFact.DealWithdrawn(launched.Deal)])
            : null;
    public override ChatAct? Act(DealState state, SaidInChat said, Moment moment) => DealChat.Act(state, said, moment);
}

public static class DealsOfShow
{
    extension(IMechanicStates states)
    {
        public DealState Deals => states.Of(DealMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The deals of the run in the order of their launch.</summary>
        public ImmutableArray<DealView> Deals => views.Of(DealMechanic.Instance);
    }
}
