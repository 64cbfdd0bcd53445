using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>The whole public record of a giveaway: enough to repeat the draw, and nothing that leads to a person.</summary>
/// <param name="Protocol">Name and version of the draw's rules; docs/fair-draws.md describes them.</param>
/// <param name="Beacon">The round of a public beacon that the draw is mixed with; null where it is not.</param>
/// <param name="Seed">Null before the draw.</param>
/// <param name="Places">How many were to win; with fewer entries all of them do.</param>
/// <param name="Entries">In frozen order.</param>
/// <param name="Winners">All who ever won, by the number of their draw.</param>
/// <param name="Reserves">Who stands by, next first.</param>
public sealed record GiveawayRecord(
    string Protocol, GiveawayId Giveaway, string Title, string Prize, string Rules, string? Keyword, EntryMode Entry, string? FreeRoute,
    int Places, int ReservePlaces, int? ClaimHours, GiveawayState State, string? CancelReason,
    DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? DrawnAt,
    string Commitment, string? Digest, GiveawayBeacon? Beacon, string? Seed,
    ImmutableArray<GiveawayRecord.Entrant> Entries, ImmutableArray<GiveawayRecord.Winner> Winners, ImmutableArray<GiveawayRecord.Standby> Reserves)
{
    public const string Version = "hmac-sha256/1";

    /// <summary>The same, with the digest mixed with a beacon.</summary>
    public const string MixedVersion = "hmac-sha256+drand/1";

    public sealed record Entrant(EntryId Id, EntryRoute Route, DateTimeOffset At);

    /// <param name="Reason">Why this winner was replaced.</param>
    public sealed record Winner(EntryId Entry, int K, int Rank, WinnerState State, DateTimeOffset? AnswerBy, string? Reason);

    public sealed record Standby(EntryId Entry, int K, int Rank);

    /// <summary>The record as of a view; may be called on any thread.</summary>
    public static GiveawayRecord Of(GiveawayView view)
    {
        var entries = ImmutableArray.CreateBuilder<Entrant>(view.EntryLog.Length);
        foreach (var entry in view.EntryLog.Span) entries.Add(new(entry.Id, entry.Route, entry.At));
        return new(
            view.Beacon is null or { Skipped: not null } ? Version : MixedVersion, view.Id, view.Title, view.Prize, view.Rules, view.Keyword, view.Entry, view.FreeRoute,
            view.Places, view.ReservePlaces, view.ClaimHours, view.State, view.CancelReason,
            view.OpenedAt, view.ClosedAt, view.DrawnAt,
            view.Commitment, view.Digest, view.Beacon, view.Seed,
            entries.MoveToImmutable(),
            [.. view.Winners.Select(w => new Winner(w.Entry, w.K, w.Rank, w.State, w.AnswerBy, w.Reason))],
            [.. view.Reserves.Select(r => new Standby(r.Entry, r.K, r.Rank))]);
    }
}
