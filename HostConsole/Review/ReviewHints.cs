using HostConsole.Core.Deals;
using HostConsole.Core.Goals;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Goals;
using HostConsole.Shell;

namespace HostConsole.Review;

/// <summary>One thing to learn from a show, in a sentence that names the number behind it.</summary>
public sealed record ReviewHint(bool Good, string Text);

/// <summary>What the numbers of a show suggest for the next one. Plain rules, each told with its number.</summary>
public static class ReviewHints
{
    public static IReadOnlyList<ReviewHint> Of(ShowView show, ReviewTotals totals)
    {
        var hints = new List<ReviewHint>();
        var culture = show.Culture;
        if (show.Deals.OrderByDescending(d => d.Redeemed).FirstOrDefault() is { Redeemed: > 0 } best && totals.Orders > 0)
            hints.Add(new(true, $"“{best.Item.Title}” was the strongest deal: {best.Redeemed.ToString("N0", culture)} of {Counted.Of(totals.Orders, "order", culture)}."));
        foreach (var deal in show.Deals.Where(d => d.SoldOutAt is not null && d.EndsAt - d.SoldOutAt > TimeSpan.FromSeconds(20)).Take(2))
            hints.Add(new(true, $"“{deal.Item.Title}” sold out after {Time(deal.SoldOutAt!.Value - deal.OpensAt)}. More units, or a smaller discount, would have earned more."));
        if (show.Deals.Sum(d => d.Expired) is > 0 and var expired)
            hints.Add(new(false, $"{Counted.Of(expired, "claimed unit", culture)} ran out unpaid. A longer hold, or a reminder on stream, helps."));
        if (show.Deals.Where(d => d.EndedAt is not null && d.CancelReason is null && d.Left > d.Quantity / 2).ToArray() is { Length: > 0 } slow)
            hints.Add(new(false, $"“{slow[0].Item.Title}” ended with {slow[0].Left.ToString("N0", culture)} of {slow[0].Quantity.ToString("N0", culture)} units left. Show it longer before the deal, or offer fewer."));
        if (show.Polls.OrderByDescending(p => p.Voters).FirstOrDefault() is { Voters: > 0 } poll && totals.Viewers > 0)
            hints.Add(new(true, $"“{poll.Question}” moved {Percent.Of((double)poll.Voters / totals.Viewers, culture)} of your viewers to vote."));
        if (show.Goals.FirstOrDefault(g => g.IsReached) is { } goal)
            hints.Add(new(true, $"“{goal.Title}” was reached after {Time(goal.ReachedAt!.Value - goal.OpenedAt)}. A goal that people reach together brings them back for the next."));
        else if (show.Goals.MaxBy(g => g.Share) is { } missed)
            hints.Add(new(false, $"“{missed.Title}” came to {GoalWords.Progress(missed, culture)}. A target within reach pulls; set it where the show before would have come."));
        if (totals.LeftOut > 0)
            hints.Add(new(false, $"{Counted.Of(totals.LeftOut, "order is", culture, "orders are")} left out of the totals: tests, or another currency. They stand among the orders."));
        if (totals.Viewers > 0 && totals.Active * 4 < totals.Viewers)
            hints.Add(new(false, $"Only {Percent.Of((double)totals.Active / totals.Viewers, culture)} of your viewers took part. An easy poll in the first minutes wakes them."));
        if (hints.Count == 0) hints.Add(new(true, "Run a poll, a deal and a giveaway; what moved your audience stands here afterwards."));
        return hints;
    }

    private static string Time(TimeSpan t) => t.TotalMinutes >= 1 ? $"{(int)t.TotalMinutes} min {t.Seconds} s" : $"{t.Seconds} s";
}
