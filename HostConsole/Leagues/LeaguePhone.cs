using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;
using HostConsole.Viewers;
using static HostConsole.Core.Leagues.LeagueFact;

namespace HostConsole.Leagues;

/// <summary>What phones show of leagues.</summary>
public sealed class LeaguePhone : PhoneSurface
{
    private static readonly PartList Cards = new("leagues");

    public override int Place => 35;
    public override PartList List => Cards;
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(5, typeof(PlayerCard))];
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Leagues.Select(l => (DateTimeOffset?)l.OpenedAt);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer) =>
        [("leagues", run.State.Leagues.View().Where(l => l.Entrants.Any(e => e.Viewer == viewer)).ToDictionary(l => l.Id, l => Of(l, viewer)))];

    private static PlaysIn Of(LeagueView league, ViewerId viewer)
    {
        var (match, entry) = (league.MatchOf(viewer), league.Entrants.First(e => e.Viewer == viewer).Entry);
        return new(entry, league.Order.IndexOf(entry) is >= 0 and var place ? place + 1 : null, match?.Id, match?.State, match?.StartsAt,
            match?.EndsAt, match?.Winner is { } won ? won == viewer : null);
    }

    public override IEnumerable<Guid> Follows(MeView me) => me.Leagues.Keys.Select(l => l.Value);

    public override void Affect(ShowFact fact, AffectedViewers affected)
    {
        if (fact is LeagueFact league and (BracketDrawn or GameStarted or GameEnded or MatchEnded or LeagueWon or LeagueClosed))
            affected.AddFollowers(league.League.Value);
    }

    public static IEnumerable<LeagueView> Visible(ShowView show, VisibleOnPhones phones) => show.Leagues.Where(l =>
        l.IsOn || (show.IsOn && show.Stage.Has(l.StageItem))
        || (l.State == LeagueStatus.Ended && l.EndedAt >= (phones.LastOpened ?? l.EndedAt)));

    public override IEnumerable<Part> Parts(PartSource source) =>
        Visible(source.Show, source.Visible).SelectMany(league => Of(league, source));

    private static IEnumerable<Part> Of(LeagueView league, PartSource source)
    {
        var target = $"league-{league.Id}";
        (string, object?) culture = ("Culture", source.Culture);
        var names = new LeagueNames(league, source.NameOf);
        yield return Part.In<LeagueCard>(Cards, target, (league.State, names.Course, source.Culture.Name),
            ("League", league), ("Code", source.Show.Code), culture, ("Now", source.Now), ("Names", names));
        if (league.State == LeagueStatus.Open)
            yield return Part.Inner<LeaguePlayersCard>(target, $"players-{league.Id}", league.Entrants.Length, ("League", league), culture);
        if (league.State != LeagueStatus.Playing) yield break;
        foreach (var match in LeagueWords.Shown(league).Where(m => m.IsOn))
            yield return Part.Inner<LeagueLiveCard>(target, $"live-{match.Id}", new EqualList<PlayerView>(match.Players),
                ("Match", match), culture, ("Names", names));
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("league", Visible(source.Show, source.Visible).Select(l => LeagueAnswers.Answer(l, source.NameOf, source.Now, viewers: false)).LastOrDefault())];
}

/// <summary>A league in which a viewer plays.</summary>
/// <param name="Place">Number of the draw, from 1; null before it.</param>
/// <param name="Match">Their match, or the last that they had; null before the draw, and while a bye waits for the next round.</param>
/// <param name="Won">Whether they won it; null while it isn't over.</param>
public sealed record PlaysIn(
    EntryId Entry, int? Place, MatchId? Match, MatchStatus? State, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, bool? Won);

public static class LeaguesOfViewer
{
    extension(MeView me)
    {
        public IReadOnlyDictionary<LeagueId, PlaysIn> Leagues => me.Get<IReadOnlyDictionary<LeagueId, PlaysIn>>("leagues");
    }
}

/// <summary>The players of a league by their names.</summary>
public sealed class LeagueNames(LeagueView league, Func<ViewerId, string> nameOf)
{
    private readonly Dictionary<ViewerId, string> _names = league.Order.IsEmpty ? [] : league.Entrants.ToDictionary(e => e.Viewer, e => nameOf(e.Viewer));

    public string Of(ViewerId viewer) => _names[viewer];

    /// <summary>All that changes what stands in the bracket, but for taps and cheers.</summary>
    public EqualList<object?> Course { get; } = new(
    [
        .. league.Rounds.SelectMany(r => r.Matches).SelectMany(m => (object?[])[m.State, m.StartsAt, m.NextAt, m.Winner, m.Players.Length]),
        league.NextAt,
        .. league.Order.IsEmpty ? [] : league.Entrants.Select(e => nameOf(e.Viewer)),
    ]);
}
