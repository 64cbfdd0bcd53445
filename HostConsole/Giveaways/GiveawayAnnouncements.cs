using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>What is announced of giveaways.</summary>
public sealed class GiveawayAnnouncements : AnnouncementSurface
{
    private const int MostNames = 5;
    private static readonly AnnouncementKind
        Opened = new("giveaway-opened", "A giveaway opens"),
        Drawn = new("winners-drawn", "Winners are drawn");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened, Drawn];

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        switch (fact)
        {
            case GiveawayFact.GiveawayOpened opened:
                var texts = tools.Texts<GiveawayTexts>();
                string text = opened.Keyword is { } word
                    ? texts["Announce_OpenedKeyword", opened.Title, word] : texts["Announce_Opened", opened.Title];
                return new(Opened, $"giveaway-{opened.Giveaway}", text);
            case GiveawayFact.WinnersDrawn draw:
                DrawnEntry[] winners = [.. draw.Drawn.Where(d => !d.Reserve)];
                return winners.Length > 0 && show.Giveaways.FirstOrDefault(g => g.Id == draw.Giveaway) is { } giveaway
                    ? new(Drawn, $"winners-{draw.Giveaway}", Winners(giveaway, winners, show, tools)) : null;
            default: return null;
        }
    }

    // A name is somebody's own text, and here the seller says it: one with a blocked word is left unsaid.
    private static string Winners(GiveawayView giveaway, DrawnEntry[] winners, ShowView show, AnnouncementTools tools)
    {
        var texts = tools.Texts<GiveawayTexts>();
        var said = from winner in winners.OrderBy(w => w.Rank).Take(MostNames)
                   let name = tools.NameOf(winner.Viewer)
                   select ChatRules.Blocks(show.Chat.BlockedWords, name) ? texts["Announce_Somebody"].Value : name;
        var names = string.Join(", ", said);
        if (winners.Length > MostNames)
            names = texts["Announce_NamesAndMore", names, (winners.Length - MostNames).ToString("N0", show.Culture)];
        return texts[winners.Length == 1 ? "Announce_Winner" : "Announce_Winners", giveaway.Title, names];
    }
}
