using HostConsole.Components;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>What the review shows of polls.</summary>
public sealed class PollReview : ReviewSurface
{
    public override string Name => "Polls";
    public override int Count(ShowView show) => show.Polls.Length;
    public override Type Table => typeof(PollReviewTable);
    public override int Colour => 3;

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        if (show.Polls.OrderByDescending(p => p.Voters).FirstOrDefault() is { Voters: > 0 } poll && totals.Seen > 0)
            yield return new(true, $"“{poll.Question}” "
                + $"moved {Percent.Of((double)poll.Voters / totals.Seen, show.Culture)} of your audience to vote.");
    }
}
