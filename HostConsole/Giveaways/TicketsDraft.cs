using System.Globalization;
using HostConsole.Core.Giveaways;

namespace HostConsole.Giveaways;

/// <summary>Who has more tickets in a giveaway, while it is typed.</summary>
public sealed class TicketsDraft
{
    public int? Bought { get; set; }
    public int? Friend { get; set; }
    public int? MostFriends { get; set; } = GiveawayTickets.UsualBrought;

    /// <summary>How many by rewards count for one person.</summary>
    public int? Rewards { get; set; }

    /// <summary>Names with a number each and commas between them: "Silver 1, Gold 3".</summary>
    public string Tiers { get; set; } = "";

    /// <summary>Whether any are given.</summary>
    public bool Gives => Bought is not null || Rewards is not null || Friend is not null || Tiers.Trim().Length > 0;

    public static TicketsDraft Of(GiveawayTickets? tickets) => tickets is null ? new() : new()
    {
        Bought = tickets.Bought,
        Friend = tickets.Friend,
        Rewards = tickets.Rewards,
        MostFriends = tickets.MostFriends ?? GiveawayTickets.UsualBrought,
        Tiers = string.Join(", ", (tickets.Tiers ?? []).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Tier} {t.Extra}"))),
    };

    /// <returns>Null where none are given; and the text that names no tier with a number, where there is one.</returns>
    public (GiveawayTickets? Tickets, string? Unknown) Read()
    {
        if (!Gives) return default;
        var tiers = new List<TierTickets>();
        foreach (var text in Tiers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var space = text.LastIndexOf(' ');
            if (space < 1 || !int.TryParse(text[(space + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var extra)) return (null, text);
            tiers.Add(new(text[..space].TrimEnd(':', ' '), extra));
        }

        return (new(Bought, Friend, Friend is null ? null : MostFriends, tiers.Count == 0 ? null : tiers, Rewards), null);
    }
}
