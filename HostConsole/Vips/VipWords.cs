using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Vips;

namespace HostConsole.Vips;

/// <summary>How VIP moments are worded at the console; for the audience: <see cref="VipTexts"/>.</summary>
public static class VipWords
{
    /// <summary>"12 of 48 stayed for 80 % of the show".</summary>
    public static string Stayed(VipView vip, CultureInfo culture) =>
        $"{Quantity.Of(vip.Members.Length, culture)} of {Quantity.Of(vip.Visitors, culture)} stayed for {vip.Percent} % of the show";

    /// <summary>waiting, given or closed.</summary>
    public static string StateOf(VipView vip) => !vip.IsOn ? "closed" : vip.IsWaiting ? "waiting" : "given";
}
