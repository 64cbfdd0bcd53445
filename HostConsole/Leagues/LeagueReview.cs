using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Leagues;

/// <summary>What the review shows of leagues.</summary>
public sealed class LeagueReview : ReviewSurface
{
    public override string Name => "Leagues";
    public override int Count(ShowView show) => show.Leagues.Length;
    public override Type Table => typeof(LeagueReviewTable);
    public override int Colour => 6;
}
