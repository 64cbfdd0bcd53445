using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>A reward with its secret.</summary>
/// <param name="Run">The show in which it was given.</param>
/// <param name="Code">What its owner uses; null for other kinds.</param>
public sealed record Reward(RewardView View, RunId Run, string? Code);

/// <summary>A pool of codes. Belongs to the writer.</summary>
public sealed class Pool(PoolFact.PoolOpened opened, DateTimeOffset at)
{
    private readonly Dictionary<Guid, int> _held = [];

    public PoolFact.PoolOpened Opened { get; } = opened;
    public DateTimeOffset OpenedAt { get; } = at;
    internal List<string> Codes { get; private init; } = [];
    internal int Given { get; set; }
    internal bool IsClosed { get; set; }
    internal int Held { get; private set; }

    public PoolLevel Level =>
        new((Opened.Shared ? Opened.Units : Codes.Count) - Given - Held, Held, Given, IsClosed, Opened.Shared ? 0 : Given);

    internal int HeldBy(Guid holder) => _held.GetValueOrDefault(holder);

    internal void Hold(Guid holder, int units)
    {
        Held += units;
        var now = _held.GetValueOrDefault(holder) + units;
        if (now == 0) _held.Remove(holder);
        else _held[holder] = now;
    }

    // A rehearsal gives nobody a code that works.
    internal Pool Fork()
    {
        var fork = new Pool(Opened, OpenedAt)
        {
            Codes = [.. Enumerable.Range(1, Codes.Count).Select(i => $"SAMPLE-{i}")],
            Given = Given,
            IsClosed = IsClosed,
        };
        foreach (var (holder, units) in _held) fork.Hold(holder, units);
        return fork;
    }
}

/// <summary>The rewards of the ledger, over all its shows: pools of codes, who has what, and points. Belongs to the writer.</summary>
public sealed class RewardBook
{
    private readonly Dictionary<PoolId, Pool> _pools = [];
    private readonly Dictionary<RewardId, Reward> _rewards = [];
    private readonly Dictionary<ViewerId, List<RewardId>> _byOwner = [];
    private readonly Dictionary<string, List<RewardId>> _byOrder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RewardId> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, List<PoolId>> _holders = [];

    public IReadOnlyDictionary<PoolId, Pool> Pools => _pools;
    public IReadOnlyCollection<Reward> All => _rewards.Values;

    public Pool? Find(PoolId pool) => _pools.GetValueOrDefault(pool);
    public Reward? Find(RewardId reward) => _rewards.GetValueOrDefault(reward);
    public IEnumerable<Reward> Of(ViewerId owner) => _byOwner.GetValueOrDefault(Members.MainOf(owner))?.Select(id => _rewards[id]) ?? [];
    public IEnumerable<Reward> OfOrder(string order) => _byOrder.GetValueOrDefault(order)?.Select(id => _rewards[id]) ?? [];

    /// <summary>The reward whose owner alone has this code.</summary>
    public Reward? OfCode(string code) => _byCode.TryGetValue(code, out var id) ? _rewards[id] : null;

    /// <summary>Which viewers are one person.</summary>
    public Members Members { get; } = new();
    public PointsBook Points { get; }

    public RewardBook() => Points = new(Members);

    private RewardBook(PointsBook forked) => Points = forked.Fork(Members);

    /// <summary>How many of something are left for points: no more than its pool has codes. Null without limit.</summary>
    public int? LeftOf(ShopItem item)
    {
        var units = Points.LeftOf(item);
        int? codes = item.Offer.Pool is { } pool && Find(pool)?.Level is { } level ? level.IsClosed ? 0 : level.Left : null;
        return (units, codes) is ({ } some, { } others) ? Math.Min(some, others) : units ?? codes;
    }

    /// <summary>How often a viewer took something for points that was not taken back.</summary>
    public int TakenBy(ViewerId viewer, ShopItem item) =>
        Of(viewer).Count(r => r.View.Source == item.Id.Value && r.View.Status != RewardStatus.Revoked);

    /// <summary>The pools that hold codes for something that is open.</summary>
    internal IEnumerable<(PoolId Pool, int Units)> HeldFor(Guid holder) =>
        _holders.GetValueOrDefault(holder)?.Select(pool => (pool, _pools[pool].HeldBy(holder))).Where(held => held.Item2 > 0) ?? [];

