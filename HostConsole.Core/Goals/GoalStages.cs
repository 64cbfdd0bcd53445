using HostConsole.Core.Kernel;

namespace HostConsole.Core.Goals;

/// <summary>What the stages of a goal may be.</summary>
public static class GoalStages
{
    public const int Most = 20, LongestTitle = 80;

    /// <summary>A stage at every so-manieth, up to the target: "every 20 orders another floor of the tower".</summary>
    /// <param name="title">Of each; with {0} its number stands there, else behind.</param>
    /// <returns>Null where that would be more than <see cref="Most"/>, or none.</returns>
    public static IReadOnlyList<GoalStage>? Every(long every, string title, long target, RewardOffer? offer = null)
    {
        if (every < 1 || target / every is < 1 or > Most) return null;
        return [.. Enumerable.Range(1, (int)(target / every)).Select(n => new GoalStage(every * n, Numbered(title, n), offer))];
    }

    private static string Numbered(string title, int n) =>
        title.Contains("{0}", StringComparison.Ordinal) ? title.Replace("{0}", $"{n}", StringComparison.Ordinal) : $"{title} {n}";

    internal static IReadOnlyList<GoalStage> Clean(IReadOnlyList<GoalStage>? stages) =>
        [.. (stages ?? []).Select(s => s with
        {
            Title = Text.Clean(s.Title),
            Offer = s.Offer is { } offer ? offer with { Title = Text.Clean(offer.Title) } : null,
        })];

    internal static Outcome.Rejected? Check(IReadOnlyList<GoalStage> stages, OpenGoal goal, Moment moment) =>
        Problem(stages, goal, moment) as Outcome.Rejected;

    private static Outcome? Problem(IReadOnlyList<GoalStage> stages, OpenGoal goal, Moment moment)
    {
        if (stages.Count > Most) return Wrong($"A goal has {Most} stages at most.");
        for (var i = 0; i < stages.Count; i++)
        {
            var stage = stages[i];
            if (stage.Title.Length == 0) return Wrong("A stage has no title: write it or take the stage out.");
            if (Text.IsTooLong(stage.Title, LongestTitle)) return Wrong($"Keep the title of a stage to {LongestTitle} characters.");
            if (stage.At < 1 || stage.At > goal.Target) return Wrong("A stage comes on the way: above 0, and at the target at the latest.");
            if (i > 0 && stage.At <= stages[i - 1].At) return Wrong("Each stage comes after the one before it: write them in their order.");
            if (stage.Offer is { } offer && (offer.Check(moment) ?? ForAll(offer, moment)) is { } wrong) return Wrong(wrong.Reason);
        }

        return null;
    }

    // Nobody knows how many will take it.
    private static Outcome.Rejected? ForAll(RewardOffer offer, Moment moment) => offer switch
    {
        { Kind: RewardKind.ShoutOut } => (Outcome.Rejected)Wrong("Everybody gets it: a shout-out can't be said to all. Give a code, points or a gift."),
        { Pool: { } pool } when moment.Codes(pool) is { } level && (level.IsClosed || level.Left is not null) =>
            (Outcome.Rejected)Wrong("Everybody gets it: choose an open pool with one code for all, without a limit."),
        _ => null,
    };

    private static Outcome Wrong(string reason) => Outcome.Invalid("stages", reason);
}
