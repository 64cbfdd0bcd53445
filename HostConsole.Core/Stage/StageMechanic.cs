using HostConsole.Core.Kernel;

namespace HostConsole.Core.Stage;

public sealed class StageMechanic() : Mechanic<StageState, StageCommand, StageFact, StageView>("stage", "stage")
{
    public static readonly StageMechanic Instance = new();

    public override StageView Empty => StageView.Empty;
    public override Outcome Decide(StageState state, StageCommand command, Moment moment) => StageRules.Decide(state, command);
    public override void Apply(StageState state, StageFact fact, DateTimeOffset at) => StageRules.Apply(state, fact, at);
    public override StageView View(StageState state, Moment moment) =>
        state.View(state.Pinned?.Variant is { } variant ? moment.Stock(variant) : null);

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(StageState state, StageFact fact) => fact switch
    {
        StageFact.ProductPinned pinned => ($"Pinned {pinned.Item.Title}",
            state.Pinned is { } before ? [new StageFact.ProductPinned(before)] : [new StageFact.ProductUnpinned()]),
        StageFact.ProductUnpinned when state.Pinned is { } before => ("Unpinned", [new StageFact.ProductPinned(before)]),
        StageFact.StageSet => ("Changed the stage", [new StageFact.StageSet(state.Now.Items, state.Now.Message)]),
        _ => null,
    };
}

public static class StageOfShow
{
    extension(IMechanicStates states)
    {
        public StageState Stage => states.Of(StageMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        public StageView Stage => views.Of(StageMechanic.Instance);
    }
}
