using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;

namespace HostConsole.Core.Metrics;

/// <summary>What a batch of facts adds to the per-minute rollups.</summary>
public sealed class RollupBatch
{
    /// <summary>By run and UTC minute since 1970.</summary>
    public Dictionary<(RunId Run, long Minute), MinuteTotals> Minutes { get; } = [];

    internal void Add(RunId run, long minute, MinuteTotals totals)
    {
        if (!Minutes.TryGetValue((run, minute), out var sum)) Minutes[(run, minute)] = sum = new();
        sum.Add(totals);
    }
}

/// <summary>The one place that says what a fact adds to which number.</summary>
public static class Rollup
{
    /// <summary>Raised when this file changes what facts add up to: rollups of an older version are rebuilt.</summary>
    public const int Version = 2;

    // Only read: what most facts add, and what one who is new adds.
    private static readonly MinuteTotals Vote = new() { Votes = 1 }, Claim = new() { Claims = 1 },
        Entry = new() { Entries = 1 }, Comment = new() { Comments = 1 }, Question = new() { Questions = 1 };
    private static readonly MinuteTotals[] New = [.. Enumerable.Range(0, 32).Select(i => Newly((SeenAs)i))];

    public static long Minute(DateTimeOffset at) =>
        at.UtcTicks / TimeSpan.TicksPerMinute - DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMinute;
    public static DateTimeOffset At(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);

    /// <summary>What a fact other than an order's adds to the minute in which it happened; null where it adds nothing.</summary>
    public static MinuteTotals? Of(ShowFact fact) => fact switch
    {
        PollFact.VoteCast { Instead: null } => Vote,
        DealFact.UnitClaimed => Claim,
        GiveawayFact.EntryMade => Entry,
        ChatFact.MessagePosted { IsAudience: true } => Comment,
        ChatFact.QuestionAsked => Question,
        AudienceFact.AudienceCounted c => new() { Watching = c.Watching },
        _ => null,
    };

    /// <summary>
    /// What an order's change adds, by minute: it counts in the minute in which it was placed, a refund in the minute
    /// in which it became known.
    /// </summary>
    public static IEnumerable<(long Minute, MinuteTotals Totals)> Of(LoggedFact logged, OrderChange change)
    {
        var before = change.Before?.Weight ?? default;
        var after = change.After.Weight;
        var placed = new MinuteTotals
        {
            Orders = after.Orders - before.Orders,
            Gmv = after.Gmv - before.Gmv,
            Discounts = after.Discounts - before.Discounts,
            Units = after.Units - before.Units,
        };
        if (placed != new MinuteTotals()) yield return (Minute(change.After.Content.PlacedAt), placed);
        if (after.Refunds != before.Refunds)
            yield return (Minute(change.After.IsRefundOnly ? change.After.Content.PlacedAt : logged.At),
                new() { Refunds = after.Refunds - before.Refunds });
    }

    /// <summary>What somebody adds who is seen so for the first time, in the minute in which it became known.</summary>
    public static MinuteTotals First(SeenAs seen) => New[(int)seen];

    private static MinuteTotals Newly(SeenAs seen) => new()
    {
        NewViewers = seen.HasFlag(SeenAs.Viewer) ? 1 : 0,
        NewActive = seen.HasFlag(SeenAs.Active) ? 1 : 0,
        NewClaimers = seen.HasFlag(SeenAs.Claimer) ? 1 : 0,
        NewBuyers = seen.HasFlag(SeenAs.Buyer) ? 1 : 0,
        NewChatters = seen.HasFlag(SeenAs.Chatter) ? 1 : 0,
    };

    /// <summary>Who is seen in a fact, and as what.</summary>
    public static (Guid Who, SeenAs As)? Seen(ShowFact fact, OrderChange? change) => fact switch
    {
        ITakesPart { As: not SeenAs.None } part => (part.Viewer.Value, part.As),
        _ when change is { Before: null, After: { Weight.Orders: > 0, Content.Customer: { } customer } } => (customer, SeenAs.Buyer),
        _ => null,
    };
}
