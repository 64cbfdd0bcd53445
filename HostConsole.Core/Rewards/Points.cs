using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>A tier of a season: who has so many points is in it.</summary>
/// <param name="Name">"Bronze", to 40 characters.</param>
/// <param name="Gets">What its members get, in the seller's words, to 200 characters; may be empty.</param>
public sealed record Tier(string Name, int Points, string Gets);

/// <summary>Points for one thing.</summary>
public sealed record EarnPoints(EarnRule Rule, int Points);

/// <summary>What the seller gives points for. Empty: points are off.</summary>
/// <param name="Points">For each thing, 0 to 10,000; what isn't named gives none.</param>
/// <param name="ShowCap">Points that one viewer can earn in one show.</param>
/// <param name="DayCap">Points that one viewer can earn in one day, by UTC.</param>
/// <param name="AddressCap">Viewers from one network address who earn in one show.</param>
/// <param name="WatchedMinutes">For so many minutes watched in a show, each time, <see cref="EarnRule.Watched"/> is given; null for 10.</param>
/// <param name="Badges">Null for none.</param>
public sealed record EarnRules(
    IReadOnlyList<EarnPoints> Points, int ShowCap, int DayCap, int AddressCap, IReadOnlyList<Tier> Tiers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? WatchedMinutes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Badge>? Badges = null)
{
    public const int MostPoints = 10_000, MostCap = 1_000_000, MostTiers = 5, MostBadges = 20;

    public static readonly EarnRules Off = new([], 500, 1_000, 20,
        [new("Bronze", 100, ""), new("Silver", 500, ""), new("Gold", 2_000, "")]);

    /// <summary>What a seller begins with who switches points on.</summary>
    public static readonly EarnRules Usual = Off with
    {
        Points =
        [
            new(EarnRule.Joined, 10), new(EarnRule.CameBack, 20), new(EarnRule.Voted, 5), new(EarnRule.Asked, 5),
            new(EarnRule.Ordered, 50), new(EarnRule.OrderValue, 1), new(EarnRule.Watched, 5),
        ],
    };

    /// <summary>Minutes, 1 to 600.</summary>
    [JsonIgnore] public int WatchedEvery => WatchedMinutes ?? 10;

    /// <summary>There is nothing to earn: no points, no badge.</summary>
    [JsonIgnore] public bool IsOff => Points.All(p => p.Points == 0) && Badges is null or [];

    /// <summary>Whether something is noted though it gives no points: a badge counts it, or by it somebody is known to be new or back.</summary>
    public bool Notes(EarnRule rule) => IsForBadge(rule)
        || rule == EarnRule.Joined && (Earns(EarnRule.CameBack) || Earns(EarnRule.BroughtFriend));

    /// <summary>Whether something gives points, or counts for a badge.</summary>
    public bool Earns(EarnRule rule) => For(rule) > 0 || IsForBadge(rule);

    private bool IsForBadge(EarnRule rule) => Badges?.Any(b => b.For == rule) == true;

    /// <summary>Points for one thing; 0 for none.</summary>
    public int For(EarnRule rule) => Points.FirstOrDefault(p => p.Rule == rule)?.Points ?? 0;

    /// <summary>The highest tier that so many points reach; null below the first.</summary>
    public Tier? TierOf(long points) => Tiers.Where(t => points >= t.Points).MaxBy(t => t.Points);

    /// <summary>The tier that comes next; null in the highest.</summary>
    public Tier? NextTier(long points) => Tiers.Where(t => points < t.Points).MinBy(t => t.Points);

    internal Outcome.Rejected? Check()
    {
        if (Points.Select(p => p.Rule).Distinct().Count() < Points.Count) return Invalid("points", "Name each thing once.");
        foreach (var (rule, points) in Points)
            if (!Enum.IsDefined(rule) || points is < 0 or > MostPoints)
                return Invalid("points", $"Give 0 to {MostPoints:N0} points for each thing.");
        if (ShowCap is < 1 or > MostCap) return Invalid("showCap", $"A show gives one viewer 1 to {MostCap:N0} points at most.");
        if (DayCap is < 1 or > MostCap) return Invalid("dayCap", $"A day gives one viewer 1 to {MostCap:N0} points at most.");
        if (AddressCap is < 1 or > MostCap) return Invalid("addressCap", $"From one address 1 to {MostCap:N0} viewers earn points.");
        if (WatchedEvery is < 1 or > 600) return Invalid("watchedMinutes", "Give points for each 1 to 600 minutes watched.");
        if (Tiers.Count > MostTiers) return Invalid("tiers", $"Set up to {MostTiers} tiers.");
        foreach (var tier in Tiers)
            if (Text.Clean(tier.Name).Length == 0 || Text.IsTooLong(tier.Name, 40) || Text.IsTooLong(tier.Gets, 200) || tier.Points is < 1 or > 100_000_000)
                return Invalid("tiers", "A tier has a name to 40 characters, 1 point or more, and what it gets to 200 characters.");
        if (Tiers.Select(t => t.Points).Distinct().Count() < Tiers.Count) return Invalid("tiers", "Two tiers begin at the same points.");
        return Badge.Check(Badges ?? []) is { } wrong ? Invalid("badges", wrong) : null;
    }

    private static Outcome.Rejected Invalid(string field, string reason) => (Outcome.Rejected)Outcome.Invalid(field, reason);
}

