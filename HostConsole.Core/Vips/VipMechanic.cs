using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Vips;

/// <summary>A reward for each who has stayed.</summary>
public sealed class VipMechanic() : Mechanic<VipState, VipCommand, VipFact, ImmutableArray<VipView>>("vip", "vips")
{
    public static readonly VipMechanic Instance = new();

    public override ImmutableArray<VipView> Empty => [];

    public override Outcome Decide(VipState state, VipCommand command, Moment moment) => VipRules.Decide(state, command, moment);
    public override void Apply(VipState state, VipFact fact, DateTimeOffset at) => VipRules.Apply(state, fact, at);
    public override IEnumerable<VipFact> Due(VipState state, Moment moment) => VipRules.Due(state, moment.Now);
    public override DateTimeOffset? NextDue(VipState state) => state.NextDue;
    public override IEnumerable<VipFact> Stop(VipState state, Moment moment) => VipRules.Stop(state);
    public override ImmutableArray<VipView> View(VipState state, Moment moment) => state.View();

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(VipState state, VipFact fact) =>
        fact is VipFact.VipOpened opened
            ? ($"Opened the VIP moment “{opened.Title}”", [new VipFact.VipWithdrawn(opened.Vip)])
            : null;
}

public static class VipsOfShow
{
    extension(IMechanicStates states)
    {
        public VipState Vips => states.Of(VipMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The VIP moments of the run in the order of their opening.</summary>
        public ImmutableArray<VipView> Vips => views.Of(VipMechanic.Instance);
    }
}
