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
/// <param name="Rewards">
/// How many more by rewards count for one person, and as many for who takes the free route; 1 to 10, null for none. Only where everybody
/// may enter: what earned a reward may have been a purchase.
/// </param>
public sealed record GiveawayTickets(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Bought = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Friend = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MostFriends = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TierTickets>? Tiers = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Rewards = null)
{
    public const int MostExtra = 100, MostBrought = 20, UsualBrought = 5, MostTiers = 20;

    /// <summary>Whether some of them may come by a purchase, so that a free route has to give as many.</summary>
    [JsonIgnore] public bool NeedFreeRoute => Bought is not null || Rewards is not null;

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
        : Rewards is < 1 or > RewardOffer.MostTickets
            ? Outcome.Invalid("rewards", $"Let 1 to {RewardOffer.MostTickets} tickets by rewards count, or none.")
        : MostFriends is < 1 or > MostBrought ? Outcome.Invalid("mostFriends", $"Count 1 to {MostBrought} friends.")
        : Tiers is { Count: > MostTiers } || Tiers?.DistinctBy(t => t.Tier, StringComparer.OrdinalIgnoreCase).Count() < Tiers?.Count
            ? Outcome.Invalid("tickets", "Name each tier once.")
        : Tiers?.FirstOrDefault(t => t.Tier.Length == 0 || moment.Tiers?.Contains(t.Tier, StringComparer.OrdinalIgnoreCase) == false) is { } unknown
            ? Outcome.Invalid("tickets", $"There is no tier “{unknown.Tier}”: they are set under Settings, Points.")
        : null;

    /// <summary>
    /// The rewards of a viewer that an entry takes now, the oldest first: those that count in full beside what it has; the others stay
    /// for a later giveaway. None for who takes the free route, which gives as many as can be had.
    /// </summary>
    /// <param name="has">Tickets that the entry has by rewards already.</param>
    internal IReadOnlyList<HeldReward> Takes(ViewerId viewer, EntryRoute route, int has, Moment moment)
    {
        if (Rewards is not { } most || route == EntryRoute.Free || has >= most) return [];
        var taken = new List<HeldReward>();
        foreach (var reward in moment.Held(viewer, RewardKind.Entry))
        {
            if (has + reward.Tickets > most) continue;
            has += reward.Tickets;
            taken.Add(reward);
        }

        return taken;
    }

    /// <summary>The tickets that an entry has by rewards: those that were used and whose reason still stands.</summary>
    internal int ByRewards(GiveawayEntry entry, Moment moment) =>
        Rewards is not { } most ? 0
        : entry.Route == EntryRoute.Free ? most
        : Math.Min(most, (entry.Rewards ?? []).Where(r => !moment.IsVoid(r.Id)).Sum(r => r.Tickets));

    /// <summary>The tickets of an entry at this moment, 1 or more.</summary>
    public int Of(GiveawayEntry entry, Moment moment)
    {
        var tickets = 1;
        // The free route has the same chance as a purchase.
        if (Bought is { } bought && (entry.Route == EntryRoute.Free || entry.HasBought(moment, since: 0))) tickets += bought;
        if (Friend is { } friend) tickets += friend * Math.Min((entry.Earlier?.Friends ?? 0) + moment.Friends(entry.Viewer), MostFriends ?? UsualBrought);
        if (Tiers is { } tiers && moment.TierOf(entry.Viewer) is { } tier)
            tickets += tiers.FirstOrDefault(t => t.Tier.Equals(tier, StringComparison.OrdinalIgnoreCase))?.Extra ?? 0;
        return tickets + ByRewards(entry, moment);
    }
}
