using System.Globalization;
using HostConsole.Core.Giveaways;
using Microsoft.Extensions.Localization;

namespace HostConsole.Giveaways;

/// <summary>Who has more tickets, as the audience reads it.</summary>
public static class TicketText
{
    /// <summary>A line for each rule; none where each entry has one ticket.</summary>
    public static IReadOnlyList<string> Lines(GiveawayTickets? tickets, IStringLocalizer<GiveawayTexts> texts, CultureInfo culture)
    {
        if (tickets is null) return [];
        var lines = new List<string>();
        if (tickets.Bought is { } bought) lines.Add(texts["Phone_TicketsBought", bought.ToString("N0", culture)]);
        if (tickets.Friend is { } friend)
            lines.Add(texts["Phone_TicketsFriend", friend.ToString("N0", culture),
                (tickets.MostFriends ?? GiveawayTickets.UsualBrought).ToString("N0", culture)]);
        if (tickets.Rewards is { } rewards) lines.Add(texts["Phone_TicketsRewards", rewards.ToString("N0", culture)]);
        foreach (var (tier, extra) in tickets.Tiers ?? []) lines.Add(texts["Phone_TicketsTier", extra.ToString("N0", culture), tier]);
        return lines;
    }
}
