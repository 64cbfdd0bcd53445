using HostConsole.Components;
using HostConsole.Core.Deals;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>What the review shows of deals.</summary>
public sealed class DealReview : ReviewSurface
{
    public override string Name => "Deals";
    public override int Count(ShowView show) => show.Deals.Length;
    public override Type Table => typeof(DealReviewTable);
    public override int Colour => 4;

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        var (deals, culture) = (show.Deals, show.Culture);
        if (deals.OrderByDescending(d => d.Redeemed).FirstOrDefault() is { Redeemed: > 0 } best && totals.Orders > 0)
        {
            yield return new(true, $"“{best.Item.Title}” was the strongest deal: "
                + $"{best.Redeemed.ToString("N0", culture)} of {Quantity.Of(totals.Orders, "order", culture)}.");
        }

        foreach (var deal in deals.Where(d => d.SoldOutAt is not null && d.EndsAt - d.SoldOutAt > TimeSpan.FromSeconds(20)).Take(2))
        {
            yield return new(true, $"“{deal.Item.Title}” sold out after {Time(deal.SoldOutAt!.Value - deal.OpensAt)}. "
                + "More units, or a smaller discount, would have earned more.");
        }

        if (deals.Sum(d => d.Expired) is > 0 and var expired)
            yield return new(false, $"{Quantity.Of(expired, "claimed unit", culture)} ran out unpaid. A longer hold, "
                + "or a reminder on stream, helps.");
        if (deals.FirstOrDefault(d => d.EndedAt is not null && d.CancelReason is null && d.Left > d.Quantity / 2) is { } slow)
        {
            yield return new(false, $"“{slow.Item.Title}” ended with {slow.Left.ToString("N0", culture)} "
                + $"of {slow.Quantity.ToString("N0", culture)} "
                + "units left. Show it longer before the deal, or offer fewer.");
        }
    }
}
