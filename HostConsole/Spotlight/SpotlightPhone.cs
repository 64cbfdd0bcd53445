using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Spotlight;

/// <summary>What phones show of the spotlight.</summary>
public sealed class SpotlightPhone : PhoneSurface
{
    public override int Place => 45;
    public override string InFeed => "spotlight";
    public override bool HasScript => false;
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => [show.Spotlight?.At];

    public override IEnumerable<Part> Parts(PartSource source)
    {
        var shown = source.Show.IsOn ? source.Show.Spotlight : null;
        var name = shown is null || shown.Item is not null && !(shown.Named && source.HasName(shown.Author)) ? null : source.NameOf(shown.Author);
        var words = SpotlitWords.Of(shown, source.Kept);
        return [Part.Fixed<SpotlightCard>("spotlight", (shown, words, name), ("Words", words), ("Name", name))];
    }
}
