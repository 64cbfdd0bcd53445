using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using Microsoft.Extensions.Localization;

namespace HostConsole.Vips;

/// <summary>What the audience reads of VIP moments: VipTexts.resx.</summary>
public sealed class VipTexts
{
    private VipTexts() { }

    /// <summary>"10% off your next order", "100 points".</summary>
    public static string Reward(RewardOffer offer, CultureInfo culture, IStringLocalizer texts) =>
        offer.Title.Length > 0 ? offer.Title : Quantity.Of(offer.Points ?? 0, texts, "Reward_Points", culture);
}
