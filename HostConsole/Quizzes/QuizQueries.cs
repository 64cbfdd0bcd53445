using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;

namespace HostConsole.Quizzes;

/// <summary>A quiz; null where the show has none of this id.</summary>
public sealed record QuizOf(QuizId Quiz) : IShowQuery<QuizView?>
{
    public QuizView? Answer(Run run) => run.State.Quizzes.View().FirstOrDefault(q => q.Id == Quiz);
}

/// <summary>The public record of a quiz; null where the show has none of this id.</summary>
public sealed record RecordOf(QuizId Quiz) : IShowQuery<QuizRecord?>
{
    public QuizRecord? Answer(Run run) => run.State.Quizzes.RecordOf(Quiz);
}
