using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Predictions;

public sealed class PredictionMechanic()
    : Mechanic<PredictionState, PredictionCommand, PredictionFact, ImmutableArray<PredictionView>>("prediction", "predictions")
{
    public static readonly PredictionMechanic Instance = new();

    public override ImmutableArray<PredictionView> Empty => [];
    public override bool CanStage => true;
    public override Outcome Decide(PredictionState state, PredictionCommand command, Moment moment) =>
        PredictionRules.Decide(state, command, moment);
    public override void Apply(PredictionState state, PredictionFact fact, DateTimeOffset at) => PredictionRules.Apply(state, fact, at);
    public override ImmutableArray<PredictionView> View(PredictionState state, Moment moment) => state.View();
    public override IEnumerable<PredictionFact> Due(PredictionState state, Moment moment) => PredictionRules.Due(state, moment.Now);
    public override DateTimeOffset? NextDue(PredictionState state) => PredictionRules.NextDue(state);
    public override IEnumerable<PredictionFact> Stop(PredictionState state, Moment moment) => PredictionRules.Stop(state);
    public override ChatAct? Act(PredictionState state, SaidInChat said, Moment moment) => PredictionChat.Act(state, said, moment);
    public override bool Has(PredictionState state, Guid id) => state.Find(new(id)) is not null;

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(PredictionState state, PredictionFact fact) =>
        fact is PredictionFact.PredictionOpened opened
            ? ($"Opened the prediction “{opened.Question}”", [new PredictionFact.PredictionWithdrawn(opened.Prediction)])
            : null;
}

public static class PredictionsOfShow
{
    extension(IMechanicStates states)
    {
        public PredictionState Predictions => states.Of(PredictionMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The predictions of the run in the order of their opening.</summary>
        public ImmutableArray<PredictionView> Predictions => views.Of(PredictionMechanic.Instance);
    }
}
