using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Polls;

public sealed class PollMechanic() : Mechanic<PollState, PollCommand, PollFact, ImmutableArray<PollView>>("poll", "polls")
{
    public static readonly PollMechanic Instance = new();

    public override ImmutableArray<PollView> Empty => [];
    public override bool CanStage => true;
    public override Outcome Decide(PollState state, PollCommand command, Moment moment) => PollRules.Decide(state, command, moment);
    public override void Apply(PollState state, PollFact fact, DateTimeOffset at) => PollRules.Apply(state, fact, at);
    public override ImmutableArray<PollView> View(PollState state, Moment moment) => state.View();
    public override IEnumerable<PollFact> Due(PollState state, Moment moment) => PollRules.Due(state, moment.Now);
    public override DateTimeOffset? NextDue(PollState state) => PollRules.NextDue(state);
    public override IEnumerable<PollFact> Stop(PollState state, Moment moment) => PollRules.Stop(state);
    public override ChatAct? Act(PollState state, SaidInChat said, Moment moment) => PollChat.Act(state, said, moment);
    public override bool Has(PollState state, Guid id) => state.Find(new(id)) is not null;
}

public static class PollsOfShow
{
    extension(IMechanicStates states)
    {
        public PollState Polls => states.Of(PollMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The polls of the run in the order of their opening.</summary>
        public ImmutableArray<PollView> Polls => views.Of(PollMechanic.Instance);
    }
}
