using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Milestones;

/// <summary>Rewards for the first, the next or every so-manieth who buys.</summary>
public sealed class MilestoneMechanic()
    : Mechanic<MilestoneState, MilestoneCommand, MilestoneFact, ImmutableArray<MilestoneView>>("milestone", "milestones")
{
    public static readonly MilestoneMechanic Instance = new();

    public override ImmutableArray<MilestoneView> Empty => [];

    public override Outcome Decide(MilestoneState state, MilestoneCommand command, Moment moment) =>
        MilestoneRules.Decide(state, command, moment);

    public override void Apply(MilestoneState state, MilestoneFact fact, DateTimeOffset at) => MilestoneRules.Apply(state, fact, at);

    public override IEnumerable<MilestoneFact> Reached(MilestoneState state, IReadOnlyList<ShowFact> facts, Moment moment) =>
        MilestoneRules.Reached(state, moment);

    public override IEnumerable<MilestoneFact> Stop(MilestoneState state, Moment moment) => MilestoneRules.Stop(state, moment);
    public override ImmutableArray<MilestoneView> View(MilestoneState state, Moment moment) => state.View();

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(MilestoneState state, MilestoneFact fact) =>
        fact is MilestoneFact.MilestoneOpened opened
            ? ($"Set the milestone “{opened.Title}”", [new MilestoneFact.MilestoneWithdrawn(opened.Milestone)])
            : null;
}

public static class MilestonesOfShow
{
    extension(IMechanicStates states)
    {
        public MilestoneState Milestones => states.Of(MilestoneMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The milestones of the run in the order of their opening.</summary>
        public ImmutableArray<MilestoneView> Milestones => views.Of(MilestoneMechanic.Instance);
    }
}
