using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>Points that people earn by what they do, by the seller's rules.</summary>
internal static class Earning
{
    /// <summary>What a fact that is applied earns by the seller's rules.</summary>
    public static IEnumerable<RewardFact.PointsEarned> Follow(Run run, ShowFact fact, DateTimeOffset now)
    {
        var book = run.Ledger.Rewards.Points;
        if (book.Rules.IsOff) yield break;
        if (fact is OrderFact.OrderPlaced { Order: { Viewer: { } buyer } order } placed && placed.Run == run.Id
            && run.Ledger.Orders.Find(order.Key)?.Weight.Orders == 1)
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
    private static RewardFact.PointsEarned? Earn(Run run, ViewerId viewer, EarnRule rule, Guid of, int times, DateTimeOffset now, string? order = null)
    {
        var (book, scores) = (run.Ledger.Rewards.Points, run.State.Rewards.Scores);
        var each = book.Rules.For(rule);
        // A join is noted even where it gives nothing: by it somebody is known to have come back.
        if (each == 0 && !(rule == EarnRule.Joined && book.Rules.For(EarnRule.CameBack) > 0)) return null;
        if (viewer.IsRelayed && rule == EarnRule.Joined || run.State.Audience.Barred(viewer) is not null) return null;
        if (scores.Has(viewer, rule, of) || !HasRoom(run, viewer, book.Rules.AddressCap)) return null;
        var points = (int)Math.Clamp((long)each * times, 0, Math.Min(
            book.Rules.ShowCap - scores.Points.GetValueOrDefault(viewer), book.LeftToday(viewer, now)) is var most and > 0 ? most : 0);
        return points == 0 && rule != EarnRule.Joined ? null : new(new(viewer, rule, of, points, order));
    }

    // A crowd behind one address isn't shut out of the show, but can't farm.
    private static bool HasRoom(Run run, ViewerId viewer, int cap)
    {
        var scores = run.State.Rewards.Scores;
        if (scores.Points.ContainsKey(viewer) || run.State.Audience.Addresses.OriginOf(viewer) is not { } address) return true;
        return run.State.Audience.Addresses.From(address).Where(scores.Points.ContainsKey).Take(cap).Count() < cap;
    }
}
