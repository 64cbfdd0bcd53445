using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>What points are given for.</summary>
public sealed record EarnRulesNow : IQuery<EarnRules>
{
    public EarnRules Answer(World world) => world.Ledger.Rewards.Points.Rules;
}

/// <summary>A place in a season.</summary>
public sealed record SeasonPlace(ViewerId Viewer, long Points);

/// <summary>Who earned most in a season among those who agreed to be named, the best first.</summary>
public sealed record BestOfSeason(Season Season, int Most) : IQuery<ImmutableArray<SeasonPlace>>
{
    public ImmutableArray<SeasonPlace> Answer(World world) =>
    [
        .. world.Ledger.Rewards.Points.In(Season).Where(p => p.Value > 0 && world.Ledger.Rewards.Points.IsNamed(p.Key))
            .Select(p => new SeasonPlace(p.Key, p.Value)).OrderByDescending(p => p.Points).ThenBy(p => p.Viewer.Value).Take(Most),
    ];
}

/// <summary>Somebody with points.</summary>
/// <param name="Points">What they can spend.</param>
/// <param name="InSeason">What they earned in the season.</param>
public sealed record Member(ViewerId Viewer, long Points, long InSeason);

/// <summary>Those who agreed to be named, whoever has most points first.</summary>
public sealed record NamedMembers(Season Season) : IQuery<ImmutableArray<Member>>
{
    public ImmutableArray<Member> Answer(World world)
    {
        var points = world.Ledger.Rewards.Points;
        return [.. points.Named.Select(v => new Member(v, points.Of(v), points.In(Season, v))).OrderByDescending(m => m.Points)];
    }
}

/// <summary>A place as another viewer may see it.</summary>
/// <param name="Viewer">Null for who doesn't want to be named.</param>
public sealed record BoardRow(int Place, ViewerId? Viewer, long Points, bool Mine);

/// <summary>A viewer's league of the season.</summary>
/// <param name="Of">How many play in it.</param>
/// <param name="Rises">Whether the next season is played a level higher, if this one ended now.</param>
/// <param name="Around">The viewer with the next ones above and below.</param>
public sealed record LeagueBoard(int Level, int Place, int Of, bool Rises, ImmutableArray<BoardRow> Around);

/// <summary>A show's leaderboard for one viewer.</summary>
/// <param name="Place">Among all who earned any, named or not; null without points.</param>
/// <param name="Around">The viewer with the next ones above and below.</param>
/// <param name="League">Null for who has earned nothing in the season.</param>
public sealed record Board(int? Place, int Points, bool Named, ImmutableArray<BoardRow> Around, LeagueBoard? League);

/// <inheritdoc cref="Board"/>
public sealed record BoardOf(ViewerId Viewer) : IShowQuery<Board?>
{
    public Board Answer(Run run) => Of(run, Viewer);

    public static Board Of(Run run, ViewerId viewer)
    {
        var (scores, points, own) = (run.State.Rewards.Scores, run.Ledger.Rewards.Points, run.Ledger.Rewards.Members.MainOf(viewer));
        var league = points.LeagueOf(run.Season, own);
        return new(scores.PlaceOf(own), scores.Points.GetValueOrDefault(own), points.IsNamed(own), Rows(scores.Around(own, SeasonBook.Neighbours)),
            league is null ? null : new(league.Level, league.Place, league.Of, league.Rises, Rows(league.Around)));

        ImmutableArray<BoardRow> Rows(ImmutableArray<Ranked> around) =>
            [.. around.Select(r => new BoardRow(r.Place, points.IsNamed(r.Viewer) ? r.Viewer : null, r.Points, r.Viewer == own))];
    }
}

/// <summary>What there is for points, with how often each was taken.</summary>
public sealed record ShopNow : IQuery<ImmutableArray<Shelf>>
{
    public ImmutableArray<Shelf> Answer(World world) =>
        [.. world.Ledger.Rewards.Points.Shop.Select(i => new Shelf(i, world.Ledger.Rewards.LeftOf(i), world.Ledger.Rewards.Points.SoldOf(i.Id)))];
}

/// <param name="Left">No more than its pool has codes; null without limit.</param>
public sealed record Shelf(ShopItem Item, int? Left, int Taken);

/// <summary>Whose link somebody came by; null for nobody's.</summary>
public sealed record WhoseLink(string Link) : IQuery<ViewerId?>
{
    public ViewerId? Answer(World world) => world.Ledger.Rewards.Points.OfLink(Link);
}
