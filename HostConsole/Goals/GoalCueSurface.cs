using System.Globalization;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>The cue that sets a goal.</summary>
public sealed class GoalCueSurface : CueSurface<GoalCue, GoalCueDraft, GoalCueForm>
{
    public override string Label => "Goal";
    public override string Icon => "goal";
    public override int Place => 40;
    public override GoalCueDraft New(CueId id) => new(id);

    protected override GoalCueDraft Edit(GoalCue cue) => new(cue.Id)
    {
        Title = cue.Title,
        Counts = cue.Counts,
        Target = GoalDraft.Typed(cue.Target, cue.Currency),
        Reward = cue.Reward ?? "",
        Reveal = cue.Reveal ?? "",
        FromNow = cue.FromNow,
    };

    protected override string Detail(GoalCue cue, CultureInfo culture) =>
        GoalWords.Amount(cue.Counts, cue.Target, cue.Currency ?? default, culture) + (cue.FromNow ? ", from its start" : "");
}

public sealed class GoalCueDraft(CueId id) : CueDraft(id)
{
    public string Title { get; set; } = "";
    public GoalCounts Counts { get; set; }
    public string Target { get; set; } = "";
    public string Reward { get; set; } = "";
    public string Reveal { get; set; } = "";
    public bool FromNow { get; set; }

    protected override (Cue?, DraftProblem?) Make(Currency currency)
    {
        var goal = new GoalDraft(Title, Counts, Target, Reward, Reveal, FromNow).Read(default, currency);
        if (goal.Problem is { } unclear) return Wrong(unclear.Field ?? "", unclear.Reason);
        var set = goal.Command!;
        return (new GoalCue(Id, Text.Clean(Title), Counts, set.Target, set.Currency, Blank(Reward), Blank(Reveal), FromNow), null);
    }
}
