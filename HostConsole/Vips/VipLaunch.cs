using HostConsole.Components;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Surfaces;

namespace HostConsole.Vips;

/// <summary>How a VIP moment is launched and followed on the live page.</summary>
public sealed class VipLaunch : LaunchSurface
{
    public override string Key => "j";
    public override string Label => "VIP moment";
    public override string One => "a VIP moment";
    public override string Verb => "Reward those who stayed";
    public override Type Panel => typeof(VipPanel);
    public override Type Past => typeof(PastVips);

    public override IEnumerable<RunningItem> Running(ShowView show) => show.Vips.Where(v => v.IsOn).Select(v => new RunningItem(v.Id.Value, null));

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Vips.Where(v => !v.IsOn).ToList();
        return over.Count == 0 ? null : new(
            $"{Quantity.Of(over.Count, "VIP moment", show.Culture)}, {Quantity.Of(over.Sum(v => v.Members.Length), "reward", show.Culture)}");
    }

    protected override string? Against(ShowView show) => show.Vips.Count(v => v.IsOn) >= VipRules.MostOn
        ? "Three VIP moments are on already: close one first." : null;
}
