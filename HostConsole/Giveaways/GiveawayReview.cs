using HostConsole.Core.Giveaways;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>What the review shows of giveaways.</summary>
public sealed class GiveawayReview : ReviewSurface
{
    public override string Name => "Giveaways";
    public override int Count(ShowView show) => show.Giveaways.Length;
    public override Type Table => typeof(GiveawayReviewTable);
    public override int Colour => 5;
}
