using HostConsole.Components;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.MysteryGifts;

/// <summary>How a mystery gift is launched and followed on the live page.</summary>
public sealed class MysteryLaunch : LaunchSurface
{
    public override string Key => "9";
    public override string Label => "Mystery gift";
    public override string One => "a mystery gift";
    public override string Verb => "Open mystery gift";
    public override Type Panel => typeof(MysteryPanel);
    public override Type Past => typeof(PastMysteries);

    public override IEnumerable<RunningItem> Running(ShowView show) =>
        show.Mysteries.Where(m => m.IsOpen).Select(m => new RunningItem(m.Id.Value, m.ClosesAt));

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Mysteries.Where(m => !m.IsOpen).ToList();
        return over.Count == 0 ? null
            : new($"{Quantity.Of(over.Count, "mystery gift", show.Culture)}, {Quantity.Of(over.Sum(m => m.Draws), "draw", show.Culture)}");
    }

    protected override string? Against(ShowView show) =>
        show.Mysteries.Any(m => m.IsOpen) ? "A mystery gift is on already: an order draws one. Close it first." : null;
}