/// <summary>A quarter of a year, by UTC, over which tiers and leaderboards count: "2026-Q4".</summary>
public readonly record struct Season(int Year, int Quarter)
{
    public static Season Of(DateTimeOffset at) => new(at.UtcDateTime.Year, (at.UtcDateTime.Month + 2) / 3);

    /// <returns>Null where it isn't written as "2026-Q4".</returns>
    public static Season? Parse(string text) =>
        text.Length == 7 && text[4..6] == "-Q" && int.TryParse(text.AsSpan(0, 4), out var year) && text[6] is >= '1' and <= '4'
            ? new(year, text[6] - '0') : null;

    public DateTimeOffset Ends => new DateTimeOffset(Year, 3 * Quarter - 2, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(3);
    public override string ToString() => $"{Year:0000}-Q{Quarter}";
}

/// <summary>Points for one thing that somebody did.</summary>
/// <param name="In">What it was; empty for what counts once a show.</param>
/// <param name="Order">The order that earned them, as "source:id".</param>
public sealed record Earned(
    ViewerId Viewer, EarnRule Rule, Guid In, int Points,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Order = null);

/// <summary>Points for watching a show.</summary>
/// <param name="Times">How often the span of minutes was watched by now in this show; once counted, it isn't again.</param>
/// <param name="Points">For those that came since it was counted last.</param>
/// <param name="More">How many besides one came since then.</param>
public sealed record WatchedPoints(
    ViewerId Viewer, int Times, int Points,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int More = 0);

/// <summary>What moves points besides what is earned, which is a reward's fact.</summary>
public abstract record PointsFact : ShowFact, ILedgerFact
{
    private PointsFact() { }

    public RunId? Run { get; init; }

    public sealed record EarnRulesSet(EarnRules Rules) : PointsFact;

    /// <summary>What there is for points from now on.</summary>
    public sealed record ShopSet(IReadOnlyList<ShopItem> Items) : PointsFact;

    /// <summary>Given or taken by hand, staked, won, or taken back with an order.</summary>
    /// <param name="Amount">Below 0 where they are taken.</param>
    /// <param name="Of">The game that moved them: such points are no merit, and count in no season. Null by hand.</param>
    /// <param name="Order">The order whose points are taken back.</param>
    public sealed record PointsMoved(
        ViewerId Viewer, int Amount, string Reason,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Of = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Order = null) : PointsFact, IConcernsViewer;
}

public abstract record PointsCommand : ShowCommand;

public sealed record SetEarnRules(EarnRules Rules) : PointsCommand;

/// <param name="Amount">Below 0 to take some; never more than there are.</param>
public sealed record MovePoints(ViewerId Viewer, int Amount, string Reason) : PointsCommand;
