using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Core.Giveaways;

/// <summary>What the terms of a giveaway may say. Each answer is the rejection, or null where all is right.</summary>
public static class GiveawayTerms
{
    private const int MaxTitle = 120, MaxPrize = 200, MaxRules = 10_000, MaxFreeRoute = 2_000,
        MaxReason = 300;
    private const int MaxClaimHours = 90 * 24;

    /// <summary>Written behind the keyword in a chat, it takes the free route.</summary>
    public const string FreeWord = "free";

    /// <summary>Seconds that a winner may have to answer.</summary>
    public const int MinAnswer = 30, MaxAnswer = 3_600;
    private static readonly TimeSpan MinDuration = TimeSpan.FromSeconds(5), MaxDuration = TimeSpan.FromDays(31);

    /// <param name="asked">With its texts trimmed, and null where an optional one is blank.</param>
    public static Outcome? Check(OpenGiveaway asked) =>
        Text("title", asked.Title, MaxTitle, "Give the giveaway a title.")
        ?? Text("prize", asked.Prize, MaxPrize, "Say what can be won.")
        ?? Text("rules", asked.Rules, MaxRules, "A giveaway needs rules: who may enter, until when, how the winner is found and told.")
        ?? Keyword.Problem(asked.Keyword)
        ?? (Enum.IsDefined(asked.Entry) ? null : Outcome.Invalid("entry", "Entry is open, buyers, or paid."))
        ?? (asked is { Tickets.Rewards: not null, Entry: not EntryMode.Open }
            ? Outcome.Invalid("rewards", "Tickets by rewards count only in a giveaway that everybody may enter.")
            : null)
        ?? FreeRoute(asked)
        ?? (asked.Winners is >= 1 and <= 100 ? null : Outcome.Invalid("winners", "Draw 1 to 100 winners."))
        ?? (asked.Reserves is >= 0 and <= 100 ? null : Outcome.Invalid("reserves", "Draw 0 to 100 reserves."))
        ?? (asked.ClaimHours is null or (>= 1 and <= MaxClaimHours)
            ? null
            : Outcome.Invalid("claimHours", $"Give winners 1 to {MaxClaimHours} hours to answer, or no deadline."))
        ?? (asked.AnswerSeconds is null or (>= MinAnswer and <= MaxAnswer)
            ? null
            : Outcome.Invalid("answerSeconds", $"Give winners {MinAnswer} to {MaxAnswer:N0} seconds to answer, or no countdown."))
        ?? (asked is { AnswerSeconds: not null, ClaimHours: not null }
            ? Outcome.Invalid("answerSeconds", "Give winners hours to answer, or a countdown of seconds, and not both.")
            : null)
        ?? (asked is { OverShows: true, Duration: not null }
            ? Outcome.Invalid("seconds", "A giveaway over several shows has no end by the clock: leave it open until you close it.")
            : null)
        ?? (Enum.IsDefined(asked.Redraw) ? null : Outcome.Invalid("redraw", "The next winner comes by auto, or by press."))
        ?? (asked.Duration is not { } time || (time >= MinDuration && time <= MaxDuration)
            ? null
            : Outcome.Invalid("seconds", "Let it run for 5 seconds to 31 days, or leave it open until you close it."));

    /// <param name="ask">What to tell somebody who gave none.</param>
    internal static Outcome? Reason(string? reason, string ask) => Text("reason", reason?.Trim(), MaxReason, ask);

    private static Outcome? FreeRoute(OpenGiveaway asked)
    {
        var ask = asked.Entry == EntryMode.Open
            ? "Where a purchase or a reward gives tickets, a free way must give as many: say how (“no purchase necessary”)."
            : "A giveaway for buyers needs a free way to enter with the same chance: say how (“no purchase necessary”).";
        if (asked.Entry != EntryMode.Open || asked.Tickets?.NeedFreeRoute == true || asked.FreeRoute is not null)
            return Text("freeRoute", asked.FreeRoute, MaxFreeRoute, ask);
        return null;
    }

    private static Outcome? Text(string field, string? text, int max, string ask)
    {
        if (Kernel.Text.IsBlank(text)) return Outcome.Invalid(field, ask);
        return text!.Length > max ? Outcome.Invalid(field, $"Use at most {max} characters; these are {text.Length}.") : null;
    }
}
