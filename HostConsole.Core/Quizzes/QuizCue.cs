using HostConsole.Core.Kernel;

namespace HostConsole.Core.Quizzes;

/// <param name="Questions">Kept out of the public log.</param>
[CueKind("quiz")]
public sealed record QuizCue(
    CueId Id, string Title, IReadOnlyList<QuizQuestion> Questions, bool Speed, bool Streaks, bool Eliminate,
    IReadOnlyList<string> Teams) : Cue(Id)
{
    public override string Label => Title;

    public override OpenQuiz Command(Guid id, string seed) => new(new(id), Title, Questions, Speed, Streaks, Eliminate, Teams);

    public override Outcome.Rejected? Check() =>
        QuizRules.Decide(new(), Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;

    public override Cue Public() => this with { Questions = [] };
    public override string ToString() => $"QuizCue {{ Title = {Title} }}";
}
