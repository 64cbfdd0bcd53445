using HostConsole.Surfaces;

namespace HostConsole.Stage;

/// <summary>What the review shows of pinned products: a lane in the timeline.</summary>
public sealed class StageReview : ReviewSurface
{
    public override string Name => "Pins";
    public override string Marks => "pin";
    public override int Colour => 6;
}
