using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Surfaces;

namespace HostConsole.Spotlight;

/// <summary>What is in the spotlight, as a part of the stage.</summary>
public sealed class SpotlightStage : StageSurface
{
    public override IEnumerable<OnStage> Now(ShowView show) =>
        show.Spotlight is { } shown ? [new(shown.Text, "the spotlight", new ClearSpotlight())] : [];

    public override object? Told(ShowView show) =>
        show.Spotlight is { } shown ? new { shown.Message, shown.Question, shown.Channel, shown.Text, shown.At } : null;
}
