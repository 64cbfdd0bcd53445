using HostConsole.Components;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Review;

/// <summary>What the numbers of a show suggest for the next one. Plain rules, each told with its number.</summary>
public static class ReviewHints
{
    public static IReadOnlyList<ReviewHint> Of(ShowView show, ReviewTotals totals)
    {
        var hints = MechanicUis.All.SelectMany(ui => ui.Review?.Hints(show, totals) ?? []).ToList();
        var culture = show.Culture;
        if (totals.LeftOut > 0)
        {
            hints.Add(new(false, $"{Quantity.Of(totals.LeftOut, "order is", culture, "orders are")} left out of the totals: "
                + "tests, or another currency. They stand among the orders."));
        }

        if (totals.Seen > 0 && totals.Active * 4 < totals.Seen)
        {
            hints.Add(new(false, $"Only {Percent.Of((double)totals.Active / totals.Seen, culture)} of your audience took part. "
                + "An easy poll in the first minutes wakes them."));
        }

        if (hints.Count == 0) hints.Add(new(true, "Run a poll, a deal and a giveaway; what moved your audience stands here afterwards."));
        return hints;
    }
}
