using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

public sealed class GiveawayMechanic()
    : Mechanic<GiveawayState, GiveawayCommand, GiveawayFact, ImmutableArray<GiveawayView>>("giveaway", "giveaways")
{
    public static readonly GiveawayMechanic Instance = new();

    public override ImmutableArray<GiveawayView> Empty => [];
    public override bool CanStage => true;
    public override Outcome Decide(GiveawayState state, GiveawayCommand command, Moment moment) =>
        GiveawayRules.Decide(state, command, moment);
    public override void Apply(GiveawayState state, GiveawayFact fact, DateTimeOffset at) => GiveawayRules.Apply(state, fact, at);
    public override ImmutableArray<GiveawayView> View(GiveawayState state, Moment moment) => state.View();
    public override IEnumerable<GiveawayFact> Due(GiveawayState state, Moment moment) => GiveawayRules.Due(state, moment);
    public override DateTimeOffset? NextDue(GiveawayState state) => GiveawayRules.NextDue(state);
    public override IEnumerable<GiveawayFact> Stop(GiveawayState state, Moment moment) => GiveawayRules.Stop(state, moment);
    public override IEnumerable<GiveawayFact> Reached(GiveawayState state, IReadOnlyList<ShowFact> facts, Moment moment) =>
        GiveawayEntering.Follow(state, facts, moment).ToList();
    public override ChatAct? Act(GiveawayState state, SaidInChat said, Moment moment) => GiveawayChat.Enter(state, said, moment);
    public override bool Listens(GiveawayState state, string keyword) =>
        state.WithKeyword(keyword) is not null || state.WithFreeKeyword(keyword) is not null;
    public override IEnumerable<GiveawayFact> Hear(GiveawayState state, SaidInChat said, Moment moment) => GiveawayChat.Answer(state, said);
    public override bool Has(GiveawayState state, Guid id) => state.Find(new(id)) is not null;
}

public static class GiveawaysOfShow
{
    extension(IMechanicStates states)
    {
        public GiveawayState Giveaways => states.Of(GiveawayMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The giveaways of the run in the order of their opening.</summary>
        public ImmutableArray<GiveawayView> Giveaways => views.Of(GiveawayMechanic.Instance);
    }
}
