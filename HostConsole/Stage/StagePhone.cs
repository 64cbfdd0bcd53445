using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.ShowPages;
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
        [Part.Fixed<StageCard>("stage", (source.Show.Stage, source.Show.Settings.Culture), ("Stage", source.Show.Stage), ("Culture", source.Culture))];

    public override IEnumerable<(string Part, object? State)> PublicParts(ShowView show, Func<ViewerId, string> nameOf)
    {
        var stage = show.Stage;
        var pinned = stage.Pinned is { } item ? PublicView.Of(item) : null;
        return [("stage", new Dictionary<string, object?>([new("pinned", pinned), new("stock", stage.Stock), .. StageSurfaces.Beside(show)]))];
    }
}
