using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>Points and badges that people earn by what they do, by the seller's rules.</summary>
internal static class Earning
{
    /// <summary>
    /// What a fact that is applied earns by the seller's rules. Each is to be applied before the next is asked for: a badge is for the time
    /// just counted.
    /// </summary>
    public static IEnumerable<RewardFact> Follow(Run run, ShowFact fact, DateTimeOffset now)
    {
        var book = run.Ledger.Rewards.Points;
        if (book.Rules.IsOff) yield break;
        foreach (var (viewer, rule, of, times, order) in Deeds(run, fact, now))
        {
            if (Earn(run, viewer, rule, of, times, now, order) is not { } earned) continue;
            yield return earned;
            foreach (var badge in Badges(book, viewer, rule)) yield return badge;
        }

        if (fact is not (AudienceFact.PresenceNoted or LifecycleFact.ShowEnded)) yield break;
        foreach (var watched in Watched(run, now).Chunk(AudienceRules.MostInNote))
        {
            yield return new RewardFact.WatchingEarned(watched);
            foreach (var one in watched)
                foreach (var badge in Badges(book, one.Viewer, EarnRule.Watched)) yield return badge;
        }
    }

    // What has just been done often enough.
    private static RewardFact.BadgeAwarded[] Badges(PointsBook book, ViewerId viewer, EarnRule rule) =>
    [
        .. (book.Rules.Badges ?? []).Where(b => b.For == rule && book.TimesOf(viewer, rule) >= b.Times && book.BadgesOf(viewer).All(own => own.Id != b.Id))
            .Select(b => new RewardFact.BadgeAwarded(viewer, b.Id, b.Name)),
    ];

    private static IEnumerable<(ViewerId Viewer, EarnRule Rule, Guid Of, int Times, string? Order)> Deeds(Run run, ShowFact fact, DateTimeOffset now)
    {
        var book = run.Ledger.Rewards.Points;
        if (fact is OrderFact.OrderPlaced { Order: { Viewer: { } buyer } order } placed && placed.Run == run.Id
            && run.Ledger.Orders.Find(order.Key)?.Weight.Orders == 1)
        {
            var key = order.Key.ToString();
            var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
            yield return (buyer, EarnRule.Ordered, id, 1, key);
            yield return (buyer, EarnRule.OrderValue, id, WholeUnits(order.Gmv), key);
        }

        if (fact is not IEarns earns) yield break;
        // Who is new, and who is back, is known only before the join counts.
        var back = earns is { Earns: EarnRule.Joined, Earner: { } visitor } && book.CameBack(visitor, run.Id, now);
        var bringer = fact is AudienceFact.ViewerJoined { By: { } by } joined && IsNewFriend(run, joined, by) ? by : default(ViewerId?);
        foreach (var viewer in earns.Earners) yield return (viewer, earns.Earns, earns.EarnedIn, 1, null);
        if (back) yield return (earns.Earner!.Value, EarnRule.CameBack, Guid.Empty, 1, null);
        if (bringer is { } one) yield return (one, EarnRule.BroughtFriend, earns.Earner!.Value.Value, 1, null);
    }

    // Who has watched the span once more since it was counted last.
    private static IEnumerable<WatchedPoints> Watched(Run run, DateTimeOffset now)
    {
        var (book, scores, audience) = (run.Ledger.Rewards.Points, run.State.Rewards.Scores, run.State.Audience);
        var (each, every) = (book.Rules.For(EarnRule.Watched), TimeSpan.FromMinutes(book.Rules.WatchedEvery));
        var noted = book.Rules.Notes(EarnRule.Watched);
        if (each == 0 && !noted) yield break;
        var fresh = new Dictionary<string, int>(StringComparer.Ordinal); // who begins to earn with this, by address
        var done = new HashSet<ViewerId>(); // who watches on two devices watches once
        foreach (var (viewer, watched) in audience.Presence.All(now).Where(v => v.Watched >= every)
            .OrderByDescending(v => v.Watched).ThenBy(v => v.Viewer.Value))
        {
            var member = run.Ledger.Rewards.Members.MainOf(viewer);
            var (times, counted) = ((int)(watched / every), scores.WatchedOf(member));
            if (times <= counted || audience.Barred(viewer) is not null || done.Contains(member)) continue;
            if (!scores.Points.ContainsKey(member) && !HasRoom(run, viewer, book.Rules.AddressCap, fresh)) continue;
            var points = Within(run, member, (long)each * (times - counted), now);
            if ((points > 0 || noted) && done.Add(member)) yield return new(member, times, points, times - counted - 1);
        }
    }

