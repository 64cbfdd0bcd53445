using System.Globalization;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Surfaces;

namespace HostConsole.Vips;

/// <summary>The cue that opens a VIP moment.</summary>
public sealed class VipCueSurface : CueSurface<VipCue, VipDraft, VipForm>
{
    public override string Label => "VIP moment";
    public override string Icon => "star";
    public override int Place => 43;

    protected override VipDraft Edit(VipCue cue) =>
        new() { Id = cue.Id, Title = cue.Title, Percent = cue.Percent, Reward = OfferDraft.Of(cue.Offer) };

    public override VipDraft? Last(ShowView show) => show.Vips.LastOrDefault() is not { } last ? null
        : new() { Title = last.Title, Percent = last.Percent, Reward = OfferDraft.Of(last.Offer) };

    protected override string Detail(VipCue cue, CultureInfo culture) =>
        $"Stayed {cue.Percent} %: {OfferWords.Of(cue.Offer, culture)}";
}
