using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.MysteryGifts;

/// <summary>What the review shows of mystery gifts.</summary>
public sealed class MysteryReview : ReviewSurface
{
    public override string Name => "Mysteries";
    public override int Count(ShowView show) => show.Mysteries.Length;
    public override Type Table => typeof(MysteryReviewTable);
    public override int Colour => 3;
}
