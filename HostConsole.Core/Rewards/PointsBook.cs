using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>The points of all viewers, over all shows. Belongs to the writer.</summary>
/// <param name="members">Whose points are one person's.</param>
public sealed class PointsBook(Members members)
{
    /// <summary>Whoever joins within this time of the show before has come back.</summary>
    public static readonly TimeSpan BackWithin = TimeSpan.FromDays(7);

    private Account? Find(ViewerId viewer) => _accounts.GetValueOrDefault(members.MainOf(viewer));

    private readonly Dictionary<ViewerId, Account> _accounts = [];
    private readonly Dictionary<Season, SeasonBook> _seasons = [];

    private readonly Dictionary<RunId, long> _inPlay = [];
    private readonly Dictionary<string, (ViewerId Viewer, int Points)> _byOrder = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> _sold = [];
    private readonly HashSet<Guid> _brought = [];
    private readonly Dictionary<string, ViewerId> _byLink = new(StringComparer.Ordinal);

    private sealed class Account
    {
        public long Balance { get; set; }
        public bool Named { get; set; }

        /// <summary>The day of the last points, by UTC, and how many it gave.</summary>
        public (int Day, int Points) Day { get; set; }

        /// <summary>How often something was done that the seller's rules know.</summary>
        public Dictionary<EarnRule, int> Times { get; } = [];
        public List<OwnBadge> Badges { get; } = [];

        /// <summary>When a show was last joined; once it is another show's, the one before.</summary>
        public (RunId? Run, DateTimeOffset At) Joined { get; set; }

        /// <summary>The show in which something was earned first.</summary>
        public RunId? First { get; set; }
    }

    public EarnRules Rules { get; private set; } = EarnRules.Off;

    /// <summary>What there is for points.</summary>
    public IReadOnlyList<ShopItem> Shop { get; private set; } = [];

    /// <summary>How many of something are left for points; null without limit.</summary>
    public int? LeftOf(ShopItem item) => item.Units - _sold.GetValueOrDefault(item.Id.Value);

    /// <summary>How often something was taken for points.</summary>
    public int SoldOf(ShopItemId item) => _sold.GetValueOrDefault(item.Value);

    /// <summary>Badges of a viewer, the oldest first.</summary>
    public IReadOnlyList<OwnBadge> BadgesOf(ViewerId viewer) => Find(viewer)?.Badges ?? [];

    /// <summary>How often a viewer did something, as far as the rules counted it.</summary>
    public int TimesOf(ViewerId viewer, EarnRule rule) => Find(viewer)?.Times.GetValueOrDefault(rule) ?? 0;

    /// <summary>Whether a viewer ever earned or was given something.</summary>
    public bool Knows(ViewerId viewer) => Find(viewer) is not null;

