using HostConsole.Core.Goals;
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
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Goals.Select(g => (DateTimeOffset?)g.OpenedAt);

    /// <summary>What the show closed with stays where it revealed something: people look for their code when it is over.</summary>
    public static IEnumerable<GoalView> Visible(ShowView show) => show.Goals
        .Where(g => g.IsOn || show.IsOn && show.Stage.Has(g.StageItem) || g.Reveal is not null && g.ClosedAt == show.EndedAt);

    public override IEnumerable<Part> Parts(PartSource source) => Visible(source.Show).SelectMany(goal => Of(goal, source));

    private static IEnumerable<Part> Of(GoalView goal, PartSource source)
    {
        var target = $"goal-{goal.Id}";
        (string, object?) culture = ("Culture", source.Culture);
        yield return Part.In<GoalCard>(Cards, target, (goal.State, source.Culture.Name), ("Goal", goal), culture);
        yield return Part.Inner<GoalProgressCard>(target, $"goal-so-far-{goal.Id}", goal.Reached, ("Goal", goal), culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("goal", Visible(source.Show).Select(GoalEndpoints.Answer).LastOrDefault())];
}
