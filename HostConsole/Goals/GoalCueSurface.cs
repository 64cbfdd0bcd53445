using System.Globalization;
using HostConsole.Components;
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

    protected override GoalDraft Edit(GoalCue cue)
    {
        var draft = new GoalDraft
        {
            Id = cue.Id,
            Title = cue.Title,
            Counts = cue.Counts,
            Target = GoalDraft.Typed(cue.Target, cue.Currency),
            Reward = cue.Reward ?? "",
            Reveal = cue.Reveal ?? "",
            FromNow = cue.FromNow,
            Seconds = cue.Seconds,
            Keyword = cue.Keyword ?? "",
            Picture = cue.Picture ?? GoalDraft.Usual(cue.Stages?.Count ?? 0),
        };
        draft.Take(cue.Stages ?? [], cue.Currency);
        return draft;
    }

    public override GoalDraft? Last(ShowView show)
    {
        if (show.Goals.LastOrDefault() is not { } last) return null;
        var draft = new GoalDraft
        {
            Title = last.Title,
            Counts = last.Counts,
            Target = GoalDraft.Typed(last.Target, last.Currency),
            Reward = last.Reward ?? "",
            Reveal = last.Reveal ?? "",
            FromNow = true,
            Keyword = last.Keyword ?? "",
            Picture = last.Picture,
            Seconds = last.ClosesAt is { } closes ? (int)(closes - last.OpenedAt).TotalSeconds : null,
        };
        draft.Take([.. last.Stages.Select(s => new GoalStage(s.At, s.Title, s.Offer))], last.Currency);
        return draft;
    }

    protected override string Detail(GoalCue cue, CultureInfo culture) =>
        GoalWords.Amount(cue.Counts, cue.Target, cue.Currency ?? default, culture) + (cue.FromNow ? ", from its start" : "")
            + (cue.Stages is { Count: var stages and > 0 } ? $", {Quantity.Of(stages, "stage", culture)}" : "")
            + (cue.Seconds is { } seconds ? $", within {Length(seconds)}" : "");
}
