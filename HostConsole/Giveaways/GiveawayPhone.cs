using System.Collections.Immutable;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Giveaways;

/// <summary>What phones show of giveaways.</summary>
public sealed class GiveawayPhone : PhoneSurface
{
    private static readonly PartList Cards = new("giveaways");

    public override int Place => 40;
    public override PartList List => Cards;
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(10, typeof(WonCard)), new(40, typeof(EnteredCard))];
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Giveaways.Select(g => (DateTimeOffset?)g.HereSince);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer)
    {
        var giveaways = run.State.Giveaways;
        var entries = new Dictionary<GiveawayId, EntryId>();
        var wins = ImmutableArray.CreateBuilder<WinOf>();
        foreach (var g in giveaways.View())
        {
            if (giveaways.EntryOf(g.Id, viewer) is { } entry) entries.Add(g.Id, entry);
            foreach (var w in g.Winners.Where(w => w.Viewer == viewer && !w.Replaced))
                wins.Add(new(g.Id, w.Entry, g.Title, g.Prize, w.Rank, w.State, w.AnswerBy, w.Words is not null));
        }

        return [("entries", entries), ("wins", wins.ToImmutable())];
    }

    public override IEnumerable<(string Name, object Value)> OwnAt(Run run, ViewerId viewer, DateTimeOffset now) =>
        [("standings", GiveawayEntrants.Of(run.State.Giveaways, viewer, run.At(now)).Select(s => Elsewhere(run, viewer, s)).ToImmutableArray())];

    // Who comes back to the page that they entered on hears of a draw in a later show.
    private static GiveawayStanding Elsewhere(Run run, ViewerId viewer, GiveawayStanding standing) =>
        standing.IsLeft && run.State.Giveaways.EntryOf(standing.Giveaway, viewer) is { } entry && run.Ledger.Wins.Holds(entry.Value)
            ? standing with { WonLater = true }
            : standing;

    public override IEnumerable<(string Id, string Action)> Forms(MeView me) =>
        me.Wins.Select(win => win.Giveaway).Distinct().Select(giveaway => ($"win-{giveaway}", $"giveaways/{giveaway}/answer"));

    public override void Affect(ShowFact fact, AffectedViewers affected)
    {
        switch (fact)
        {
            case GiveawayFact.WinnersDrawn f: affected.Add(f.Drawn.Select(d => d.Viewer)); break;
            case GiveawayFact.EntryRedrawn f:
                affected.Add(f.Winner.Viewer);
                Winner(f.Replaced);
                break;
            case GiveawayFact.WinnerAnswered f: Winner(f.Entry); break;
            case GiveawayFact.WinnerLapsed f:
                Winner(f.Entry);
                if (f.Promoted is { } promoted) affected.Add(promoted.Viewer);
                break;
        }

        void Winner(EntryId entry) => affected.Seek(new WinnerOf(entry));
    }

    public static IEnumerable<GiveawayView> Visible(ShowView show, VisibleOnPhones phones) => show.Giveaways.Where(g =>
        g.State is GiveawayStatus.Open or GiveawayStatus.Closed or GiveawayStatus.Carried || show.Stage.Has(g.StageItem)
        || g.State == GiveawayStatus.Drawn && g.DrawnAt >= (phones.LastOpened ?? g.DrawnAt));

    public override IEnumerable<Part> Parts(PartSource source) =>
        Visible(source.Show, source.Visible).SelectMany(giveaway => Of(giveaway, source));

    private static IEnumerable<Part> Of(GiveawayView giveaway, PartSource source)
    {
        var target = $"giveaway-{giveaway.Id}";
        (string, object?) culture = ("Culture", source.Culture);
        IReadOnlyList<(WinnerView, string)> winners =
            [.. giveaway.Winners.Where(w => !w.Replaced).OrderBy(w => w.Rank).Select(w => (w, source.NameOf(w.Viewer)))];
        yield return Part.In<GiveawayCard>(Cards, target,
            (giveaway.State, new EqualList<(WinnerView, string)>(winners), source.Culture.Name),
            ("Giveaway", giveaway), ("Code", source.Show.Code), culture, ("Now", source.Now), ("Winners", winners));
        yield return Part.Inner<GiveawayEntriesCard>(target, $"entries-{giveaway.Id}", giveaway.Entries, ("Giveaway", giveaway), culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("giveaway", Visible(source.Show, source.Visible).Select(g => Answer(g, source.NameOf)).LastOrDefault())];

    private static object Answer(GiveawayView g, Func<ViewerId, string> nameOf) => new
    {
        g.Id,
        g.State,
        g.Title,
        g.Prize,
        g.Rules,
        g.Keyword,
        g.Entry,
        g.FreeRoute,
        g.Who,
        g.Tickets,
        g.AnswerSeconds,
        g.OverShows,
        g.Entries,
        g.Places,
        g.Commitment,
        g.Digest,
        g.Seed,
        g.ClosesAt,
        winners = g.Winners.Where(w => !w.Replaced).Select(w => new { w.Entry, w.Rank, name = nameOf(w.Viewer) }),
    };
}

/// <param name="InChat">Whether they answered by writing in the chat.</param>
/// <param name="State">waiting, answered or lapsed.</param>
public sealed record WinOf(
    GiveawayId Giveaway, EntryId Entry, string Title, string Prize, int Rank, WinnerStatus State,
    DateTimeOffset? AnswerBy, [property: System.Text.Json.Serialization.JsonIgnore] bool InChat = false);

public static class EntriesOfViewer
{
    extension(MeView me)
    {
        public IReadOnlyDictionary<GiveawayId, EntryId> Entries => me.Get<IReadOnlyDictionary<GiveawayId, EntryId>>("entries");

        /// <summary>How the viewer stands with the giveaways that are open, where there is something to say.</summary>
        public ImmutableArray<GiveawayStanding> Standings => me.Get<ImmutableArray<GiveawayStanding>>("standings");
        public ImmutableArray<WinOf> Wins => me.Get<ImmutableArray<WinOf>>("wins");
    }
}
