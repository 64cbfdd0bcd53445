using System.Text.Json.Serialization;

namespace HostConsole.Core.Kernel;

/// <summary>
/// What somebody is owed. A code comes from a pool of the shop's codes; a gift is a line on the packing slip; points are counted,
/// and are never money; a shout-out is said by the host; an entry is more tickets in a giveaway; access lets claim a deal early.
/// </summary>
public enum RewardKind { Code, Gift, Points, ShoutOut, Entry, Access }

/// <summary>A reward as it is promised, before anybody has it.</summary>
/// <param name="Title">What the winner reads, to 120 characters: "10% off your next order".</param>
/// <param name="Pool">Where a code comes from; null for other kinds.</param>
/// <param name="Points">1 or more; null for other kinds.</param>
/// <param name="Tickets">More tickets in a giveaway, 1 to 10; null for other kinds.</param>
public sealed record RewardOffer(
    RewardKind Kind, string Title, PoolId? Pool = null, int? Points = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Tickets = null)
{
    public const int MostPoints = 1_000_000, MostTickets = 10;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    /// <param name="moment">Where the pool is looked up.</param>
    public Outcome.Rejected? Check(Moment moment) => Check(pool => moment.Codes(pool) is not null);

    /// <param name="has">Whether there is such a pool.</param>
    public Outcome.Rejected? Check(Func<PoolId, bool> has) => Problem(has) as Outcome.Rejected;

    private Outcome? Problem(Func<PoolId, bool> has)
    {
        if (!Enum.IsDefined(Kind)) return Outcome.Invalid("kind", "A reward is a code, a gift, points, a shout-out, tickets in a giveaway or early access.");
        if (Text.Clean(Title).Length == 0 && Kind != RewardKind.Points) return Outcome.Invalid("title", "Say what the winner gets.");
        if (Text.IsTooLong(Title, 120)) return Outcome.Invalid("title", "Keep what the winner gets to 120 characters.");
        if (Kind == RewardKind.Code != Pool is not null)
            return Outcome.Invalid("pool", Pool is null ? "Name the pool that the code comes from." : "Only a code comes from a pool.");
        if (Kind == RewardKind.Points != Points is not null || Points is < 1 or > MostPoints)
            return Outcome.Invalid("amount", Kind == RewardKind.Points
                ? $"Give 1 to {MostPoints:N0} points." : "Only points and tickets have an amount.");
        if (Kind == RewardKind.Entry != Tickets is not null || Tickets is < 1 or > MostTickets)
            return Outcome.Invalid("amount", Kind == RewardKind.Entry
                ? $"Give 1 to {MostTickets} tickets." : "Only points and tickets have an amount.");
        return Pool is { } pool && !has(pool) ? Outcome.NotFound("pool") : null;
    }
}

/// <summary>What is left of a pool of codes.</summary>
/// <param name="Left">Codes that can be promised now; null without limit, where one code is for all.</param>
/// <param name="Held">Promised by what is open, and not yet given.</param>
/// <param name="IsClosed">It gives no more than what is promised.</param>
/// <param name="Next">The place of the code that is given next.</param>
public readonly record struct PoolLevel(int? Left, int Held, int Given, bool IsClosed, int Next)
{
    /// <summary>Whether so many more can be promised.</summary>
    public bool Has(int units) => !IsClosed && (Left is not { } left || left >= units);
}

/// <summary>A reward for somebody.</summary>
/// <param name="Source">What it was won in, which has held its code since it was opened.</param>
/// <param name="Order">The order that it was earned by, as "source:id"; a cancelled one takes it back.</param>
public sealed record Award(RewardId Id, ViewerId To, RewardOffer Offer, Guid Source, string? Order = null);

/// <summary>A fact that gives rewards. What they need is held since <see cref="IHoldsCodes"/>, so that none can be refused.</summary>
public interface IAwards
{
    IReadOnlyList<Award> Awards { get; }
}

/// <summary>A fact that sets codes aside for what is opened, as a deal does with units; refused where a pool has too few.</summary>
public interface IHoldsCodes
{
    Guid Holder { get; }
    IReadOnlyList<(PoolId Pool, int Units)> Holds { get; }
}

/// <summary>A fact after which what was set aside and not given is free again.</summary>
public interface IFreesCodes
{
    Guid Holder { get; }
}

/// <summary>A fact by which rewards are used: they are redeemed in the same batch.</summary>
public interface IUsesRewards
{
    IReadOnlyList<RewardId> Used { get; }
}

/// <summary>A fact after which rewards that were used are owed again, since what they were used in won't be.</summary>
public interface IReturnsRewards
{
    IReadOnlyList<RewardId> Returned { get; }
}

/// <summary>A reward that its owner can use.</summary>
/// <param name="Tickets">0 for other kinds than entries.</param>
public readonly record struct HeldReward(RewardId Id, int Tickets);

/// <summary>Points that somebody gets, or below 0 gives.</summary>
public readonly record struct PointsMove(ViewerId Viewer, int Points);

/// <summary>
/// A fact by which a game moves points: staked, won, given back. They are moved in the same batch, so whoever has too few is refused
/// before. They count in balances, but in no season: they are no merit.
/// </summary>
public interface IMovesPoints
{
    Guid Game { get; }

    /// <summary>As the log says it.</summary>
    string Why { get; }
    IReadOnlyList<PointsMove> Moves { get; }
}
