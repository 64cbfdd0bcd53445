using System.Globalization;
using HostConsole.Components.Fields;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>A goal while it is typed; the target is as typed.</summary>
public sealed class GoalDraft : CueDraft
{
    public string Title { get; set; } = "";
    public GoalCounts Counts { get; set; }
    public string Target { get; set; } = "";
    public string Reward { get; set; } = "";
    public string Reveal { get; set; } = "";
    public bool FromNow { get; set; }

    public override void DropMoney()
    {
        if (Counts == GoalCounts.Gmv) Target = "";
    }

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (Number(Target, Counts, currency) is not { } target)
            return Wrong("target", Counts == GoalCounts.Gmv
                ? $"Write the target in {currency} as a number, such as {Money.Round(2500, currency).Amount}."
                : "Write the target as a whole number, such as 100.");
        return (new GoalCue(Id, Text.Clean(Title), Counts, target, Counts == GoalCounts.Gmv ? currency : null, Blank(Reward), Blank(Reveal),
            FromNow), null);
    }

    /// <summary>What a person typed as a target; null where it is no number.</summary>
    public static long? Number(string typed, GoalCounts counts, Currency currency) => counts == GoalCounts.Gmv
        ? Money.TryParse(typed.Trim(), currency, out var money) ? money.Minor : null
        : long.TryParse(typed.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A target as a person would type it.</summary>
    public static string Typed(long target, Currency? currency) =>
        currency is { } c ? new Money(target, c).Amount : target.ToString(CultureInfo.InvariantCulture);
}
