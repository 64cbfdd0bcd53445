using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Surfaces;

namespace HostConsole.Vips;

/// <summary>What the stream shows of VIP moments.</summary>
public sealed class VipOverlaySurface : OverlaySurface
{
    public override string Title => "VIP moment";
    public override string About => "What those who stayed get";

    public override string? Takes => "milestone";

    // The newest that is on; when all are over, the one that ended last, for a while.
    public override OverlayPart? Draw(ShowView show, OverlayNames names) =>
        (show.Vips.LastOrDefault(v => v.IsOn) ?? show.Vips.MaxBy(v => v.ClosedAt)) is { } vip
            ? OverlayPart.Of<VipOverlay>((vip, show.Culture.Name), ("Vip", vip), ("Culture", show.Culture))
            : null;

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var members = Enumerable.Range(1, 12 + sample.Step)
            .Select(n => new VipMember(new(OverlaySampleStep.Id(n)), new(OverlaySampleStep.Id(n))));
        var vip = new VipView(
            new(OverlaySampleStep.Id(8)), sample.Stretch("For those who stayed", 120), 80,
            new(RewardKind.Gift, sample.Stretch("A linen tote in the parcel", 120)), [.. members], 48, sample.Now, sample.Now, sample.Now, null);
        return OverlayPart.Of<VipOverlay>(sample.Step, ("Vip", vip), ("Culture", sample.Culture));
    }
}
