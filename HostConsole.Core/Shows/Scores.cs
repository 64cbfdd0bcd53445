using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>Who earned how many points in one run, and what for. Belongs to the writer.</summary>
public sealed class Scores
{
    private readonly Dictionary<ViewerId, int> _points = [];
    private readonly HashSet<(ViewerId, EarnRule, Guid)> _done = [];
    private readonly Dictionary<string, HashSet<ViewerId>> _atAddress = new(StringComparer.Ordinal);

    /// <summary>Points earned in this run, without those by hand and by games.</summary>
    public IReadOnlyDictionary<ViewerId, int> Points => _points;

    internal void Apply(PointsFact fact, string? address)
    {
        if (fact is not PointsFact.PointsEarned { Earned: var earned }) return;
        _done.Add((earned.Viewer, earned.Rule, earned.In));
        _points[earned.Viewer] = _points.GetValueOrDefault(earned.Viewer) + earned.Points;
        if (address is not null) (_atAddress.TryGetValue(address, out var known) ? known : _atAddress[address] = []).Add(earned.Viewer);
    }

    /// <summary>What a fact that is applied earns by the seller's rules.</summary>
    internal static IEnumerable<PointsFact> Follow(Run run, ShowFact fact, DateTimeOffset now)
    {
        var book = run.Ledger.Rewards.Points;
        if (book.Rules.IsOff) yield break;
        if (fact is OrderFact.OrderPlaced { Order: { Viewer: { } buyer } order } placed && placed.Run == run.Id && run.Ledger.Orders.Find(order.Key)?.Weight.Orders == 1)
        {
            var key = order.Key.ToString();
            var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
            if (Earn(run, buyer, EarnRule.Ordered, id, 1, now, key) is { } one) yield return one;
            if (Earn(run, buyer, EarnRule.OrderValue, id, WholeUnits(order.Gmv), now, key) is { } worth) yield return worth;
        }

        if (fact is not IEarns { Earner: { } viewer } earns) yield break;
        var back = earns.Earns == EarnRule.Joined && book.CameBack(viewer, run.Id, now);
        if (Earn(run, viewer, earns.Earns, earns.EarnedIn, 1, now) is { } earned) yield return earned;
        if (back && Earn(run, viewer, EarnRule.CameBack, Guid.Empty, 1, now) is { } again) yield return again;
    }

    private static int WholeUnits(Money money) => (int)Math.Clamp(money.Minor / money.Currency.Scale, 0, 100_000);

    /// <returns>Null where there is nothing to earn, or no more.</returns>
    private static PointsFact.PointsEarned? Earn(Run run, ViewerId viewer, EarnRule rule, Guid of, int times, DateTimeOffset now, string? order = null)
    {
        var (book, scores) = (run.Ledger.Rewards.Points, run.Scores);
        var each = book.Rules.For(rule);
        // A join is noted even where it gives nothing: by it somebody is known to have come back.
        if (each == 0 && !(rule == EarnRule.Joined && book.Rules.For(EarnRule.CameBack) > 0)) return null;
        if (viewer.IsRelayed && rule == EarnRule.Joined || run.State.Audience.Barred(viewer) is not null) return null;
        if (scores._done.Contains((viewer, rule, of)) || !scores.HasRoom(run.State.Audience.Addresses.OriginOf(viewer), viewer, book.Rules.AddressCap)) return null;
        var points = (int)Math.Clamp((long)each * times, 0, Math.Min(
            book.Rules.ShowCap - scores._points.GetValueOrDefault(viewer), book.LeftToday(viewer, now)) is var most and > 0 ? most : 0);
        return points == 0 && rule != EarnRule.Joined ? null : new(new(viewer, rule, of, points, order)) { Run = run.Id };
    }

    // A crowd behind one address isn't shut out of the show, but can't farm.
    private bool HasRoom(string? address, ViewerId viewer, int cap) =>
        address is null || !_atAddress.TryGetValue(address, out var earners) || earners.Count < cap || earners.Contains(viewer);
}
