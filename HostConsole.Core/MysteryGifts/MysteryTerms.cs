using HostConsole.Core.Kernel;
using static HostConsole.Core.MysteryGifts.MysteryCommand;

namespace HostConsole.Core.MysteryGifts;

/// <summary>What the terms of a mystery gift may say. The answer is the rejection, or null where all is right.</summary>
public static class MysteryTerms
{
    public const int FewestGifts = 2, MostGifts = 24, MostWeight = 10_000, MostStock = 1_000_000, MostPerPerson = 20, UsualPerPerson = 3;
    public const int LongestLabel = 60, LongestTitle = 120, LongestRules = 10_000, LongestFreeRoute = 2_000;
    private static readonly TimeSpan MinDuration = TimeSpan.FromSeconds(5), MaxDuration = TimeSpan.FromHours(24);

    /// <summary>The command with its texts as they are kept; a gift that says no more is called by its label.</summary>
    internal static OpenMystery Clean(OpenMystery asked) => asked with
    {
        Title = Text.Clean(asked.Title),
        Rules = asked.Rules?.Trim(),
        FreeRoute = asked.FreeRoute?.Trim(),
        Keyword = Keyword.Of(asked.Keyword),
        Gifts =
        [
            .. asked.Gifts.Select(g => g with
            {
                Label = Text.Clean(g.Label),
                Offer = g.Offer with
                {
                    Title = Text.Clean(g.Offer.Title) is var title && (title.Length > 0 || g.Offer.Kind == RewardKind.Points) ? title : Text.Clean(g.Label),
                },
            }),
        ],
    };

    /// <param name="asked">As <see cref="Clean"/> gives it.</param>
    internal static Outcome? Check(OpenMystery asked, Moment moment)
    {
        if (asked.Title!.Length == 0) return Outcome.Invalid("title", "Give the mystery gift a title.");
        if (Text.IsTooLong(asked.Title, LongestTitle)) return Outcome.Invalid("title", $"Keep the title to {LongestTitle} characters.");
        return Long("rules", asked.Rules, LongestRules, "A mystery gift needs rules: which orders draw, until when, and how a gift gets to its owner.")
            ?? Long("freeRoute", asked.FreeRoute, LongestFreeRoute,
                "Chance that comes with an order needs a free way with the same chance: say how (“no purchase necessary”).")
            ?? Keyword.Problem(asked.Keyword)
            ?? (asked.AtLeast.Minor < 0 ? Outcome.Invalid("atLeast", "An order’s value can’t be below zero.") : null)
            ?? (asked.PerPerson is < 1 or > MostPerPerson ? Outcome.Invalid("perPerson", $"Let each person draw 1 to {MostPerPerson} times.") : null)
            ?? Gifts(asked.Gifts) ?? Offers(asked, moment)
            ?? (asked.Duration is { } time && (time < MinDuration || time > MaxDuration)
                ? Outcome.Invalid("seconds", "Let it run for 5 seconds to 24 hours, or leave it open until you close it.")
                : null);
    }

    private static Outcome? Gifts(IReadOnlyList<MysteryGift> gifts)
    {
        if (gifts.Count is < FewestGifts or > MostGifts) return Outcome.Invalid("gifts", $"Give {FewestGifts} to {MostGifts} gifts.");
        if (gifts.Any(g => g.Label.Length == 0)) return Outcome.Invalid("gifts", "A gift is empty: name it or take it out. Everybody gets something.");
        if (gifts.Any(g => Text.IsTooLong(g.Label, LongestLabel))) return Outcome.Invalid("gifts", $"Keep each gift’s name to {LongestLabel} characters.");
        if (gifts.Select(g => g.Label).Distinct(Text.Comparer).Count() < gifts.Count) return Outcome.Invalid("gifts", "Two gifts have the same name.");
        if (gifts.Any(g => g.Weight is < 1 or > MostWeight)) return Outcome.Invalid("gifts", "A gift’s weight is a whole number of 1 to 10,000.");
        return gifts.Any(g => g.Stock is < 1 or > MostStock)
            ? Outcome.Invalid("gifts", "A gift’s stock is 1 to 1,000,000, or empty where it never runs out.")
            : null;
    }

    private static Outcome? Offers(OpenMystery asked, Moment moment)
    {
        foreach (var gift in asked.Gifts)
        {
            if (gift.Offer.Check(moment) is { } wrong)
                return wrong.Kind == RejectionKind.NotFound ? wrong : Outcome.Invalid("gifts", $"{gift.Label}: {wrong.Reason}");
            if (gift.Offer.Pool is { } pool && moment.Codes(pool)?.Left is not null && gift.Stock is null)
                return Outcome.Invalid("gifts", $"{gift.Label}: say in its stock how many codes it gives. Its pool has no more than it has.");
        }

        return null;
    }

    private static Outcome? Long(string field, string? text, int most, string ask) =>
        Text.IsBlank(text) ? Outcome.Invalid(field, ask)
        : text!.Length > most ? Outcome.Invalid(field, $"Use at most {most} characters; these are {text.Length}.")
        : null;
}
