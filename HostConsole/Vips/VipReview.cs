using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Surfaces;

namespace HostConsole.Vips;

/// <summary>What the review shows of VIP moments.</summary>
public sealed class VipReview : ReviewSurface
{
    public override string Name => "VIPs";
    public override int Count(ShowView show) => show.Vips.Length;
    public override Type Table => typeof(VipReviewTable);
    public override int Colour => 3;
}
