using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Goals;

public sealed class GoalMechanic() : Mechanic<GoalState, GoalCommand, GoalFact, ImmutableArray<GoalView>>("goal", "goals")
{
    public static readonly GoalMechanic Instance = new();

    public override ImmutableArray<GoalView> Empty => [];
    public override bool CanStage => true;
    public override Outcome Decide(GoalState state, GoalCommand command, Moment moment) => GoalRules.Decide(state, command, moment);
    public override void Apply(GoalState state, GoalFact fact, DateTimeOffset at) => GoalRules.Apply(state, fact, at);
    public override ChatAct? Act(GoalState state, SaidInChat said, Moment moment) => GoalChat.Act(state, said, moment);
    public override bool Listens(GoalState state, string keyword) => state.WithKeyword(keyword) is not null;
    public override IEnumerable<GoalFact> Reached(GoalState state, IReadOnlyList<ShowFact> facts, Moment moment) =>
        GoalRules.Reached(state, moment);
    public override IEnumerable<GoalFact> Due(GoalState state, Moment moment) => GoalRules.Due(state, moment);
    public override DateTimeOffset? NextDue(GoalState state) => GoalRules.NextDue(state);
    public override IEnumerable<GoalFact> Stop(GoalState state, Moment moment) => GoalRules.Stop(state, moment);
    public override bool Has(GoalState state, Guid id) => state.Find(new(id)) is not null;

    public override ImmutableArray<GoalView> View(GoalState state, Moment moment)
    {
        state.Count(moment.Tally);
        return state.View();
    }

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(GoalState state, GoalFact fact) =>
        fact is GoalFact.GoalOpened opened ? ($"Set the goal “{opened.Title}”", [new GoalFact.GoalWithdrawn(opened.Goal)]) : null;
}

public static class GoalsOfShow
{
    extension(IMechanicStates states)
    {
        public GoalState Goals => states.Of(GoalMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The goals of the run in the order of their opening.</summary>
        public ImmutableArray<GoalView> Goals => views.Of(GoalMechanic.Instance);
    }
}
