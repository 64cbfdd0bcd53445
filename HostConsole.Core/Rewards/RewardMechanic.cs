using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>What a show owes to people, by its games or by the host's own word.</summary>
public sealed class RewardMechanic() : Mechanic<RewardState, RewardCommand, RewardFact, RewardsView>("reward", "rewards")
{
    public static readonly RewardMechanic Instance = new();

    public override RewardsView Empty => RewardsView.Empty;
    public override Outcome Decide(RewardState state, RewardCommand command, Moment moment) => RewardRules.Decide(state, command, moment);
    public override void Apply(RewardState state, RewardFact fact, DateTimeOffset at) => RewardRules.Apply(state, fact, at);
    public override ChatAct? Act(RewardState state, SaidInChat said, Moment moment) => JoiningRules.Act(state, said, moment);
    public override RewardsView View(RewardState state, Moment moment) => state.View(moment);
}

public static class RewardsOfShow
{
    extension(IMechanicStates states)
    {
        public RewardState Rewards => states.Of(RewardMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The rewards of the run in the order in which they were given.</summary>
        public ImmutableArray<RewardView> Rewards => views.Of(RewardMechanic.Instance).All;

        /// <summary>What points and rewards come to.</summary>
        public RewardNumbers RewardNumbers => views.Of(RewardMechanic.Instance).Numbers;

        /// <summary>Who earned most in the run among those who agreed to be named, the best first.</summary>
        public ImmutableArray<Leader> Leaders => views.Of(RewardMechanic.Instance).Leaders;
    }
}
