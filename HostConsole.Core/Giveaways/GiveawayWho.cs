using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>Why somebody was not let in.</summary>
public enum EntryRefusal { Away, WatchedShort, LeftOut, WonLately, OtherTier, Barred, NotBought }

/// <summary>Who may enter a giveaway, as its published rules say: everything that is asked holds. Checked at the entry and at the draw.</summary>
/// <param name="Present">Who is there: with the show's page open, or on another platform having written a moment ago.</param>
/// <param name="WatchedMinutes">Minutes watched of the show so far, over all visits, 1 to 1,440; null asks for none.</param>
/// <param name="NotWonToday">Nobody who has won a giveaway today, in the show's time zone.</param>
/// <param name="NotWonDays">Nobody who has won one in so many days, 1 to 365; null asks for nothing.</param>
/// <param name="LeftOut">Accounts that take no part, by the ids of viewers, 500 at most; null for none.</param>
/// <param name="Tiers">Only who is in one of these tiers of the season; null for everybody.</param>
public sealed record GiveawayWho(
    bool Present = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? WatchedMinutes = null,
    bool NotWonToday = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? NotWonDays = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ViewerId>? LeftOut = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Tiers = null)
{
    public const int MostMinutes = 1_440, MostDays = 365, MostLeftOut = 500;

    /// <summary>Without lists that are empty, and null where nothing is asked.</summary>
    internal GiveawayWho? Trimmed()
    {
        var who = this with
        {
            LeftOut = LeftOut is { Count: > 0 } ? [.. LeftOut.Distinct()] : null,
            Tiers = Tiers?.Select(Text.Clean).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray()
                is { Length: > 0 } tiers ? tiers : null,
        };
        return who == new GiveawayWho() ? null : who;
    }

    internal Outcome? Check(Moment moment) =>
        WatchedMinutes is < 1 or > MostMinutes
            ? Outcome.Invalid("watchedMinutes", $"Ask for 1 to {MostMinutes:N0} minutes watched, or for none.")
        : NotWonDays is < 1 or > MostDays ? Outcome.Invalid("notWonDays", $"Leave out the winners of the last 1 to {MostDays} days, or of none.")
        : LeftOut is { Count: > MostLeftOut } ? Outcome.Invalid("leftOut", $"Leave out up to {MostLeftOut} accounts.")
        : Tiers?.FirstOrDefault(t => moment.Tiers?.Contains(t, StringComparer.OrdinalIgnoreCase) == false) is { } unknown
            ? Outcome.Invalid("tiers", $"There is no tier “{unknown}”: they are set under Settings, Points.")
        : null;

    /// <summary>Why a viewer can't enter, in words for them; null for who can.</summary>
    /// <param name="writes">Whether they enter by writing on another platform: then they are there.</param>
    public string? Refuses(ViewerId viewer, Moment moment, bool writes) => Why(viewer, moment, writes) switch
    {
        EntryRefusal.Away => "This one is for those who are here: open the show’s page and stay for the draw.",
        EntryRefusal.WatchedShort when viewer.IsRelayed => $"This one is for those who have watched {Minutes(WatchedMinutes!.Value)} on the show’s own page.",
        EntryRefusal.WatchedShort => $"Watch {Minutes(WatchedMinutes!.Value)} of the show to enter. "
            + $"You have watched {(int)moment.Presence(viewer).Watched.TotalMinutes} so far.",
        var why => Said(why, viewer, moment),
    };

    /// <summary>The same, for whoever counts them.</summary>
    public EntryRefusal? Why(ViewerId viewer, Moment moment, bool writes)
    {
        var presence = moment.Presence(viewer);
        return Present && !presence.IsHere && !writes ? EntryRefusal.Away
            : WatchedMinutes is { } minutes && !presence.HasWatched(minutes) ? EntryRefusal.WatchedShort
            : Fails(viewer, moment);
    }

    /// <summary>Why an entry that is drawn is skipped, as the record says it; null for who may win.</summary>
    /// <param name="earlier">Whether it came in by an earlier show: its minutes were watched there, and aren't asked of this one.</param>
    public string? Skips(ViewerId viewer, Moment moment, bool earlier = false)
    {
        var presence = moment.Presence(viewer);
        return Present && !presence.IsHere ? "Was not there at the draw."
            : !earlier && WatchedMinutes is { } minutes && !presence.HasWatched(minutes) ? $"Had not watched {Minutes(minutes)} of the show."
            : Said(Fails(viewer, moment), viewer, moment);
    }

    private EntryRefusal? Fails(ViewerId viewer, Moment moment)
    {
        if (LeftOut?.Contains(viewer) == true) return EntryRefusal.LeftOut;
        var won = moment.LastWon(viewer);
        if (NotWonToday && won >= moment.Today || NotWonDays is { } days && won >= moment.Now.AddDays(-days)) return EntryRefusal.WonLately;
        return Tiers is { } tiers && !tiers.Contains(moment.TierOf(viewer), StringComparer.OrdinalIgnoreCase) ? EntryRefusal.OtherTier : null;
    }

    private string? Said(EntryRefusal? why, ViewerId viewer, Moment moment) => why switch
    {
        EntryRefusal.LeftOut => "The rules leave this account out.",
        EntryRefusal.WonLately when NotWonToday && moment.LastWon(viewer) >= moment.Today =>
            "Has won a giveaway today, and the rules leave today’s winners out.",
        EntryRefusal.WonLately =>
            $"Has won a giveaway in the last {(NotWonDays == 1 ? "day" : $"{NotWonDays} days")}, and the rules leave those winners out.",
        EntryRefusal.OtherTier => $"This one is for {string.Join(" or ", Tiers!)}: the points of this season decide.",
        _ => null,
    };

    private static string Minutes(int minutes) => minutes == 1 ? "1 minute" : $"{minutes} minutes";
}
