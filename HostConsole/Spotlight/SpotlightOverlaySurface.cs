using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Surfaces;

namespace HostConsole.Spotlight;

/// <summary>What the stream shows of the spotlight.</summary>
public sealed class SpotlightOverlaySurface : OverlaySurface
{
    public override string Title => "Spotlight";
    public override string About => "A message, a question or a testimonial, shown large; with the name of those who agreed to be named";

    public override OverlayPart? Draw(ShowView show, OverlayNames names) =>
        show.Spotlight is { } shown && SpotlitWords.Of(shown, names.Kept) is { } words
            ? Part(shown, words, SpotlightNames.Of(shown, show, names)) : null;

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var words = new SpotlitWords(sample.Stretch("Is it safe in the dishwasher?", 300), sample.Step % 4 == 3 ? sample.Mug.Picture : null);
        var id = OverlaySampleStep.Id(7);
        return Part(
            new(null, words.Picture is null ? new(id) : null, new(id), "page", words.Text, sample.Now)
            {
                Item = words.Picture is null ? null : new("testimonial", id),
            },
            words, sample.Step % 2 == 0 || sample.Stretched ? sample.Person(7) : null);
    }

    private static OverlayPart Part(SpotlitText shown, SpotlitWords words, string? name) =>
        OverlayPart.Of<SpotlightOverlay>((shown, words, name), ("Shown", shown), ("Words", words), ("Name", name));
}
