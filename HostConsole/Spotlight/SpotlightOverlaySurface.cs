using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Surfaces;

namespace HostConsole.Spotlight;

/// <summary>What the stream shows of the spotlight.</summary>
public sealed class SpotlightOverlaySurface : OverlaySurface
{
    public override string Title => "Spotlight";
    public override string About => "A message or a question, shown large; with the name of those who agreed to be named";

    public override OverlayPart? Draw(ShowView show, OverlayNames names) =>
        show.Spotlight is { } shown ? Part(shown, SpotlightNames.Of(shown, show, names)) : null;

    public override OverlayPart? Sample(OverlaySampleStep sample) => Part(
        new(null, new(OverlaySampleStep.Id(7)), new(OverlaySampleStep.Id(7)), "page",
            sample.Stretch("Is it safe in the dishwasher?", 300), sample.Now),
        sample.Step % 2 == 0 || sample.Stretched ? sample.Person(7) : null);

    private static OverlayPart Part(SpotlitText shown, string? name) =>
        OverlayPart.Of<SpotlightOverlay>((shown, name), ("Shown", shown), ("Name", name));
}
