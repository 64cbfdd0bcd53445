using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Stage;

/// <summary>What the stream shows of the stage.</summary>
public sealed class StageOverlaySurface : OverlaySurface
{
    public override int Order => -1;
    public override string Title => "Stage";
    public override string About => "The pinned product and a line of text";

    public override OverlayPart? Draw(ShowView show, OverlayNames names) =>
        (show.Stage.Pinned ?? (object?)show.Stage.Message) is null ? null
            : OverlayPart.Of<StageOverlay>((show.Stage, show.Culture.Name), ("Stage", show.Stage), ("Culture", show.Culture));

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var message = sample.Step > 4 || sample.Stretched ? sample.Stretch("Free shipping until midnight", 200) : null;
        var stage = new StageView(sample.Mug, sample.Step > 5 ? 0 : 40, sample.Now, [], message);
        return OverlayPart.Of<StageOverlay>(sample.Step, ("Stage", stage), ("Culture", sample.Culture));
    }
}
