using System.Buffers.Binary;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Quizzes;

/// <summary>What the simulated audience does with quizzes: most answer, some know it, the others guess.</summary>
public sealed class QuizRehearsal : RehearsalSurface
{
    private const int Answer = 30, Option = 31, Knows = 32;

    public override IEnumerable<Happening> On(ShowView show) =>
        from quiz in show.Quizzes
        where quiz.IsOpen
        select new Happening(IdOf(quiz), (crowd, who) => PlanAnswer(crowd, who, show, quiz));

    private static void PlanAnswer(RehearsalCrowd crowd, int who, ShowView show, QuizView quiz)
    {
        var question = quiz.Current!;
        var k = quiz.OpenedAt.Second * 100 + question.Id;
        if (!crowd.Does(who, 0.8, Answer, k)) return;
        var guess = question.AsksNumber ? 10m * (1 + crowd.Pick(100, Option, who, k)) : crowd.Pick(question.Options.Length, Option, who, k);
        var option = crowd.Does(who, 0.5, Knows, k) ? Planned(show, question) ?? guess : guess;
        // As the phones do, in the time that the question really has.
        var wait = TimeSpan.FromSeconds(question.Seconds) * 0.1 + crowd.Wait(TimeSpan.FromSeconds(question.Seconds) * 0.25, Answer, who, k, 1);
        crowd.Plan(who, wait, now =>
        {
            if (now.Quizzes.FirstOrDefault(q => q.Id == quiz.Id) is { IsOpen: true, Current: { } open } && open.Id == question.Id)
                crowd.Send(new AnswerQuiz(quiz.Id, question.Id, crowd.Viewer(who), option));
        });
    }

    // Whoever knows the answer knows it from the plan; of a quiz that was typed, everybody guesses.
    private static decimal? Planned(ShowView show, QuizQuestionView question) =>
        show.Plan.Cues.Select(c => c.Cue).OfType<QuizCue>().SelectMany(c => c.Questions)
            .FirstOrDefault(q => q.Text == question.Text && q.Options.Count == question.Options.Length)?.Answer;

    // A happening for each question: the quiz's id with the question's number in it.
    private static Guid IdOf(QuizView quiz)
    {
        Span<byte> id = stackalloc byte[16];
        quiz.Id.Value.TryWriteBytes(id);
        BinaryPrimitives.WriteInt32BigEndian(id[12..], BinaryPrimitives.ReadInt32BigEndian(id[12..]) ^ quiz.Current!.Id);
        return new(id);
    }
}