    // No more than the show and the day still give.
    private static int Within(Run run, ViewerId viewer, long points, DateTimeOffset now)
    {
        var book = run.Ledger.Rewards.Points;
        var left = Math.Min(book.Rules.ShowCap - run.State.Rewards.Scores.Points.GetValueOrDefault(viewer), book.LeftToday(viewer, now));
        return (int)Math.Clamp(points, 0, Math.Max(0, left));
    }

    /// <summary>
    /// What somebody earns by what belongs to no show. Its game lets it happen once a day for each; the day's cap holds for it by itself.
    /// </summary>
    public static PointsFact.PointsMoved? Between(PointsBook book, ShowFact fact) =>
        fact is IEarns { Earner: { } viewer, Earns: var rule } && Math.Min(book.Rules.For(rule), book.Rules.DayCap) is var points and > 0
            ? new(viewer, points, rule == EarnRule.SolvedWord ? "Solved the daily word" : "Took part between shows")
            : null;

    private static int WholeUnits(Money money) => (int)Math.Clamp(money.Minor / money.Currency.Scale, 0, 100_000);

    /// <summary>Whether somebody brought by a link counts: new here, and the first from an address that isn't the bringer's own.</summary>
    private static bool IsNewFriend(Run run, AudienceFact.ViewerJoined joined, ViewerId by)
    {
        var (book, addresses) = (run.Ledger.Rewards.Points, run.State.Audience.Addresses);
        if (book.Knows(joined.Viewer) || !book.Knows(by) && !run.State.Audience.Knows(by)) return false;
        return joined.Origin is not { } origin
            || addresses.OriginOf(by) != origin && !addresses.From(origin).Any(other => other != joined.Viewer && book.IsBrought(other));
    }

    /// <returns>Null where there is nothing to earn, or no more.</returns>
    private static RewardFact.PointsEarned? Earn(Run run, ViewerId viewer, EarnRule rule, Guid of, int times, DateTimeOffset now, string? order)
    {
        var (book, scores) = (run.Ledger.Rewards.Points, run.State.Rewards.Scores);
        var (each, noted) = (book.Rules.For(rule), book.Rules.Notes(rule));
        if (each == 0 && !noted) return null;
        if (viewer.IsRelayed && rule == EarnRule.Joined || run.State.Audience.Barred(viewer) is not null) return null;
        var member = run.Ledger.Rewards.Members.MainOf(viewer); // the same thing done on two devices counts once
        if (scores.Has(member, rule, of) || !scores.Points.ContainsKey(member) && !HasRoom(run, viewer, book.Rules.AddressCap)) return null;
        var points = Within(run, member, (long)each * times, now);
        return points == 0 && !noted && rule != EarnRule.Joined ? null : new(new(member, rule, of, points, order));
    }

    // A crowd behind one address isn't shut out of the show, but can't farm.
    private static bool HasRoom(Run run, ViewerId viewer, int cap, Dictionary<string, int>? fresh = null)
    {
        var scores = run.State.Rewards.Scores;
        if (scores.Points.ContainsKey(viewer) || run.State.Audience.Addresses.OriginOf(viewer) is not { } address) return true;
        var earn = run.State.Audience.Addresses.From(address).Where(scores.Points.ContainsKey).Take(cap).Count()
            + (fresh?.GetValueOrDefault(address) ?? 0);
        if (earn < cap && fresh is not null) fresh[address] = fresh.GetValueOrDefault(address) + 1;
        return earn < cap;
    }
}
