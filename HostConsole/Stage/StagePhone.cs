using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Stage;

/// <summary>What phones show of the stage.</summary>
public sealed class StagePhone : PhoneSurface
{
    public override int Place => 50;
    public override string InFeed => "stage";
    public override bool HasScript => false;
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => [show.Stage.PinnedAt];

    public override IEnumerable<Part> Parts(PartSource source) =>
        [Part.Fixed<StageCard>("stage", (source.Show.Stage, source.Show.Settings.Culture), ("Stage", source.Show.Stage),
            ("Culture", source.Culture))];

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source)
    {
        var stage = source.Show.Stage;
        var pinned = stage.Pinned is { } item ? PublicItem.Of(item) : null;
        return [("stage", new Dictionary<string, object?>([new("pinned", pinned), new("stock", stage.Stock), .. source.OnStage]))];
    }
}
