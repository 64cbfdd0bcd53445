using HostConsole.Core.Blitzes;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Blitzes;

/// <summary>What the stream shows of blitzes: when the next one comes, while none of what it opens is on.</summary>
/// <param name="all">All mechanics, to know whether what it opens is on.</param>
public sealed class BlitzOverlaySurface(Func<IReadOnlyList<MechanicUi>> all) : OverlaySurface
{
    public override string Title => "Blitz";
    public override string About => "When the next deal of a schedule comes";
    public override string? Takes => "deal";

    public override OverlayPart? Draw(ShowView show, OverlayNames names) =>
        show.Blitzes.Where(b => b.IsOn).MinBy(b => b.Next) is { } next && !IsOpen(next.Kind, show)
            ? OverlayPart.Of<BlitzOverlay>((next, show.Culture.Name), ("Blitz", next), ("Culture", show.Culture)) : null;

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var blitz = new BlitzView(
            new(OverlaySampleStep.Id(10)), sample.Stretch("The hourly mug", 120), sample.Stretch("Tide mug", 120), "deal",
            new(60, null, "Europe/Berlin"), 10, sample.Now.AddMinutes(12), sample.Step, 0, null, null, sample.Now, null);
        return OverlayPart.Of<BlitzOverlay>(sample.Step, ("Blitz", blitz), ("Culture", sample.Culture));
    }

    private bool IsOpen(string kind, ShowView show) =>
        all().FirstOrDefault(ui => ui.Name == kind)?.Active(show)?.Any() == true;
}
