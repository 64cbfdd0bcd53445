using System.Collections.Immutable;

namespace HostConsole.Core.Quizzes;

/// <summary>
/// The whole public record of a quiz: enough to work out every score anew, and nothing that leads to a person. Players are numbered in
/// the order of their first answers; one's own number is told to oneself.
/// </summary>
/// <param name="Protocol">Name and version of the rules; docs/fair-draws.md describes them.</param>
/// <param name="Questions">Those that were closed, with their answers; the others stay secret.</param>
/// <param name="Answers">None before the quiz is over: till then a copied answer would be worth something.</param>
/// <param name="Scores">By place.</param>
public sealed record QuizRecord(
    string Protocol, QuizId Quiz, string Title, QuizStatus State, bool Speed, bool Streaks, bool Eliminate, ImmutableArray<QuizRecord.Asked> Questions,
    ImmutableArray<QuizRecord.Given> Answers, ImmutableArray<QuizRecord.Score> Scores, ImmutableArray<QuizTeamView> Teams)
{
    public const string Version = "quiz/1";

    /// <param name="Question">Its number, from 1.</param>
    /// <param name="Answer">The right option, counted from 0, or the number.</param>
    public sealed record Asked(int Question, string Text, ImmutableArray<string> Options, int Seconds, decimal Answer);

    /// <param name="Ms">Thinking time.</param>
    public sealed record Given(int Question, int Player, decimal Option, int Ms);

    /// <param name="Team">Counted from 0; null without teams.</param>
    public sealed record Score(int Player, int Points, int Right, long Ms, int Place, int? Team);

    internal static QuizRecord Of(Quiz quiz)
    {
        var (view, o) = (QuizView.Of(quiz), quiz.Opened);
        var rounds = quiz.Rounds.Where(r => r.ClosedAt is not null).ToList();
        var over = quiz.ClosedAt is not null;
        return new(Version, o.Quiz, o.Title, view.State, o.Speed, o.Streaks, o.Eliminate,
            [.. rounds.Select(r => new Asked(r.Opened.Question, r.Opened.Text, [.. r.Opened.Options], r.Opened.Seconds, r.Answer!.Value))],
            !over ? [] :
            [
                .. from round in rounds
                   from player in quiz.Players
                   where round.Answers.ContainsKey(player.Viewer)
                   let given = round.Answers[player.Viewer]
                   select new Given(round.Opened.Question, player.Number, given.Option, given.Ms),
            ],
            !over ? [] : [.. quiz.Ranking.Select(s => new Score(quiz.Find(s.Viewer)!.Number, s.Points, s.Right, s.Ms, s.Place, s.Team))],
            view.Teams);
    }
}
