using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using static HostConsole.Core.MysteryGifts.MysteryCommand;

namespace HostConsole.Core.MysteryGifts;

/// <summary>Every order over a value draws one gift of a published list; who doesn't buy draws by the free route.</summary>
public sealed class MysteryMechanic() : Mechanic<MysteryState, MysteryCommand, MysteryFact, ImmutableArray<MysteryView>>("mystery", "mysteries")
{
    public static readonly MysteryMechanic Instance = new();

    public override ImmutableArray<MysteryView> Empty => [];
    public override bool CanStage => true;
    public override Outcome Decide(MysteryState state, MysteryCommand command, Moment moment) => MysteryRules.Decide(state, command, moment);
    public override void Apply(MysteryState state, MysteryFact fact, DateTimeOffset at) => MysteryRules.Apply(state, fact, at);
    public override ImmutableArray<MysteryView> View(MysteryState state, Moment moment) => state.View();
    public override IEnumerable<MysteryFact> Due(MysteryState state, Moment moment) => MysteryRules.Due(state, moment.Now);
    public override DateTimeOffset? NextDue(MysteryState state) => MysteryRules.NextDue(state);
    public override IEnumerable<MysteryFact> Reached(MysteryState state, IReadOnlyList<ShowFact> facts, Moment moment) =>
        MysteryRules.Reached(state, facts, moment);
    public override IEnumerable<MysteryFact> Stop(MysteryState state, Moment moment) => MysteryRules.Stop(state);
    public override bool Has(MysteryState state, Guid id) => state.Find(new(id)) is not null;

    public override bool Listens(MysteryState state, string keyword) => state.Open?.Keyword?.IsSaidBy(keyword) == true;

    /// <summary>Its keyword takes the free route, in whichever chat.</summary>
    public override ChatAct? Act(MysteryState state, SaidInChat said, Moment moment)
    {
        if (state.Open is not { } open || open.Keyword?.IsSaidBy(said.Text) != true) return null;
        return MysteryRules.Decide(state, new DrawFree(open.Id, RewardId.From(said.Message.Value), said.Author), moment)
            is Outcome.Accepted { Facts: [MysteryFact.MysteryDrawn drawn, ..] facts }
            ? new(facts, "mystery", true, $"Drew a mystery gift: {open.Opened.Gifts[drawn.Gift].Label}.")
            : ChatAct.Nothing;
    }

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(MysteryState state, MysteryFact fact) =>
        fact is MysteryFact.MysteryOpened opened
            ? ($"Opened the mystery gift “{opened.Title}”", [new MysteryFact.MysteryWithdrawn(opened.Mystery)])
            : null;
}

public static class MysteriesOfShow
{
    extension(IMechanicStates states)
    {
        public MysteryState Mysteries => states.Of(MysteryMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The mystery gifts of the run in the order of their opening.</summary>
        public ImmutableArray<MysteryView> Mysteries => views.Of(MysteryMechanic.Instance);
    }
}
