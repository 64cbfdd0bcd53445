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

    /// <summary>Codes by which viewers link accounts of other platforms, by viewer.</summary>
    internal Dictionary<ViewerId, PendingLink> Links { get; } = [];

    /// <summary>The code by which a viewer links an account, written or not; null where none was asked for.</summary>
    public PendingLink? LinkOf(ViewerId viewer) => Links.GetValueOrDefault(viewer);

    /// <summary>The viewer whose code this is, and nobody has written yet; null for nobody's.</summary>
    internal ViewerId? WhoAsked(string code, DateTimeOffset now)
    {
        foreach (var (viewer, link) in Links)
            if (link.Author is null && link.Code == code && link.Until >= now) return viewer;
        return null;
    }

    private int _badges;
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

    /// <summary>So many badges more, or fewer.</summary>
    internal void Awarded(int badges)
    {
        _badges += badges;
        _view = null;
    }

    public RewardsView View(Moment moment) => _view ??= new(_given ??= _all.ToImmutable(), Scores.Leaders(moment)) { Numbers = NumbersAt(moment) };

    private RewardNumbers NumbersAt(Moment moment)
    {
        var (earners, members, earned) = (0, 0, 0L);
        foreach (var (viewer, points) in Scores.Points)
        {
            earned += points;
            if (points > 0) earners++;
            if (moment.WasMember(viewer)) members++;
        }

        return new(earned, earners, members, _badges, _all.Count(r => r.Counts), _all.Count(r => r.Counts && r.IsUsed));
    }
    public ImmutableArray<RewardView> All() => _given ??= _all.ToImmutable();
}

/// <param name="All">In the order in which they were given.</param>
/// <param name="Leaders">Who earned most in the run among those who agreed to be named, the best first.</param>
public sealed record RewardsView(ImmutableArray<RewardView> All, ImmutableArray<Leader> Leaders)
{
    public static readonly RewardsView Empty = new([], []);

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public RewardNumbers Numbers { get; init; }
}

/// <summary>What a run's points and rewards come to; what each number means stands among the definitions of all numbers.</summary>
/// <param name="Points">Earned, without those by hand and by games.</param>
/// <param name="Earners">Who earned any.</param>
/// <param name="Members">Who of them had earned something in a show before.</param>
/// <param name="Badges">Awarded, without those taken back.</param>
/// <param name="Given">Rewards besides points, without those taken back.</param>
/// <param name="Used">Of these, used or sent.</param>
public readonly record struct RewardNumbers(long Points, int Earners, int Members, int Badges, int Given, int Used)
{
    /// <summary>Points a minute.</summary>
    /// <param name="on">How long the show has been on.</param>
    public double? Velocity(TimeSpan on) => on < TimeSpan.FromSeconds(1) ? null : Points / on.TotalMinutes;

    /// <param name="seen">People seen.</param>
    public double? Activity(int seen) => Ratio.Of(Earners, seen);

    [JsonIgnore] public double? Redemption => Ratio.Of(Used, Given);
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
    private Ranking? _ranking;
    private readonly HashSet<(ViewerId, EarnRule, Guid)> _done = [];

    /// <summary>Points earned in this run, without those by hand and by games.</summary>
    public IReadOnlyDictionary<ViewerId, int> Points => _points;

    public bool Has(ViewerId viewer, EarnRule rule, Guid what) => _done.Contains((viewer, rule, what));

    // Made anew when somebody asks, once for all who ask until points are earned again.
    private Ranking Ranking => _ranking ??= new(_points.Select(p => (p.Key, (long)p.Value)));

    /// <summary>A viewer's place among all who earned any, named or not; null without points.</summary>
    public int? PlaceOf(ViewerId viewer) => _points.GetValueOrDefault(viewer) is > 0 and var own ? Ranking.PlaceOf(own) : null;

    /// <summary>A viewer with the next ones above and below.</summary>
    public ImmutableArray<Ranked> Around(ViewerId viewer, int each) => Ranking.Around(viewer, _points.GetValueOrDefault(viewer), each);

    /// <summary>How often the span of minutes that gives points was counted for a viewer.</summary>
    public int WatchedOf(ViewerId viewer) => _watched.GetValueOrDefault(viewer);

    internal void Add(WatchedPoints watched)
    {
        _watched[watched.Viewer] = watched.Times;
        _points[watched.Viewer] = _points.GetValueOrDefault(watched.Viewer) + watched.Points;
        _ranking = null;
    }

    internal void Add(Earned earned)
    {
        _done.Add((earned.Viewer, earned.Rule, earned.In));
        _points[earned.Viewer] = _points.GetValueOrDefault(earned.Viewer) + earned.Points;
        _ranking = null;
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

    /// <summary>More tickets in a giveaway; null for other kinds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Tickets { get; init; }

    public RewardStatus Status { get; init; }
    /// <summary>Why it was revoked, or what somebody has to look at.</summary>
    public string? Note { get; init; }

    /// <summary>What it was earned by was taken back after it had been used: somebody has to look at it.</summary>
    public bool IsFlagged { get; init; }

    /// <summary>Whether it counts as one that can be used: points are there at once.</summary>
    [JsonIgnore] public bool Counts => Kind != RewardKind.Points && Status != RewardStatus.Revoked;
    [JsonIgnore] public bool IsUsed => Status is RewardStatus.Redeemed or RewardStatus.Delivered;

    /// <summary>Whether the host owes something for it: a gift to send, words to say.</summary>
    [JsonIgnore] public bool IsPromised => Status == RewardStatus.Open && Kind is RewardKind.Gift or RewardKind.ShoutOut;

    // Points are there at once; nobody has to use or to send them.
    internal static RewardView Of(RewardFact.RewardGiven given, DateTimeOffset at) => new(
        given.Reward, given.Owner, given.Kind, given.Title, given.Pool, given.Points, given.Source, given.Order, given.Reason, at)
    {
        Status = given.Kind == RewardKind.Points ? RewardStatus.Redeemed : RewardStatus.Open,
        Cost = given.Cost,
        Tickets = given.Tickets,
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
