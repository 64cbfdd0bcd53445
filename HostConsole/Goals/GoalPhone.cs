using System.Collections.Immutable;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Goals;

/// <summary>What phones show of goals.</summary>
public sealed class GoalPhone : PhoneSurface
{
    private static readonly PartList Cards = new("goals");

    public override int Place => 20;
    public override PartList List => Cards;
    public override Type WithoutScript => typeof(TakenStagesCard);
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Goals.Select(g => (DateTimeOffset?)g.OpenedAt);

    // What is told or taken when it is over: that it was missed, and what everybody got on the way.
    public override IEnumerable<DateTimeOffset?> Over(ShowView show) =>
        show.Goals.Where(g => g.IsMissed || g.HasToTake).Select(g => g.ClosedAt);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer) =>
        [("goalStages", run.State.Goals.TakenBy(viewer).Select(t => new StageOf(t.Goal, t.Stage)).ToImmutableArray())];

    /// <summary>What the show closed with stays where it revealed something: people look for their code when it is over.</summary>
    public static IEnumerable<GoalView> Visible(ShowView show, VisibleOnPhones phones) => show.Goals
        .Where(g => g.IsOn || show.IsOn && show.Stage.Has(g.StageItem)
            || (g.IsMissed || g.HasToTake) && g.ClosedAt == phones.LastOver
            || g.Reveal is not null && g.ClosedAt == show.EndedAt);

    public override IEnumerable<Part> Parts(PartSource source) => Visible(source.Show, source.Visible).SelectMany(goal => Of(goal, source));

    private static IEnumerable<Part> Of(GoalView goal, PartSource source)
    {
        var target = $"goal-{goal.Id}";
        (string, object?) culture = ("Culture", source.Culture);
        yield return Part.In<GoalCard>(Cards, target, (goal.State, goal.StagesReached, source.Show.IsOn, source.Culture.Name),
            ("Goal", goal), ("Code", source.Show.Code), culture, ("Now", source.Now), ("CanTake", source.Show.IsOn));
        yield return Part.Inner<GoalProgressCard>(target, $"goal-so-far-{goal.Id}", (goal.Reached, goal.StagesReached), ("Goal", goal), culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("goal", Visible(source.Show, source.Visible).Select(GoalEndpoints.Public).LastOrDefault())];
}

/// <summary>A stage whose reward a viewer has taken.</summary>
public sealed record StageOf(GoalId Goal, int Stage);

public static class StagesOfViewer
{
    extension(MeView me)
    {
        public ImmutableArray<StageOf> GoalStages => me.Get<ImmutableArray<StageOf>>("goalStages");
    }
}
