using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using Microsoft.Extensions.Localization;

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
            case GiveawayFact.GiveawayContinued { What.Terms: var terms }:
                var said = tools.Texts<GiveawayTexts>();
                string goesOn = terms.Keyword is { } again ? said["Announce_GoesOnKeyword", terms.Title, again] : said["Announce_GoesOn", terms.Title];
                return new(Opened, $"giveaway-{terms.Giveaway}", goesOn);
            case GiveawayFact.WinnersDrawn draw:
                DrawnEntry[] winners = [.. draw.Drawn.Where(d => !d.Reserve)];
                return winners.Length > 0 && show.Giveaways.FirstOrDefault(g => g.Id == draw.Giveaway) is { } giveaway
                    ? new(Drawn, $"winners-{draw.Giveaway}", Winners(giveaway, winners, show, tools)) : null;
            case GiveawayFact.WinnerLapsed { Promoted: { } promoted } lapsed: return Next(lapsed.Giveaway, promoted, show, tools);
            case GiveawayFact.EntryRedrawn redrawn: return Next(redrawn.Giveaway, redrawn.Winner, show, tools);
            default: return null;
        }
    }

    // Only where a countdown runs on air: else the prize goes on long after.
    private static Announcement? Next(GiveawayId id, DrawnEntry winner, ShowView show, AnnouncementTools tools)
    {
        if (show.Giveaways.FirstOrDefault(g => g.Id == id) is not { AnswerSeconds: not null } giveaway) return null;
        var texts = tools.Texts<GiveawayTexts>();
        return new(Drawn, $"winner-{winner.Entry}", Within(giveaway, texts["Announce_Next", giveaway.Title, Said(winner, show, tools)], show, texts));
    }

    private static string Within(GiveawayView giveaway, string text, ShowView show, IStringLocalizer texts) =>
        giveaway.AnswerSeconds is { } seconds ? texts["Announce_AnswerWithin", text, seconds.ToString("N0", show.Culture)] : text;

    private static string Said(DrawnEntry winner, ShowView show, AnnouncementTools tools)
    {
        var name = tools.NameOf(winner.Viewer);
        return ChatRules.Blocks(show.Chat.BlockedWords, name) ? tools.Texts<GiveawayTexts>()["Announce_Somebody"].Value : name;
    }

    // A name is somebody's own text, and here the seller says it: one with a blocked word is left unsaid.
    private static string Winners(GiveawayView giveaway, DrawnEntry[] winners, ShowView show, AnnouncementTools tools)
    {
        var texts = tools.Texts<GiveawayTexts>();
        var said = from winner in winners.OrderBy(w => w.Rank).Take(MostNames)
                   select Said(winner, show, tools);
        var names = string.Join(", ", said);
        if (winners.Length > MostNames)
            names = texts["Announce_NamesAndMore", names, (winners.Length - MostNames).ToString("N0", show.Culture)];
        return Within(giveaway, texts[winners.Length == 1 ? "Announce_Winner" : "Announce_Winners", giveaway.Title, names], show, texts);
    }
}
