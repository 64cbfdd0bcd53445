using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>The rewards that one run gave, and who earned how many points in it. Belongs to the writer.</summary>
public sealed class RewardState
{
    private RewardsView? _view;
    private ImmutableArray<RewardView>? _given;

    public Scores Scores { get; } = new();

    /// <summary>When somebody last earned or was given something here.</summary>
    public DateTimeOffset LastAt { get; internal set; }

    private readonly Dictionary<RewardId, int> _places = [];
    private readonly ImmutableArray<RewardView>.Builder _all = ImmutableArray.CreateBuilder<RewardView>();

    internal RewardView? Find(RewardId reward) => _places.TryGetValue(reward, out var place) ? _all[place] : null;

    internal void Add(RewardView reward)
    {
        _places.Add(reward.Id, _all.Count);
        _all.Add(reward);
        (_view, _given) = (null, null);
    }

    internal void Change(RewardId reward, Func<RewardView, RewardView> change)
    {
        _all[_places[reward]] = change(_all[_places[reward]]);
        (_view, _given) = (null, null);
    }

    /// <summary>The leaderboard is another one.</summary>
    internal void Scored() => _view = null;

    public RewardsView View(Moment moment) => _view ??= new(_given ??= _all.ToImmutable(), Scores.Leaders(moment));
    public ImmutableArray<RewardView> All() => _given ??= _all.ToImmutable();
}

/// <param name="All">In the order in which they were given.</param>
/// <param name="Leaders">Who earned most in the run among those who agreed to be named, the best first.</param>
public sealed record RewardsView(ImmutableArray<RewardView> All, ImmutableArray<Leader> Leaders)
{
    public static readonly RewardsView Empty = new([], []);
}

/// <summary>A place on the leaderboard.</summary>
public sealed record Leader(ViewerId Viewer, int Points);

/// <summary>Who earned how many points in one run, and what for. Belongs to the writer.</summary>
public sealed class Scores
{
    /// <summary>Places of the leaderboard that screens get.</summary>
    public const int Shown = 20;

    private readonly Dictionary<ViewerId, int> _points = [];
    private readonly Dictionary<ViewerId, int> _watched = [];
    private readonly HashSet<(ViewerId, EarnRule, Guid)> _done = [];

    /// <summary>Points earned in this run, without those by hand and by games.</summary>
    public IReadOnlyDictionary<ViewerId, int> Points => _points;

    public bool Has(ViewerId viewer, EarnRule rule, Guid what) => _done.Contains((viewer, rule, what));

    /// <summary>A viewer's place among all who earned any, named or not; null without points.</summary>
    public int? PlaceOf(ViewerId viewer) =>
        _points.TryGetValue(viewer, out var own) && own > 0 ? 1 + _points.Values.Count(points => points > own) : null;

    /// <summary>How often the span of minutes that gives points was counted for a viewer.</summary>
    public int WatchedOf(ViewerId viewer) => _watched.GetValueOrDefault(viewer);

    internal void Add(WatchedPoints watched)
    {
        _watched[watched.Viewer] = watched.Times;
        _points[watched.Viewer] = _points.GetValueOrDefault(watched.Viewer) + watched.Points;
    }

    internal void Add(Earned earned)
    {
        _done.Add((earned.Viewer, earned.Rule, earned.In));
        _points[earned.Viewer] = _points.GetValueOrDefault(earned.Viewer) + earned.Points;
    }

    internal ImmutableArray<Leader> Leaders(Moment moment) =>
    [
        .. _points.Where(p => p.Value > 0 && moment.IsNamed(p.Key)).Select(p => new Leader(p.Key, p.Value))
            .OrderByDescending(l => l.Points).ThenBy(l => l.Viewer.Value).Take(Shown),
    ];
}

/// <summary>Open: owed, and not used or sent yet.</summary>
public enum RewardStatus { Open, Redeemed, Delivered, Revoked }

/// <summary>A reward of a run, as screens get it: without the code, which is its owner's.</summary>
/// <param name="Source">What it was won in; null where the host gave it.</param>
public sealed record RewardView(
    RewardId Id, ViewerId Owner, RewardKind Kind, string Title, PoolId? Pool, int? Points, Guid? Source, string? Order, string? Reason,
    DateTimeOffset At)
{
    /// <summary>The points that its owner took it for; null where it was won or given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Cost { get; init; }

    public RewardStatus Status { get; init; }
    /// <summary>Why it was revoked, or what somebody has to look at.</summary>
    public string? Note { get; init; }

    /// <summary>What it was earned by was taken back after it had been used: somebody has to look at it.</summary>
    public bool IsFlagged { get; init; }

    /// <summary>Whether the host owes something for it: a gift to send, words to say.</summary>
    [JsonIgnore] public bool IsPromised => Status == RewardStatus.Open && Kind is RewardKind.Gift or RewardKind.ShoutOut;

    // Points are there at once; nobody has to use or to send them.
    internal static RewardView Of(RewardFact.RewardGiven given, DateTimeOffset at) => new(
        given.Reward, given.Owner, given.Kind, given.Title, given.Pool, given.Points, given.Source, given.Order, given.Reason, at)
    {
        Status = given.Kind == RewardKind.Points ? RewardStatus.Redeemed : RewardStatus.Open,
        Cost = given.Cost,
    };

    /// <summary>The reward that a fact changes.</summary>
    internal static RewardId IdOf(RewardFact fact) => fact switch
    {
        RewardFact.RewardRedeemed f => f.Reward,
        RewardFact.RewardDelivered f => f.Reward,
        RewardFact.RewardReopened f => f.Reward,
        RewardFact.RewardRevoked f => f.Reward,
        RewardFact.RewardFlagged f => f.Reward,
        _ => throw new UnreachableException(),
    };

    internal RewardView After(RewardFact fact) => fact switch
    {
        RewardFact.RewardRedeemed => this with { Status = RewardStatus.Redeemed },
        RewardFact.RewardDelivered => this with { Status = RewardStatus.Delivered },
        RewardFact.RewardReopened => this with { Status = RewardStatus.Open },
        RewardFact.RewardRevoked revoked => this with { Status = RewardStatus.Revoked, Note = revoked.Reason, IsFlagged = false },
        RewardFact.RewardFlagged flagged => this with { Note = flagged.Reason, IsFlagged = true },
        _ => throw new UnreachableException(),
    };
}
