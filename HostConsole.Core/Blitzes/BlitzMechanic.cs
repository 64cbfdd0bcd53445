using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Blitzes;

/// <summary>What comes again and again by the clock, with or without a host.</summary>
public sealed class BlitzMechanic() : Mechanic<BlitzState, BlitzCommand, BlitzFact, ImmutableArray<BlitzView>>("blitz", "blitzes")
{
    public static readonly BlitzMechanic Instance = new();

    public override ImmutableArray<BlitzView> Empty => [];
    public override Outcome Decide(BlitzState state, BlitzCommand command, Moment moment) => BlitzRules.Decide(state, command, moment);
    public override void Apply(BlitzState state, BlitzFact fact, DateTimeOffset at) => BlitzRules.Apply(state, fact, at);
    public override IEnumerable<BlitzFact> Due(BlitzState state, Moment moment) => BlitzRules.Due(state, moment.Now);
    public override IEnumerable<DueCue> DueCues(BlitzState state, Moment moment) => BlitzRules.DueCues(state, moment.Now);
    public override DateTimeOffset? NextDue(BlitzState state) => state.NextDue;
    public override IEnumerable<BlitzFact> Stop(BlitzState state, Moment moment) => BlitzRules.Stop(state);
    public override ImmutableArray<BlitzView> View(BlitzState state, Moment moment) => state.View();

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(BlitzState state, BlitzFact fact) =>
        fact is BlitzFact.BlitzOpened opened
            ? ($"Set the blitz “{opened.Title}”", [new BlitzFact.BlitzWithdrawn(opened.Blitz)]) : null;
}

public static class BlitzesOfShow
{
    extension(IMechanicStates states)
    {
        public BlitzState Blitzes => states.Of(BlitzMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The blitzes of the run in the order of their opening.</summary>
        public ImmutableArray<BlitzView> Blitzes => views.Of(BlitzMechanic.Instance);
    }
}