    /// <summary>What stands in the link by which a viewer brings friends: says who it was to this book alone.</summary>
    public static string LinkOf(ViewerId viewer)
    {
        Span<byte> id = stackalloc byte[16], hash = stackalloc byte[SHA256.HashSizeInBytes];
        viewer.Value.TryWriteBytes(id, bigEndian: true, out _);
        SHA256.HashData(id, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Whose link it is; null for nobody's.</summary>
    public ViewerId? OfLink(string link) => _byLink.TryGetValue(link, out var viewer) ? viewer : null;

    /// <summary>Whether somebody brought this viewer.</summary>
    internal bool IsBrought(ViewerId friend) => _brought.Contains(friend.Value);

    /// <summary>What everybody begins a rehearsal with, so that games with points can be rehearsed too.</summary>
    public const int SamplePoints = 500;

    /// <summary>What everybody has before anything is moved: none, but in a rehearsal.</summary>
    public int Begun { get; private init; }

    /// <summary>The sum of all that moved a viewer's points.</summary>
    public long Of(ViewerId viewer) => Begun + (Find(viewer)?.Balance ?? 0);

    /// <summary>Points that are staked in games of shows; where there are none, a show isn't named.</summary>
    public IReadOnlyDictionary<RunId, long> InPlay => _inPlay;

    /// <summary>Whether the viewer agreed to be named on leaderboards.</summary>
    public bool IsNamed(ViewerId viewer) => Find(viewer)?.Named ?? false;

    public IEnumerable<ViewerId> Named => _accounts.Where(a => a.Value.Named).Select(a => a.Key);

    /// <summary>What everybody earned in a season: what they spent, staked or won with points is left out.</summary>
    public IReadOnlyDictionary<ViewerId, long> In(Season season) =>
        _seasons.TryGetValue(season, out var book) ? book.Points : System.Collections.Immutable.ImmutableDictionary<ViewerId, long>.Empty;

    /// <summary>What a viewer earned in a season.</summary>
    public long In(Season season, ViewerId viewer) => _seasons.GetValueOrDefault(season)?.Of(members.MainOf(viewer)) ?? 0;

    /// <summary>Where a viewer stands in the season's league; null for who has earned nothing in it.</summary>
    public LeagueStanding? LeagueOf(Season season, ViewerId viewer) => _seasons.GetValueOrDefault(season)?.StandingOf(members.MainOf(viewer));

    /// <summary>Whether a viewer earned something in a show before this one.</summary>
    public bool WasMember(ViewerId viewer, RunId run) => Find(viewer)?.First is { } first && first != run;

    /// <summary>What an order earned; null for nothing.</summary>
    internal (ViewerId Viewer, int Points)? OfOrder(string order) => _byOrder.TryGetValue(order, out var earned) ? earned : null;

    /// <summary>Points that the day still gives a viewer.</summary>
    internal int LeftToday(ViewerId viewer, DateTimeOffset now) =>
        Rules.DayCap - (Find(viewer)?.Day is { } day && day.Day == DayOf(now) ? day.Points : 0);

    /// <summary>Whether another show was joined within <see cref="BackWithin"/> before.</summary>
    internal bool CameBack(ViewerId viewer, RunId run, DateTimeOffset now) =>
        Find(viewer)?.Joined is { Run: { } before, At: var at } && before != run && now - at <= BackWithin;

    /// <summary>Everybody has sample points, and nobody has earned any; the rules are the seller's.</summary>
    internal PointsBook Fork(Members members) => new(members) { Rules = Rules, Shop = Shop, Begun = SamplePoints };

    /// <param name="run">The show in which they were earned.</param>
    /// <param name="times">How often it was done.</param>
    internal void Apply(Earned earned, RunId run, DateTimeOffset at, int times = 1)
    {
        var (account, today) = (Ensure(earned.Viewer), DayOf(at));
        account.Day = (today, earned.Points + (account.Day.Day == today ? account.Day.Points : 0));
        account.Times[earned.Rule] = account.Times.GetValueOrDefault(earned.Rule) + times;
        account.First ??= run;
        if (earned.Rule == EarnRule.Joined) account.Joined = (run, at);
        if (earned.Rule == EarnRule.BroughtFriend) _brought.Add(earned.In);
        Add(earned.Viewer, earned.Points, at, season: true);
        if (earned.Order is { } order) _byOrder[order] = (earned.Viewer, earned.Points + _byOrder.GetValueOrDefault(order).Points);
    }

    internal void Award(ViewerId viewer, OwnBadge badge) => Ensure(viewer).Badges.Add(badge);
    internal void TakeBadge(ViewerId viewer, BadgeId badge) => Ensure(viewer).Badges.RemoveAll(b => b.Id == badge);
    internal void Sold(Guid item, int units) => _sold[item] = _sold.GetValueOrDefault(item) + units;

    internal void Name(ViewerId viewer, bool on) => Ensure(viewer).Named = on;

    internal void Apply(PointsFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case PointsFact.EarnRulesSet set:
                Rules = set.Rules;
                break;
            case PointsFact.PointsMoved moved:
                Add(moved.Viewer, moved.Amount, at, season: moved.Of is null);
                if (moved.Order is { } gone && _byOrder.Remove(gone)) Undo(moved.Viewer, EarnRule.Ordered);
                if (moved is { Of: not null, Run: { } run }) Stake(run, -moved.Amount);
                break;
            case PointsFact.ShopSet shop:
                Shop = shop.Items;
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <param name="season">Whether it counts in the season.</param>
    internal void Add(ViewerId viewer, long points, DateTimeOffset at, bool season)
    {
        Ensure(viewer).Balance += points;
        if (!season) return;
        var now = Season.Of(at);
        if (!_seasons.TryGetValue(now, out var book)) _seasons[now] = book = new(BeforeOf(now));
        book.Add(members.MainOf(viewer), points);
    }

    private SeasonBook? BeforeOf(Season season) =>
        _seasons.Where(s => s.Key.Ends < season.Ends).OrderByDescending(s => s.Key.Ends).Select(s => s.Value).FirstOrDefault();

    /// <summary>One person's accounts come together; the consent to be named is that of <paramref name="main"/>.</summary>
    internal void Join(ViewerId main, ViewerId other)
    {
        foreach (var season in _seasons.Values) season.Join(main, other);
        _byLink[LinkOf(other)] = main; // each device shows a link of its own
        if (!_accounts.Remove(other, out var old)) return;
        var account = Ensure(main);
        account.Balance += old.Balance;
        account.First ??= old.First;
        if (old.Joined.At > account.Joined.At) account.Joined = old.Joined;
        account.Day = account.Day.Day == old.Day.Day ? (account.Day.Day, account.Day.Points + old.Day.Points)
            : account.Day.Day > old.Day.Day ? account.Day : old.Day;
        foreach (var (rule, times) in old.Times) account.Times[rule] = account.Times.GetValueOrDefault(rule) + times;
        foreach (var badge in old.Badges.Where(b => account.Badges.All(own => own.Id != b.Id))) account.Badges.Add(badge);
    }

    private void Stake(RunId run, long points)
    {
        var now = _inPlay.GetValueOrDefault(run) + points;
        if (now == 0) _inPlay.Remove(run);
        else _inPlay[run] = now;
    }

    private void Undo(ViewerId viewer, EarnRule rule)
    {
        if (TimesOf(viewer, rule) is > 0 and var times) Ensure(viewer).Times[rule] = times - 1;
    }

    private Account Ensure(ViewerId viewer)
    {
        if (Find(viewer) is { } known) return known;
        var main = members.MainOf(viewer);
        _byLink[LinkOf(main)] = main;
        return _accounts[main] = new();
    }

    private static int DayOf(DateTimeOffset at) => (int)(at.UtcTicks / TimeSpan.TicksPerDay);
}
