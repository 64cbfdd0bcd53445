using System.Globalization;
using HostConsole.Core.Goals;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>The cue that sets a goal.</summary>
public sealed class GoalCueSurface : CueSurface<GoalCue, GoalDraft, GoalForm>
{
    public override string Label => "Goal";
    public override string Icon => "goal";
    public override int Place => 40;

    protected override GoalDraft Edit(GoalCue cue) => new()
    {
        Id = cue.Id,
        Title = cue.Title,
        Counts = cue.Counts,
        Target = GoalDraft.Typed(cue.Target, cue.Currency),
        Reward = cue.Reward ?? "",
        Reveal = cue.Reveal ?? "",
        FromNow = cue.FromNow,
    };

    public override GoalDraft? Last(ShowView show) => show.Goals.LastOrDefault() is not { } last ? null : new()
    {
        Title = last.Title,
        Counts = last.Counts,
        Target = GoalDraft.Typed(last.Target, last.Currency),
        Reward = last.Reward ?? "",
        Reveal = last.Reveal ?? "",
        FromNow = true,
    };

    protected override string Detail(GoalCue cue, CultureInfo culture) =>
        GoalWords.Amount(cue.Counts, cue.Target, cue.Currency ?? default, culture) + (cue.FromNow ? ", from its start" : "");
}
