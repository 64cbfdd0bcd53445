using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>A carried one waits for a later show, or went on there.</summary>
public enum GiveawayStatus { Open, Closed, Drawn, Cancelled, Carried }

/// <summary>Waiting for an answer; answered; lapsed with nobody to move up yet; or replaced by another.</summary>
public enum WinnerStatus { Waiting, Answered, Lapsed, Replaced }

/// <summary>One entry in its frozen place.</summary>
public readonly record struct GiveawayEntry(EntryId Id, ViewerId Viewer, EntryRoute Route, DateTimeOffset At)
{
    /// <summary>Counted when the entries were frozen; 0 before, and where each entry has one chance.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Tickets { get; init; }

    /// <summary>How many of them came by rewards, or instead by the free route.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int ByRewards { get; init; }

    /// <summary>Rewards that were used for it; null for none.</summary>
    [JsonIgnore] public IReadOnlyList<HeldReward>? Rewards { get; init; }

    /// <summary>Whom the shop names as the buyer.</summary>
    [JsonIgnore] public Guid? Customer { get; init; }

    /// <summary>Whether somebody at the console wrote it down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool ByHand { get; init; }

    /// <summary>The number of the show that it came in by, from 1; 0 where the giveaway is of one show alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Show { get; init; }

    /// <summary>What it has of earlier shows; null where it came in by this one.</summary>
    [JsonIgnore] public CarriedEntry? Earlier { get; init; }

    /// <summary>Whether a purchase stands: one of this show after its first so many orders, or one of an earlier show.</summary>
    internal bool HasBought(Moment moment, int since) =>
        moment.Paid(Viewer, since) is not null || Earlier?.Orders?.Any(moment.Stands) == true;
}

/// <summary>An entry that the host has set aside before the draw.</summary>
public sealed record SetAsideEntry(EntryId Id, string Reason);

/// <param name="K">Number of the draw that picked the entry.</param>
/// <param name="Rank">The place won, from 1.</param>
/// <param name="Reason">Why the winner was replaced; null for the others.</param>
public sealed record WinnerView(
    int K, EntryId Entry, ViewerId Viewer, int Rank, WinnerStatus State, DateTimeOffset? AnswerBy, string? Reason)
{
    public bool Answered => State == WinnerStatus.Answered;
    public bool Replaced => State == WinnerStatus.Replaced;

    /// <summary>What the winner wrote in the chat; for the console alone.</summary>
    [JsonIgnore]
    public string? Words { get; init; }

    /// <summary>Whether the place never goes to somebody else by the clock alone: the winner has no page to answer on.</summary>
    [JsonIgnore]
    public bool Stays { get; init; }
}

/// <param name="Rank">The place in the queue at the time of the draw, from 1.</param>
public sealed record ReserveView(int K, EntryId Entry, ViewerId Viewer, int Rank);

/// <summary>A giveaway as screens see it. The seed is null until the draw, or the cancelling, has published it.</summary>
public sealed record GiveawayView
{
    public required GiveawayId Id { get; init; }
    [JsonIgnore] public StageItem StageItem => new("giveaway", Id.Value);
    public required string Title { get; init; }
    public required string Prize { get; init; }
    public required string Rules { get; init; }
    public string? Keyword { get; init; }
    public EntryMode Entry { get; init; }
    public string? FreeRoute { get; init; }

    /// <summary>Who may enter; null for everybody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayWho? Who { get; init; }

    /// <summary>Who has more tickets than one; null where each entry has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayTickets? Tickets { get; init; }
    public GiveawayStatus State { get; init; }

    /// <summary>How many entries there are so far.</summary>
    public int Entries { get; init; }

    /// <summary>How many are to win, and how many stand by.</summary>
    public int Places { get; init; }
    public int ReservePlaces { get; init; }

    /// <summary>Hours that a winner has to answer; null means no deadline.</summary>
    public int? ClaimHours { get; init; }

    /// <summary>Seconds that a winner has to answer; null where they have hours, or no deadline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? AnswerSeconds { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public RedrawMode Redraw { get; init; }
    public required string Commitment { get; init; }
    public string? Digest { get; init; }

    /// <summary>Null where the draw is mixed with no beacon.</summary>
    public GiveawayBeacon? Beacon { get; init; }
    public string? Seed { get; init; }

    /// <summary>Whether the seed can't be opened any more, so that it can only be cancelled.</summary>
    public bool SeedIsLost { get; init; }

    /// <summary>Whether it was drawn without the public beacon, so that only the operator's word stands for the draw.</summary>
    public bool DrawnWithoutBeacon => State == GiveawayStatus.Drawn && Beacon?.Randomness is null && !Winners.IsEmpty;
    /// <summary>When it was opened, in the first of its shows.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Whether the show's end doesn't close it: a later show goes on with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool OverShows { get; init; }

    /// <summary>When it was opened, and then when each further show went on with it; null where it is of one show alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<DateTimeOffset>? Shows { get; init; }

    /// <summary>How many of the entries came in by earlier shows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Brought { get; init; }

    /// <summary>When this show opened it, or went on with it.</summary>
    [JsonIgnore] public DateTimeOffset HereSince => Shows is { Count: > 0 } shows ? shows[^1] : OpenedAt;
    public DateTimeOffset? ClosesAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public DateTimeOffset? DrawnAt { get; init; }
    public string? CancelReason { get; init; }

    /// <summary>All who ever won, by the number of their draw; who holds a place now is not <see cref="WinnerView.Replaced"/>.</summary>
    public ImmutableArray<WinnerView> Winners { get; init; } = [];

    /// <summary>Who stands by, next first.</summary>
    public ImmutableArray<ReserveView> Reserves { get; init; } = [];

    /// <summary>Who was drawn and may not win, by the number of their draw.</summary>
    public ImmutableArray<SkippedEntry> Skipped { get; init; } = [];

    /// <summary>The tickets of all entries together; 0 before they are counted, and where each entry has one chance.</summary>
    [JsonIgnore]
    public int TicketsInAll
    {
        get
        {
            var all = 0;
            foreach (var entry in EntryLog.Span) all += entry.Tickets;
            return all;
        }
    }

    /// <summary>Entries that take no part in the draw.</summary>
    [JsonIgnore]
    public ImmutableArray<SetAsideEntry> SetAside { get; init; } = [];

    /// <summary>
    /// The entries behind the number, in frozen order: a part of the list that no later entry changes, so any thread
    /// may read it.
    /// </summary>
    [JsonIgnore]
    public ReadOnlyMemory<GiveawayEntry> EntryLog { get; init; }
}
