using HostConsole.Core.Kernel;
using static HostConsole.Core.Wheels.WheelCommand;

namespace HostConsole.Core.Wheels;

/// <summary>What the terms of a wheel may say. The answer is the rejection, or null where all is right.</summary>
public static class WheelTerms
{
    public const int FewestSegments = 2, MostSegments = 24, MostWeight = 10_000, MostStock = 1_000_000;
    public const int LongestLabel = 60, LongestTitle = 120, LongestRules = 10_000;
    private static readonly TimeSpan MinDuration = TimeSpan.FromSeconds(5), MaxDuration = TimeSpan.FromHours(24);

    /// <summary>The command with its texts as they are kept.</summary>
    internal static OpenWheel Clean(OpenWheel asked) => asked with
    {
        Title = Text.Clean(asked.Title),
        Rules = asked.Rules?.Trim(),
        Keyword = Keyword.Of(asked.Keyword),
        Segments =
        [
            .. asked.Segments.Select(s => s with
            {
                Label = Text.Clean(s.Label),
                Offer = s.Offer is { } offer ? offer with { Title = Text.Clean(offer.Title) } : null,
            }),
        ],
    };

    /// <param name="asked">As <see cref="Clean"/> gives it.</param>
    internal static Outcome? Check(OpenWheel asked, Moment moment)
    {
        if (asked.Title!.Length == 0) return Outcome.Invalid("title", "Give the wheel a title.");
        if (Text.IsTooLong(asked.Title, LongestTitle)) return Outcome.Invalid("title", $"Keep the title to {LongestTitle} characters.");
        if (Text.IsBlank(asked.Rules))
            return Outcome.Invalid("rules", "A wheel needs rules: who may spin, until when, and how a prize gets to its winner.");
        if (asked.Rules!.Length > LongestRules)
            return Outcome.Invalid("rules", $"Use at most {LongestRules} characters; these are {asked.Rules.Length}.");
        if (!Enum.IsDefined(asked.Mode)) return Outcome.Invalid("mode", "A wheel's mode is each, or room.");
        return Keyword.Problem(asked.Keyword) ?? Segments(asked.Segments) ?? Offers(asked, moment)
            ?? (asked.Duration is { } time && (time < MinDuration || time > MaxDuration)
                ? Outcome.Invalid("seconds", "Let it turn for 5 seconds to 24 hours, or leave it open until you close it.")
                : null);
    }

    private static Outcome? Segments(IReadOnlyList<WheelSegment> segments)
    {
        if (segments.Count is < FewestSegments or > MostSegments)
            return Outcome.Invalid("segments", $"Give {FewestSegments} to {MostSegments} segments.");
        if (segments.Any(s => s.Label.Length == 0)) return Outcome.Invalid("segments", "A segment is empty: name it or take it out.");
        if (segments.Any(s => Text.IsTooLong(s.Label, LongestLabel)))
            return Outcome.Invalid("segments", $"Keep each segment's name to {LongestLabel} characters.");
        if (segments.Select(s => s.Label).Distinct(Text.Comparer).Count() < segments.Count)
            return Outcome.Invalid("segments", "Two segments have the same name.");
        if (segments.Any(s => s.Weight is < 1 or > MostWeight))
            return Outcome.Invalid("segments", "A segment's weight is a whole number of 1 to 10,000.");
        if (segments.Any(s => s.Stock is < 1 or > MostStock))
            return Outcome.Invalid("segments", "A segment's stock is 1 to 1,000,000, or empty where it never runs out.");
        if (segments.Any(s => s is { Consolation: true, Stock: not null }))
            return Outcome.Invalid("segments", "A consolation never runs out: leave its stock empty.");
        return segments.Count(s => s.Consolation) > 1 ? Outcome.Invalid("segments", "Mark one segment at most as the consolation.") : null;
    }

    private static Outcome? Offers(OpenWheel asked, Moment moment)
    {
        foreach (var segment in asked.Segments)
        {
            if (segment.Offer is not { } offer) continue;
            if (offer.Check(moment) is { } wrong)
                return wrong.Kind == RejectionKind.NotFound ? wrong : Outcome.Invalid("segments", $"{segment.Label}: {wrong.Reason}");
            var ends = segment.Stock is not null || asked.RemoveAfterWin && !segment.Consolation;
            if (offer.Pool is { } pool && moment.Codes(pool)?.Left is not null && !ends)
                return Outcome.Invalid("segments", $"{segment.Label}: say in its stock how many codes it gives. Its pool has no more than it has.");
        }

        return null;
    }
}
