using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Leagues;

/// <summary>What is announced of leagues.</summary>
public sealed class LeagueAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind
        Opened = new("league-opened", "A league opens"),
        Started = new("league-started", "A league starts"),
        Won = new("league-won", "A league has a winner");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened, Started, Won];

    public override bool CanBeUndone(ShowFact fact) => fact is LeagueFact.LeagueOpened;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        if (fact is not LeagueFact league || show.Leagues.FirstOrDefault(l => l.Id == league.League) is not { } view) return null;
        var texts = tools.Texts<LeagueTexts>();
        return fact switch
        {
            LeagueFact.LeagueOpened => new(Opened, $"league-{view.Id}", texts["Announce_Opened", view.Title]),
            LeagueFact.BracketDrawn => new(Started, $"league-started-{view.Id}",
                texts["Announce_Started", view.Title, view.Order.Length.ToString("N0", show.Culture)]),
            LeagueFact.LeagueWon won => new(Won, $"league-won-{view.Id}", texts["Announce_Won", view.Title, Name(won.Winner)]),
            _ => null,
        };

        // A name is somebody's own text, and here the seller says it: one with a blocked word is left unsaid.
        string Name(ViewerId viewer) =>
            tools.NameOf(viewer) is var name && ChatRules.Blocks(show.Chat.BlockedWords, name) ? texts["Announce_Somebody"] : name;
    }
}
