using System.Globalization;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;

namespace HostConsole.Goals;

/// <summary>A goal being written; the target is as typed.</summary>
public sealed record GoalDraft(string Title, GoalCounts Counts, string Target, string Reward, string Reveal, bool FromNow)
{
    public static readonly GoalDraft Empty = new("", GoalCounts.Orders, "", "", "", false);

    /// <summary>The command, or what is wrong with it, as far as that can be said before it is sent.</summary>
    public (OpenGoal? Command, Outcome.Rejected? Problem) Read(GoalId id, Currency currency)
    {
        if (Number(Target, Counts, currency) is not { } target)
            return (null, new(RejectionKind.Invalid, "invalid", Counts == GoalCounts.Gmv
                ? $"Write the target in {currency} as a number, such as {Money.Round(2500, currency).Amount}."
                : "Write the target as a whole number, such as 100.", "target"));
        var command = new OpenGoal(id, Title, Counts, target, Counts == GoalCounts.Gmv ? currency : null, Reward, Reveal, FromNow);
        return GoalRules.Decide(new Core.Goals.GoalState(), command,
            new Moment(DateTimeOffset.UnixEpoch)) is Outcome.Rejected wrong
            ? (null, wrong)
            : (command, null);
    }

    /// <summary>What a person typed as a target; null where it is no number.</summary>
    public static long? Number(string typed, GoalCounts counts, Currency currency) => counts == GoalCounts.Gmv
        ? Money.TryParse(typed.Trim(), currency, out var money) ? money.Minor : null
        : long.TryParse(typed.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A target as a person would type it.</summary>
    public static string Typed(long target, Currency? currency) =>
        currency is { } c ? new Money(target, c).Amount : target.ToString(CultureInfo.InvariantCulture);
}
