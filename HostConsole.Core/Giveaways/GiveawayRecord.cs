using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>The whole public record of a giveaway: enough to repeat the draw, and nothing that leads to a person.</summary>
/// <param name="Protocol">Name and version of the draw's rules; docs/fair-draws.md describes them.</param>
/// <param name="Beacon">The round of a public beacon that the draw is mixed with; null where it is not.</param>
/// <param name="WithoutBeacon">What a draw without the beacon doesn't prove; null where it was mixed, and before the draw.</param>
/// <param name="Seed">Null before the draw; a cancelled giveaway has it too.</param>
/// <param name="Places">How many were to win; with fewer entries all of them do.</param>
/// <param name="Entries">In frozen order.</param>
/// <param name="Winners">All who ever won, by the number of their draw.</param>
/// <param name="Reserves">Who stands by, next first.</param>
/// <param name="Skipped">Who was drawn and may not win, by the number of their draw.</param>
public sealed record GiveawayRecord(
    string Protocol, GiveawayId Giveaway, string Title, string Prize, string Rules, string? Keyword, EntryMode Entry, string? FreeRoute,
    int Places, int ReservePlaces, int? ClaimHours, GiveawayStatus State, string? CancelReason,
    DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? DrawnAt,
    string Commitment, string? Digest, GiveawayBeacon? Beacon, string? WithoutBeacon, string? Seed,
    ImmutableArray<GiveawayRecord.Entrant> Entries, ImmutableArray<GiveawayRecord.Winner> Winners,
    ImmutableArray<GiveawayRecord.Standby> Reserves,
    ImmutableArray<GiveawayRecord.PassedOver> Skipped)
{
    /// <summary>
    /// Entries that the host has set aside before the draw; they are not among <see cref="Entries"/>, and the digest is
    /// that of those.
    /// </summary>
    public ImmutableArray<SetAsideEntry> SetAside { get; init; } = [];

    /// <summary>Who may enter, checked at the entry and at the draw; null for everybody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayWho? Who { get; init; }

    /// <summary>Who has more tickets than one; null where each entry has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayTickets? Tickets { get; init; }

    /// <summary>When it was opened, and then when each further show went on with it; null where it is of one show alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<DateTimeOffset>? Shows { get; init; }

    /// <summary>2 where entries have tickets; null for version 1, whose records have no such field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Version { get; init; }

    /// <summary>Seconds that a winner has to answer; null where they have hours, or no deadline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? AnswerSeconds { get; init; }

    public const string Plain = "hmac-sha256/1";

    /// <summary>The same, with the digest mixed with a beacon.</summary>
    public const string Mixed = "hmac-sha256+drand/1";

    /// <summary>The same two, where a draw found somebody who may not win: draws go on behind them.</summary>
    public const string Skipping = "hmac-sha256/2", MixedSkipping = "hmac-sha256+drand/2";

    /// <summary>The same two, drawn among tickets; who may not win is skipped.</summary>
    public const string Ticketed = "hmac-sha256/3", MixedTicketed = "hmac-sha256+drand/3";

    /// <summary>How a draw without the beacon is marked.</summary>
    public const string Unmixed = "Without a beacon: the operator could have chosen.";

    /// <param name="Tickets">Null where each entry has one, and before they are counted.</param>
    /// <param name="ByRewards">How many of them came by rewards, or instead by the free route; null for none.</param>
    /// <param name="Show">The number of the show that it came in by, from 1; null where the giveaway is of one show alone.</param>
    public sealed record Entrant(
        EntryId Id, EntryRoute Route, DateTimeOffset At,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Tickets = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ByRewards = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Show = null);

    /// <param name="Reason">Why this winner was replaced.</param>
    public sealed record Winner(EntryId Entry, int K, int Rank, WinnerStatus State, DateTimeOffset? AnswerBy, string? Reason);

    public sealed record Standby(EntryId Entry, int K, int Rank);

    public sealed record PassedOver(EntryId Entry, int K, string Reason);

    /// <summary>The record as of a view; may be called on any thread.</summary>
    public static GiveawayRecord Of(GiveawayView view)
    {
        var entries = ImmutableArray.CreateBuilder<Entrant>(view.EntryLog.Length);
        foreach (var entry in view.EntryLog.Span)
            entries.Add(new(entry.Id, entry.Route, entry.At, entry.Tickets > 0 ? entry.Tickets : null, entry.ByRewards > 0 ? entry.ByRewards : null,
                entry.Show > 0 ? entry.Show : null));
        return new(
            (view.Beacon is null or { Skipped: not null }, view.Tickets is not null, view.Skipped.IsEmpty) switch
            {
                (true, true, _) => Ticketed,
                (false, true, _) => MixedTicketed,
                (true, _, true) => Plain,
                (true, _, false) => Skipping,
                (false, _, true) => Mixed,
                (false, _, false) => MixedSkipping,
            },
            view.Id, view.Title, view.Prize, view.Rules, view.Keyword, view.Entry, view.FreeRoute,
            view.Places, view.ReservePlaces, view.ClaimHours, view.State, view.CancelReason,
            view.OpenedAt, view.ClosedAt, view.DrawnAt,
            view.Commitment, view.Digest, view.Beacon, view.DrawnWithoutBeacon ? Unmixed : null, view.Seed,
            entries.MoveToImmutable(),
            [.. view.Winners.Select(w => new Winner(w.Entry, w.K, w.Rank, w.State, w.AnswerBy, w.Reason))],
            [.. view.Reserves.Select(r => new Standby(r.Entry, r.K, r.Rank))],
            [.. view.Skipped.Select(s => new PassedOver(s.Entry, s.K, s.Reason))])
        {
            SetAside = view.SetAside,
            Who = view.Who,
            Shows = view.Shows,
            Tickets = view.Tickets,
            Version = view.Tickets is null ? null : 2,
            AnswerSeconds = view.AnswerSeconds,
        };
    }
}
