using HostConsole.Surfaces;

namespace HostConsole.Spotlight;

/// <summary>What the review shows of words that were shown large: a lane in the timeline.</summary>
public sealed class SpotlightReview : ReviewSurface
{
    public override string Name => "Spotlight";
    public override int Colour => 4;
}
