using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Quizzes;

public readonly record struct QuizId(Guid Value) : IId<QuizId>
{
    public static QuizId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>A question with its answer: a secret until it is closed.</summary>
/// <param name="Options">2 to 6; none where it asks for a number.</param>
/// <param name="Answer">The right option counted from 0, or the number.</param>
/// <param name="Seconds">How long each phone has from the moment in which it shows the question: 2 to 600.</param>
/// <param name="Picture">An https address or a path of this server.</param>
public sealed record QuizQuestion(string Text, IReadOnlyList<string> Options, decimal Answer, int Seconds, string? Picture)
{
    public override string ToString() => $"QuizQuestion {{ Seconds = {Seconds} }}";
}

/// <summary>Somebody on the podium. Two with the same points and the same time share a place.</summary>
public sealed record QuizPlace(int Place, ViewerId Viewer, int Points);

public abstract record QuizFact : ShowFact
{
    private QuizFact() { }

    /// <param name="Questions">How many; what they are stands in <see cref="QuizQuestionsKept"/>.</param>
    /// <param name="Teams">2 to 4 names; none where everybody plays alone.</param>
    public sealed record QuizOpened(
        QuizId Quiz, string Title, int Questions, bool Speed, bool Streaks, bool Eliminate, IReadOnlyList<string> Teams)
        : QuizFact, IOpens
    {
        SpanKey IOpens.Opens => new("quiz", Quiz.Value);
        string IOpens.Title => Title;
    }

    /// <summary>The questions with their answers; each is published by its own opening and closing.</summary>
    public sealed record QuizQuestionsKept(QuizId Quiz, IReadOnlyList<QuizQuestion> Questions) : QuizFact, IPrivateFact
    {
        public override string ToString() => $"QuizQuestionsKept {{ Quiz = {Quiz} }}";
    }

    /// <param name="Question">Its number, from 1.</param>
    public sealed record QuizQuestionOpened(
        QuizId Quiz, int Question, string Text, IReadOnlyList<string> Options, int Seconds, string? Picture) : QuizFact, ISettles
    {
        SpanKey ISettles.Settles => new("quiz", Quiz.Value);
    }

    /// <summary>A viewer's answer. Others learn what it was only as a number in <see cref="QuizView"/>, after the question.</summary>
    /// <param name="Option">Null in the public log: a copied answer is no answer.</param>
    /// <param name="Ms">The thinking time in milliseconds, as the server worked it out.</param>
    /// <param name="Team">The team that the viewer is in from here on, counted from 0.</param>
    public sealed record QuizAnswered(QuizId Quiz, int Question, ViewerId Viewer, decimal? Option, int Ms, int? Team)
        : QuizFact, ITakesPart, IConcernsViewer
    {
        public override ShowFact Public() => this with { Option = null };
    }

    /// <param name="Team">Counted from 0.</param>
    public sealed record QuizTeamChosen(QuizId Quiz, ViewerId Viewer, int Team) : QuizFact, ITakesPart, IConcernsViewer;

    /// <summary>A question takes no more answers, and its own is public.</summary>
    /// <param name="Right">Who was right, where that earns them something; null where it doesn't.</param>
    public sealed record QuizQuestionClosed(
        QuizId Quiz, int Question, decimal Answer,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ViewerId>? Right = null) : QuizFact, IEarns
    {
        EarnRule IEarns.Earns => EarnRule.RightAnswer;
        Guid IEarns.EarnedIn => Id.Following<QuizId>(Quiz.Value, Question).Value;
        ViewerId? IEarns.Earner => null;
        IReadOnlyList<ViewerId> IEarns.Earners => Right ?? [];
    }

    /// <param name="Podium">The first three places, by place; questions that were never asked stay secret.</param>
    public sealed record QuizClosed(QuizId Quiz, IReadOnlyList<QuizPlace> Podium) : QuizFact, ICloses, IEarns
    {
        EarnRule IEarns.Earns => EarnRule.WonGame;
        Guid IEarns.EarnedIn => Quiz.Value;
        ViewerId? IEarns.Earner => null;
        IReadOnlyList<ViewerId> IEarns.Earners => [.. Podium.Where(p => p.Place == 1).Select(p => p.Viewer)];

        SpanKey ICloses.Closes => new("quiz", Quiz.Value);
    }

    /// <summary>Undo of its opening, before the first question: from here on it was never there.</summary>
    public sealed record QuizWithdrawn(QuizId Quiz) : QuizFact, IWithdraws
    {
        SpanKey IWithdraws.Withdraws => new("quiz", Quiz.Value);
    }
}

public abstract record QuizCommand : ShowCommand;

/// <param name="Speed">Who answers at once gets 1,000 points, who answers in the last moment 500.</param>
/// <param name="Streaks">Right answers in a row get more.</param>
/// <param name="Eliminate">Who doesn't answer a question rightly is out.</param>
public sealed record OpenQuiz(
    QuizId Quiz, string Title, IReadOnlyList<QuizQuestion> Questions, bool Speed, bool Streaks, bool Eliminate,
    IReadOnlyList<string> Teams) : QuizCommand, INeedsShowOn
{
    // Without the questions: commands may be written to a program's log.
    public override string ToString() => $"OpenQuiz {{ Quiz = {Quiz}, Title = {Title} }}";
}

/// <summary>The next step: closes the open question, or opens the next one, or ends the quiz after the last.</summary>
public sealed record NextInQuiz(QuizId Quiz) : QuizCommand, INeedsShowOn;

public sealed record CloseQuiz(QuizId Quiz) : QuizCommand;

/// <param name="Question">Its number, from 1.</param>
/// <param name="Option">An option counted from 0, or a number.</param>
/// <param name="Shown">When the viewer's phone showed the question, by the server's signature; null where nobody knows.</param>
/// <param name="Thought">Milliseconds that the phone says its viewer thought.</param>
/// <param name="Arrived">When the answer came to the server; null for now.</param>
public sealed record AnswerQuiz(
    QuizId Quiz, int Question, ViewerId Viewer, decimal Option, DateTimeOffset? Shown = null, int? Thought = null,
    DateTimeOffset? Arrived = null) : QuizCommand, IViewerCommand, INeedsShowOn
{
    public override string ToString() => $"AnswerQuiz {{ Quiz = {Quiz}, Question = {Question}, Viewer = {Viewer} }}";
}

/// <param name="Team">Counted from 0.</param>
public sealed record ChooseTeam(QuizId Quiz, ViewerId Viewer, int Team) : QuizCommand, IViewerCommand, INeedsShowOn;
