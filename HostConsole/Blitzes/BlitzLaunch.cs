using HostConsole.Components;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Blitzes;

/// <summary>How a blitz is set and followed on the live page.</summary>
public sealed class BlitzLaunch : LaunchSurface
{
    public override string Key => "0";
    public override string Label => "Blitz";
    public override string One => "a blitz";
    public override string Verb => "Set the blitz";
    public override Type Panel => typeof(BlitzPanel);
    public override Type Past => typeof(PastBlitzes);

    public override IEnumerable<RunningItem> Running(ShowView show) =>
        show.Blitzes.Where(b => b.IsOn).Select(b => new RunningItem(b.Id.Value, null));

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Blitzes.Where(b => !b.IsOn).ToList();
        return over.Count == 0 ? null
            : new($"{Quantity.Of(over.Count, "blitz", show.Culture, "blitzes")}, {Quantity.Of(over.Sum(b => b.Fired), "deal", show.Culture)}");
    }

    protected override string? Against(ShowView show) => show.Blitzes.Count(b => b.IsOn) >= BlitzRules.MostOn
        ? "Three blitzes are on already: close one first." : null;
}
