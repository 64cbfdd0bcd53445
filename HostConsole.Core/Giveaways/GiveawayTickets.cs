using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>Tickets for who is in a tier of the season.</summary>
/// <param name="Extra">1 to 100.</param>
public sealed record TierTickets(string Tier, int Extra);

/// <summary>
/// Who has more tickets than one, as the published rules say. They are counted once, when the entries are frozen, and stand in the record.
/// </summary>
/// <param name="Bought">More for who has bought in this show, and as many for who takes the free route; 1 to 100, null for none.</param>
/// <param name="Friend">More for each friend who came by one's own link, 1 to 100; null for none.</param>
/// <param name="MostFriends">How many friends count, 1 to 20.</param>
/// <param name="Tiers">More for who is in a tier; null for none.</param>
public sealed record GiveawayTickets(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Bought = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Friend = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MostFriends = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TierTickets>? Tiers = null)
{
    public const int MostExtra = 100, MostBrought = 20, UsualBrought = 5, MostTiers = 20;

    /// <summary>Without what is empty, and null where nothing is given.</summary>
    internal GiveawayTickets? Trimmed()
    {
        var given = this with
        {
            MostFriends = Friend is null ? null : MostFriends ?? UsualBrought,
            Tiers = Tiers is { Count: > 0 } ? [.. Tiers.Select(t => t with { Tier = Text.Clean(t.Tier) })] : null,
        };
        return given == new GiveawayTickets() ? null : given;
    }

    internal Outcome? Check(Moment moment) =>
        new[] { Bought, Friend }.Concat((Tiers ?? []).Select(t => (int?)t.Extra)).Any(n => n is < 1 or > MostExtra)
            ? Outcome.Invalid("tickets", $"Give 1 to {MostExtra} tickets more, or none.")
        : MostFriends is < 1 or > MostBrought ? Outcome.Invalid("mostFriends", $"Count 1 to {MostBrought} friends.")
        : Tiers is { Count: > MostTiers } || Tiers?.DistinctBy(t => t.Tier, StringComparer.OrdinalIgnoreCase).Count() < Tiers?.Count
            ? Outcome.Invalid("tickets", "Name each tier once.")
        : Tiers?.FirstOrDefault(t => t.Tier.Length == 0 || moment.Tiers?.Contains(t.Tier, StringComparer.OrdinalIgnoreCase) == false) is { } unknown
            ? Outcome.Invalid("tickets", $"There is no tier “{unknown.Tier}”: they are set under Settings, Points.")
        : null;

    /// <summary>The tickets of an entry at this moment, 1 or more.</summary>
    public int Of(GiveawayEntry entry, Moment moment)
    {
        var tickets = 1;
        // The free route has the same chance as a purchase.
        if (Bought is { } bought && (entry.Route == EntryRoute.Free || moment.Paid(entry.Viewer, 0) is not null)) tickets += bought;
        if (Friend is { } friend) tickets += friend * Math.Min(moment.Friends(entry.Viewer), MostFriends ?? UsualBrought);
        if (Tiers is { } tiers && moment.TierOf(entry.Viewer) is { } tier)
            tickets += tiers.FirstOrDefault(t => t.Tier.Equals(tier, StringComparison.OrdinalIgnoreCase))?.Extra ?? 0;
        return tickets;
    }
}
