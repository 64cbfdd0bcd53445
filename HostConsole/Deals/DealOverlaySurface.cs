using HostConsole.Core.Deals;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>What the stream shows of deals.</summary>
public sealed class DealOverlaySurface : OverlaySurface
{
    public override string Title => "Deal";
    public override string About => "Price, countdown, units left";

    // The newest that is on, else the one that ended last; when that goes, the page's clock says.
    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var on = show.Deals.Where(d => d.IsOn).ToList();
        var deal = on.MaxBy(d => d.LaunchedAt) ?? show.Deals.MaxBy(d => d.EndedAt);
        var more = Math.Max(0, on.Count - 1);
        return deal is null ? null : OverlayPart.Of<DealOverlay>(
            (deal, more, show.Culture.Name), ("Deal", deal), ("More", more), ("Culture", show.Culture));
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var (step, now) = (sample.Step, sample.Now);
        var left = step < 6 ? Math.Max(0, 40 - step * step - step) : 0;
        var deal = new DealView(
            new(OverlaySampleStep.Id(2)), sample.Mug, sample.Price(2_400), Quantity: 40, PerViewer: 1, Claimed: 40 - left, Ordered: 0,
            left, Expired: 0, Waiting: step > 5 ? 3 : 0, Claims: 0, Redeemed: 0, step < 6 ? DealStatus.Open : DealStatus.SoldOut,
            now, now.AddSeconds(-12), now.AddSeconds(38), null, null, TimeSpan.FromMinutes(10), null, null);
        return OverlayPart.Of<DealOverlay>(step, ("Deal", deal), ("More", sample.Stretched ? 3 : 0), ("Culture", sample.Culture));
    }
}
