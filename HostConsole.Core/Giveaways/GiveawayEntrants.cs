using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>An entry as it stands at a moment, for whoever runs the giveaway.</summary>
/// <param name="Tickets">As many as the closing would count now, 1 where each entry has one chance.</param>
/// <param name="Out">Why a draw would skip it now; null where it wouldn't.</param>
public sealed record GiveawayEntrant(GiveawayEntry Entry, int Tickets, string? Out);

/// <summary>How a viewer stands with a giveaway that is open.</summary>
/// <param name="Tickets">As many as the closing would count now; null for who isn't in.</param>
/// <param name="Refused">Why they can't enter now; null for who is in, or can.</param>
/// <param name="SecondsToWatch">What they still have to watch, where nothing else is in their way; null for none.</param>
/// <param name="MayGoFree">Whether they are in, and the free route gives something besides.</param>
public sealed record GiveawayStanding(GiveawayId Giveaway, int? Tickets, string? Refused, int? SecondsToWatch, bool MayGoFree = false)
{
    /// <summary>When they entered, where the giveaway runs over several shows; null else, and for who isn't in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateTimeOffset? Since { get; init; }

    /// <summary>Whether this show has left it to a later one, with the viewer's entry.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool IsLeft { get; init; }

    /// <summary>Whether a later show went on with it, or it was cancelled; else it waits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool WentOn { get; init; }

    /// <summary>Whether a later show drew the entry, and it holds a place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool WonLater { get; init; }
}

/// <summary>Who is in, and who can't be, at a moment. Reads alone.</summary>
public static class GiveawayEntrants
{
    /// <summary>A page of the entries in frozen order; empty for a giveaway that is not there.</summary>
    /// <param name="count">200 at most: each is looked up.</param>
    public static IReadOnlyList<GiveawayEntrant> Page(GiveawayState state, GiveawayId id, int from, int count, Moment moment)
    {
        if (state.Find(id) is not { } giveaway || from < 0 || from >= giveaway.Entries.Length) return [];
        var entries = giveaway.Entries.Slice(from, Math.Min(Math.Min(count, 200), giveaway.Entries.Length - from)).ToArray();
        var open = giveaway.State is GiveawayStatus.Open or GiveawayStatus.Closed;
        return [.. entries.Select(e => new GiveawayEntrant(e, Tickets(giveaway, e, moment), open ? giveaway.Skips(e, moment) : null))];
    }

    /// <summary>A viewer's standing in each giveaway that is open; none for those of which there is nothing to say.</summary>
    public static IEnumerable<GiveawayStanding> Of(GiveawayState state, ViewerId viewer, Moment moment)
    {
        foreach (var giveaway in state.All)
        {
            if (giveaway.State == GiveawayStatus.Carried && giveaway.PositionOf(viewer) is { } left)
                yield return new(giveaway.Id, null, null, null)
                {
                    Since = giveaway.Entries.Span[left].At,
                    IsLeft = true,
                    WentOn = moment.HandedOn(giveaway.Id.Value) is null,
                };
            if (giveaway.State != GiveawayStatus.Open) continue;
            if (giveaway.PositionOf(viewer) is { } position)
                yield return new(giveaway.Id, Tickets(giveaway, giveaway.Entries.Span[position], moment), null, null,
                    GiveawayEntering.MayGoFree(giveaway, giveaway.Entries.Span[position]))
                { Since = giveaway.Opened.OverShows ? giveaway.Entries.Span[position].At : null };
            else if ((moment.Barred(viewer) ?? giveaway.Opened.Who?.Refuses(viewer, moment, writes: false)) is { } refused)
                yield return new(giveaway.Id, null, refused, ToWatch(giveaway, viewer, moment));
        }
    }

    /// <summary>Why a viewer isn't let in now; null for who is in, or would be.</summary>
    public static EntryRefusal? WhyNot(GiveawayState state, GiveawayId id, ViewerId viewer, Moment moment)
    {
        if (state.Find(id) is not { State: GiveawayStatus.Open, Opened: var terms } giveaway || giveaway.PositionOf(viewer) is not null) return null;
        if (moment.Barred(viewer) is not null) return EntryRefusal.Barred;
        if (terms.Who?.Why(viewer, moment, writes: false) is { } why) return why;
        var bought = terms.Entry switch
        {
            EntryMode.Buyers => moment.IsBuyer(viewer),
            EntryMode.Paid => moment.Paid(viewer, terms.OrdersBefore) is not null,
            _ => true,
        };
        return bought ? null : EntryRefusal.NotBought;
    }

    private static int Tickets(Giveaway giveaway, GiveawayEntry entry, Moment moment) =>
        entry.Tickets > 0 ? entry.Tickets : giveaway.Opened.Tickets?.Of(entry, moment) ?? 1;

    // Only where the minutes alone are missing: else they would be promised an entry that they can't have.
    private static int? ToWatch(Giveaway giveaway, ViewerId viewer, Moment moment)
    {
        if (viewer.IsRelayed || moment.Barred(viewer) is not null || giveaway.Opened.Who is not { WatchedMinutes: { } minutes } who) return null;
        var presence = moment.Presence(viewer);
        var missing = TimeSpan.FromMinutes(minutes) - presence.Watched;
        return missing > TimeSpan.Zero && (who with { WatchedMinutes = null }).Refuses(viewer, moment, writes: false) is null
            ? (int)Math.Ceiling(missing.TotalSeconds)
            : null;
    }
}
