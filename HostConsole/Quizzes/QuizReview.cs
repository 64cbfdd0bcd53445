using HostConsole.Components;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Quizzes;

/// <summary>What the review shows of quizzes.</summary>
public sealed class QuizReview : ReviewSurface
{
    public override string Name => "Quizzes";
    public override int Count(ShowView show) => show.Quizzes.Sum(q => q.Rounds.Length);
    public override Type Table => typeof(QuizReviewTable);
    public override int Colour => 4;

    public override IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals)
    {
        if (show.Quizzes.MaxBy(q => q.Players) is { Players: > 0 } quiz && totals.Seen > 0)
            yield return new(true, $"“{quiz.Title}” "
                + $"was played by {Percent.Of((double)quiz.Players / totals.Seen, show.Culture)} of your audience.");
        if (show.Quizzes.SelectMany(q => q.Rounds).FirstOrDefault(r => r.Answers >= 10 && r.Right * 10 < r.Answers) is { } hard)
            yield return new(false, $"“{hard.Question.Text}” was right for fewer than one in ten: an easier question keeps people in.");
    }
}
