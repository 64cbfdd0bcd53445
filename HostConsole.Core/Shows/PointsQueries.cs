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

/// <summary>A show's leaderboard for one viewer.</summary>
/// <param name="Place">Among all who earned any, named or not; null without points.</param>
/// <param name="Around">The viewer with the next ones above and below.</param>
public sealed record Board(ImmutableArray<Leader> Leaders, int? Place, int Points, bool Named, ImmutableArray<Ranked> Around);

/// <inheritdoc cref="Board"/>
public sealed record BoardOf(ViewerId Viewer) : IShowQuery<Board?>
{
    public Board Answer(Run run)
    {
        var (rewards, viewer) = (run.State.Rewards, run.Ledger.Rewards.Members.MainOf(Viewer));
        return new(rewards.View(run.At(run.State.Lifecycle.CreatedAt)).Leaders, rewards.Scores.PlaceOf(viewer), rewards.Scores.Points.GetValueOrDefault(viewer),
            run.Ledger.Rewards.Points.IsNamed(viewer), rewards.Scores.Around(viewer, SeasonBook.Neighbours));
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