    /// <summary>A copy to rehearse on: as many codes, none that works; nobody has anything yet.</summary>
    public RewardBook Fork()
    {
        var fork = new RewardBook(Points);
        foreach (var (id, pool) in _pools) fork._pools[id] = pool.Fork();
        foreach (var (holder, pools) in _holders) fork._holders[holder] = [.. pools];
        return fork;
    }

    internal void Apply(PoolFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case PoolFact.PoolOpened opened:
                _pools.Add(opened.Pool, new(opened, at));
                break;
            case PoolFact.CodesAdded added:
                _pools[added.Pool].Codes.AddRange(added.Codes);
                break;
            case PoolFact.PoolClosed closed:
                _pools[closed.Pool].IsClosed = true;
                break;
            case PoolFact.CodesHeld held:
                _pools[held.Pool].Hold(held.Holder, held.Units);
                var pools = _holders.TryGetValue(held.Holder, out var known) ? known : _holders[held.Holder] = [];
                if (!pools.Contains(held.Pool)) pools.Add(held.Pool);
                break;
            case PoolFact.CodesFreed freed:
                _pools[freed.Pool].Hold(freed.Holder, -freed.Units);
                if (!HeldFor(freed.Holder).Any()) _holders.Remove(freed.Holder);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <param name="run">The show in which it was given.</param>
    internal void Apply(RewardFact fact, RunId run, DateTimeOffset at)
    {
        switch (fact)
        {
            case RewardFact.RewardGiven given:
                Give(given, run, at);
                break;
            case RewardFact.PointsEarned earned:
                Points.Apply(earned.Earned, run, at);
                break;
            case RewardFact.WatchingEarned watching:
                foreach (var one in watching.To) Points.Apply(new Earned(one.Viewer, EarnRule.Watched, Guid.Empty, one.Points), run, at, 1 + one.More);
                break;
            case RewardFact.NameShown shown:
                Points.Name(shown.Viewer, shown.On);
                break;
            case RewardFact.BadgeAwarded awarded:
                Points.Award(awarded.Viewer, new(awarded.Badge, awarded.Name, at));
                break;
            case RewardFact.BadgeTaken taken:
                Points.TakeBadge(taken.Viewer, taken.Badge);
                break;
            case RewardFact.MemberJoined joined:
                if (joined.Viewer != joined.Member) Join(joined.Member, joined.Viewer);
                if (joined.Person is { } person) Members.Confirm(joined.Member, person);
                break;
            case RewardFact.LinkAsked or RewardFact.LinkWritten or RewardFact.LinkAnswered:
                break;
            default:
                if (fact is RewardFact.RewardRevoked { Points: { } back } revoked) Points.Add(revoked.Owner, -back, at, season: true);
                var id = RewardView.IdOf(fact);
                if (fact is RewardFact.RewardRevoked && _rewards[id].View is { Cost: not null, Source: { } item }) Points.Sold(item, -1);
                _rewards[id] = _rewards[id] with { View = _rewards[id].View.After(fact) };
                break;
        }
    }

    // The account is looked up by the main one: what the other had moves before it is none any more.
    private void Join(ViewerId main, ViewerId other)
    {
        Points.Join(main, other);
        Members.Join(main, other);
        if (!_byOwner.Remove(other, out var rewards)) return;
        if (_byOwner.TryGetValue(main, out var own)) own.AddRange(rewards);
        else _byOwner[main] = rewards;
    }

    private void Give(RewardFact.RewardGiven given, RunId run, DateTimeOffset at)
    {
        string? code = null;
        if (given is { Pool: { } id, Place: { } place })
        {
            var pool = _pools[id];
            code = pool.Codes[place];
            pool.Given++;
            if (given.Source is { } holder && pool.HeldBy(holder) > 0) pool.Hold(holder, -1);
            if (!pool.Opened.Shared) _byCode[code] = given.Reward;
        }

        _rewards.Add(given.Reward, new(RewardView.Of(given, at), run, code));
        var owner = Members.MainOf(given.Owner);
        (_byOwner.TryGetValue(owner, out var own) ? own : _byOwner[owner] = []).Add(given.Reward);
        if (given.Order is { } order)
            (_byOrder.TryGetValue(order, out var earned) ? earned : _byOrder[order] = []).Add(given.Reward);
        if (given is { Cost: not null, Source: { } item }) Points.Sold(item, 1);
        if (given.Points is { } points) Points.Add(given.Owner, points, at, season: true);
    }
}
