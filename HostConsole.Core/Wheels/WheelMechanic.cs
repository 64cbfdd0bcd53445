using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Wheels;

public sealed class WheelMechanic() : Mechanic<WheelState, WheelCommand, WheelFact, ImmutableArray<WheelView>>("wheel", "wheels")
{
    public static readonly WheelMechanic Instance = new();

    public override ImmutableArray<WheelView> Empty => [];
    public override bool CanStage => true;
    public override Outcome Decide(WheelState state, WheelCommand command, Moment moment) => WheelRules.Decide(state, command, moment);
    public override void Apply(WheelState state, WheelFact fact, DateTimeOffset at) => WheelRules.Apply(state, fact, at);
    public override ImmutableArray<WheelView> View(WheelState state, Moment moment) => state.View();
    public override IEnumerable<WheelFact> Due(WheelState state, Moment moment) => WheelRules.Due(state, moment.Now);
    public override DateTimeOffset? NextDue(WheelState state) => WheelRules.NextDue(state);
    public override IEnumerable<WheelFact> Stop(WheelState state, Moment moment) => WheelRules.Stop(state);
    public override bool Listens(WheelState state, string keyword) => state.WithKeyword(keyword) is not null;
    public override ChatAct? Act(WheelState state, SaidInChat said, Moment moment) => WheelChat.Act(state, said, moment);
    public override bool Has(WheelState state, Guid id) => state.Find(new(id)) is not null;

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(WheelState state, WheelFact fact) =>
        fact is WheelFact.WheelOpened opened ? ($"Opened the wheel “{opened.Title}”", [new WheelFact.WheelWithdrawn(opened.Wheel)]) : null;
}

public static class WheelsOfShow
{
    extension(IMechanicStates states)
    {
        public WheelState Wheels => states.Of(WheelMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The wheels of the run in the order of their opening.</summary>
        public ImmutableArray<WheelView> Wheels => views.Of(WheelMechanic.Instance);
    }
}
