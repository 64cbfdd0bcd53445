using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Leagues;

public sealed class LeagueMechanic()
    : Mechanic<LeagueState, LeagueCommand, LeagueFact, ImmutableArray<LeagueView>>("league", "leagues")
{
    public static readonly LeagueMechanic Instance = new();

    public override ImmutableArray<LeagueView> Empty => [];
    public override bool CanStage => true;
    public override Outcome Decide(LeagueState state, LeagueCommand command, Moment moment) => LeagueRules.Decide(state, command, moment);
    public override void Apply(LeagueState state, LeagueFact fact, DateTimeOffset at) => LeagueRules.Apply(state, fact, at);
    public override ImmutableArray<LeagueView> View(LeagueState state, Moment moment) => state.View();
    public override IEnumerable<LeagueFact> Due(LeagueState state, Moment moment) => LeagueRules.Due(state, moment);
    public override DateTimeOffset? NextDue(LeagueState state) => LeagueRules.NextDue(state);
    public override IEnumerable<LeagueFact> Stop(LeagueState state, Moment moment) => LeagueRules.Stop(state);
    public override ChatAct? Act(LeagueState state, SaidInChat said, Moment moment) => LeagueChat.Act(state, said, moment);
    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(LeagueState state, LeagueFact fact) => LeagueRules.Undo(state, fact);
    public override bool Has(LeagueState state, Guid id) => state.Find(new(id)) is not null;
}

public static class LeaguesOfShow
{
    extension(IMechanicStates states)
    {
        public LeagueState Leagues => states.Of(LeagueMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The leagues of the run in the order of their opening.</summary>
        public ImmutableArray<LeagueView> Leagues => views.Of(LeagueMechanic.Instance);
    }
}
