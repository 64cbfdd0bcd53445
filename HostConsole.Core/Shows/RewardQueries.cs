using System.Collections.Immutable;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>A pool of codes as screens get it: without its codes.</summary>
/// <param name="Shared">One code is for all who get one; else each is given once.</param>
public sealed record PoolView(PoolId Id, string Title, PoolLevel Level, bool Shared, DateTimeOffset OpenedAt);

/// <summary>All pools of codes, closed ones too, the newest first.</summary>
public sealed record AllPools : IQuery<ImmutableArray<PoolView>>
{
    public ImmutableArray<PoolView> Answer(World world) =>
    [
        .. from pool in world.Ledger.Rewards.Pools.Values
           orderby pool.OpenedAt descending, pool.Opened.Pool.Value descending
           select new PoolView(pool.Opened.Pool, pool.Opened.Title, pool.Level, pool.Opened.Shared, pool.OpenedAt),
    ];
}

/// <summary>The codes of some rewards of a show; other kinds and what was taken back have none.</summary>
public sealed record CodesOf(ImmutableArray<RewardId> Rewards) : IShowQuery<Dictionary<RewardId, string>>
{
    public Dictionary<RewardId, string> Answer(Run run)
    {
        var codes = new Dictionary<RewardId, string>();
        foreach (var id in Rewards)
            if (run.Ledger.Rewards.Find(id) is { Code: { } code, View.Status: not RewardStatus.Revoked }) codes[id] = code;
        return codes;
    }
}

/// <summary>A reward of a show with its code; null where the show gave none of this id.</summary>
public sealed record RewardOf(RewardId Reward) : IShowQuery<Reward?>
{
    public Reward? Answer(Run run) => run.Ledger.Rewards.Find(Reward) is { } reward && reward.Run == run.Id ? reward : null;
}

/// <summary>Everybody who has taken part in a show, in no order.</summary>
public sealed record PeopleOfShow : IShowQuery<ImmutableArray<ViewerId>>
{
    public ImmutableArray<ViewerId> Answer(Run run) => run.State.Audience.Everybody();
}

/// <summary>The customer of a viewer's newest order in a show that stands; null without one, and where its shop names nobody.</summary>
public sealed record OrderedBy(ViewerId Viewer) : IShowQuery<Guid?>
{
    public Guid? Answer(Run run) => run.Purchases.Standing(Viewer.Value, 0)?.Customer;
}
