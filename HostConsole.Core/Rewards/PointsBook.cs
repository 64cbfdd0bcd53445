using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>The points of all viewers, over all shows. Belongs to the writer.</summary>
public sealed class PointsBook
{
    /// <summary>Whoever joins within this time of the show before has come back.</summary>
    public static readonly TimeSpan BackWithin = TimeSpan.FromDays(7);

    private readonly Dictionary<ViewerId, Account> _accounts = [];
    private readonly Dictionary<Season, Dictionary<ViewerId, long>> _seasons = [];

    private readonly Dictionary<string, (ViewerId Viewer, int Points)> _byOrder = new(StringComparer.Ordinal);

    private sealed class Account
    {
        public long Balance { get; set; }
        public bool Named { get; set; }

        /// <summary>The day of the last points, by UTC, and how many it gave.</summary>
        public (int Day, int Points) Day { get; set; }

        /// <summary>When a show was last joined; once it is another show's, the one before.</summary>
        public (RunId? Run, DateTimeOffset At) Joined { get; set; }
    }

    public EarnRules Rules { get; private set; } = EarnRules.Off;

    /// <summary>The sum of all that moved a viewer's points.</summary>
    public long Of(ViewerId viewer) => _accounts.GetValueOrDefault(viewer)?.Balance ?? 0;

    /// <summary>Whether the viewer agreed to be named on leaderboards.</summary>
    public bool IsNamed(ViewerId viewer) => _accounts.GetValueOrDefault(viewer)?.Named ?? false;

    public IEnumerable<ViewerId> Named => _accounts.Where(a => a.Value.Named).Select(a => a.Key);

    /// <summary>What viewers earned in a season: what they spent, staked or won with points is left out.</summary>
    public IReadOnlyDictionary<ViewerId, long> In(Season season) => _seasons.GetValueOrDefault(season) ?? [];

    /// <summary>What an order earned; null for nothing.</summary>
    internal (ViewerId Viewer, int Points)? OfOrder(string order) => _byOrder.TryGetValue(order, out var earned) ? earned : null;

    /// <summary>Points that the day still gives a viewer.</summary>
    internal int LeftToday(ViewerId viewer, DateTimeOffset now) =>
        Rules.DayCap - (_accounts.GetValueOrDefault(viewer)?.Day is { } day && day.Day == DayOf(now) ? day.Points : 0);

    /// <summary>Whether another show was joined within <see cref="BackWithin"/> before.</summary>
    internal bool CameBack(ViewerId viewer, RunId run, DateTimeOffset now) =>
        _accounts.GetValueOrDefault(viewer)?.Joined is { Run: { } before, At: var at } && before != run && now - at <= BackWithin;

    /// <summary>Nobody has any yet; the rules are the seller's.</summary>
    internal PointsBook Fork() => new() { Rules = Rules };

    /// <param name="run">The show in which they were earned.</param>
    internal void Apply(Earned earned, RunId run, DateTimeOffset at)
    {
        var (account, today) = (Ensure(earned.Viewer), DayOf(at));
        account.Day = (today, earned.Points + (account.Day.Day == today ? account.Day.Points : 0));
        if (earned.Rule == EarnRule.Joined) account.Joined = (run, at);
        Add(earned.Viewer, earned.Points, at, season: true);
        if (earned.Order is { } order) _byOrder[order] = (earned.Viewer, earned.Points + _byOrder.GetValueOrDefault(order).Points);
    }

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
                if (moved.Order is { } gone) _byOrder.Remove(gone);
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
        var all = _seasons.TryGetValue(Season.Of(at), out var known) ? known : _seasons[Season.Of(at)] = [];
        all[viewer] = all.GetValueOrDefault(viewer) + points;
    }

    private Account Ensure(ViewerId viewer) => _accounts.TryGetValue(viewer, out var known) ? known : _accounts[viewer] = new();
    private static int DayOf(DateTimeOffset at) => (int)(at.UtcTicks / TimeSpan.TicksPerDay);
}
