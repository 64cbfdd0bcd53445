using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Quizzes;

/// <summary>The cue that opens a quiz.</summary>
public sealed class QuizCueSurface : CueSurface<QuizCue, QuizDraft, QuizForm>
{
    public override string Label => "Quiz";
    public override string Icon => "quiz";
    public override int Place => 46;

    protected override QuizDraft Edit(QuizCue cue) => new()
    {
        Id = cue.Id,
        Title = cue.Title,
        Questions = [.. cue.Questions.Select(QuestionDraft.Of)],
        Speed = cue.Speed,
        Streaks = cue.Streaks,
        Eliminate = cue.Eliminate,
        Teams = string.Join(", ", cue.Teams),
    };

    // Of those that were asked: the others are still secret.
    public override QuizDraft? Last(ShowView show) => show.Quizzes.LastOrDefault(q => !q.Rounds.IsEmpty) is not { } last ? null : new()
    {
        Title = last.Title,
        Questions = [.. last.Rounds.Select(r =>
            QuestionDraft.Of(r.Question.Text, r.Question.Options, r.Answer, r.Question.Seconds, r.Question.Picture))],
        Speed = last.Speed,
        Streaks = last.Streaks,
        Eliminate = last.Eliminate,
        Teams = string.Join(", ", last.Teams.Select(t => t.Name)),
    };

    protected override string Detail(QuizCue cue, CultureInfo culture) =>
        Quantity.Of(cue.Questions.Count, "question", culture) + (cue.Teams.Count > 0 ? $", {cue.Teams.Count} teams" : "");
}
