using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>A mark for what somebody did so many times, over all shows: "ten shows", "influencer".</summary>
/// <param name="Name">To 40 characters.</param>
/// <param name="For">What is counted; once for each time that points could be earned for it.</param>
/// <param name="Times">1 to 10,000.</param>
public sealed record Badge(BadgeId Id, string Name, EarnRule For, int Times)
{
    public const int LongestName = 40, MostTimes = 10_000;

    /// <summary>Whether how often something was done is known: not of an order's value, and not between shows.</summary>
    public static bool Counts(EarnRule rule) => rule is not (EarnRule.OrderValue or EarnRule.SolvedWord);

    /// <summary>What is wrong with a seller's badges; null where nothing is.</summary>
    internal static string? Check(IReadOnlyList<Badge> badges)
    {
        if (badges.Count > EarnRules.MostBadges) return $"Set up to {EarnRules.MostBadges} badges.";
        if (badges.Select(b => b.Id).Distinct().Count() < badges.Count) return "Each badge has its own id.";
        foreach (var badge in badges)
        {
            if (Text.Clean(badge.Name).Length == 0 || Text.IsTooLong(badge.Name, LongestName)) return $"A badge has a name to {LongestName} characters.";
            if (!Enum.IsDefined(badge.For) || !Counts(badge.For))
                return "A badge counts joining, coming back, minutes watched, votes, questions, right answers, orders, friends or won games.";
            if (badge.Times is < 1 or > MostTimes) return $"A badge is for 1 to {MostTimes:N0} times.";
        }

        return badges.Select(b => Text.Clean(b.Name)).Distinct(StringComparer.OrdinalIgnoreCase).Count() < badges.Count ? "Two badges have one name." : null;
    }
}

/// <summary>A badge that somebody has.</summary>
/// <param name="Name">As it was called when it was awarded.</param>
public sealed record OwnBadge(BadgeId Id, string Name, DateTimeOffset At);
