using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Quizzes;

/// <summary>How quizzes go from question to question, and who answers what.</summary>
public static class QuizRules
{
    public const int MostQuestions = 20, MostOptions = 6, MostTeams = 4, LeastSeconds = 2, MostSeconds = 600;
    private const decimal MostNumber = 1_000_000_000_000m;

    public static Outcome Decide(QuizState quizzes, QuizCommand command, Moment moment) => command switch
    {
        OpenQuiz open => Open(quizzes, open),
        NextInQuiz next => Of(quizzes, next.Quiz, quiz => quiz.ClosedAt is null
            ? Outcome.Accept(Next(quiz, moment)) : Outcome.Reject("closed", "This quiz is over.")),
        CloseQuiz close => Of(quizzes, close.Quiz, quiz => quiz.ClosedAt is null ? Outcome.Accept(Close(quiz, moment)) : Outcome.Accept()),
        AnswerQuiz answer => Of(quizzes, answer.Quiz, quiz => Answer(quiz, answer, moment)),
        ChooseTeam choose => Of(quizzes, choose.Quiz, quiz => Choose(quiz, choose, moment)),
        _ => throw new UnreachableException(),
    };

    private static Outcome Of(QuizState quizzes, QuizId id, Func<Quiz, Outcome> decide) =>
        quizzes.Find(id) is { } quiz ? decide(quiz) : Outcome.NotFound("quiz");

    private static Outcome Open(QuizState quizzes, OpenQuiz open)
    {
        if (quizzes.Find(open.Quiz) is not null) return Outcome.Reject("already-open", "This quiz is open already.");
        var title = Text.Clean(open.Title);
        if (title.Length == 0) return Outcome.Invalid("title", "Give the quiz a title.");
        if (Text.IsTooLong(title, 120)) return Outcome.Invalid("title", "Keep the title to 120 characters.");
        if (open.Questions.Count is < 1 or > MostQuestions) return Outcome.Invalid("questions", $"Ask 1 to {MostQuestions} questions.");
        QuizQuestion[] questions = [.. open.Questions.Select(Clean)];
        foreach (var (index, question) in questions.Index())
            if (Wrong(question) is { } wrong) return Outcome.Invalid("questions", $"Question {index + 1}: {wrong}");
        string[] teams = [.. open.Teams.Select(Text.Clean)];
        if (teams.Length is 1 or > MostTeams) return Outcome.Invalid("teams", $"Name 2 to {MostTeams} teams, or none.");
        if (teams.Any(t => t.Length == 0 || Text.IsTooLong(t, 30)))
            return Outcome.Invalid("teams", "Give each team a name of up to 30 characters.");
        if (teams.Distinct(Text.Comparer).Count() < teams.Length) return Outcome.Invalid("teams", "Two teams have the same name.");
        return Outcome.Accept(
            new QuizFact.QuizOpened(open.Quiz, title, questions.Length, open.Speed, open.Streaks, open.Eliminate, teams),
            new QuizFact.QuizQuestionsKept(open.Quiz, questions));
    }

    private static QuizQuestion Clean(QuizQuestion q) => q with
    {
        Text = Text.Clean(q.Text),
        Options = [.. q.Options.Select(Text.Clean)],
        Picture = Text.Clean(q.Picture) is { Length: > 0 } picture ? picture : null,
    };

    // In words that tell nothing of the answer.
    private static string? Wrong(QuizQuestion q) =>
        q.Text.Length == 0 ? "write what is asked."
        : Text.IsTooLong(q.Text, 200) ? "keep it to 200 characters."
        : q.Options.Count is 1 or > MostOptions ? $"give 2 to {MostOptions} options, or none to ask for a number."
        : q.Options.Any(o => o.Length == 0) ? "an option is empty: write it or take it out."
        : q.Options.Any(o => Text.IsTooLong(o, 80)) ? "keep each option to 80 characters."
        : q.Options.Distinct(Text.Comparer).Count() < q.Options.Count ? "two options are the same."
        : !IsPossible(q.Answer, q.Options.Count) ? q.Options.Count > 0 ? "say which option is right." : "give the answer as a number."
        : q.Seconds is < LeastSeconds or > MostSeconds ? $"give {LeastSeconds} to {MostSeconds} seconds."
        : q.Picture is { } picture && !IsPicture(picture) ? "give the picture's https address, or one of the catalogue."
        : null;

    private static bool IsPicture(string address) => address.Length <= 500
        && (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address is ['/', not ('/' or '\\'), ..]);

    private static bool IsPossible(decimal answer, int options) => options > 0
        ? answer >= 0 && answer < options && answer == decimal.Truncate(answer)
        : answer is >= -MostNumber and <= MostNumber;

    private static IReadOnlyList<QuizFact> Next(Quiz quiz, Moment moment) =>
        quiz.OpenRound is { } round ? [ClosedOf(quiz, round, moment)]
        : quiz.Rounds.Count >= quiz.Questions.Count ? Close(quiz, moment)
        : [OpenedOf(quiz, quiz.Rounds.Count)];

    private static QuizFact.QuizQuestionOpened OpenedOf(Quiz quiz, int index)
    {
        var question = quiz.Questions[index];
        return new(quiz.Opened.Quiz, index + 1, question.Text, question.Options, question.Seconds, question.Picture);
    }

    private static QuizFact.QuizQuestionClosed ClosedOf(Quiz quiz, Quiz.Round round, Moment moment)
    {
        var answer = quiz.Questions[round.Opened.Question - 1].Answer;
        return new(quiz.Opened.Quiz, round.Opened.Question, answer,
            moment.Earns(EarnRule.RightAnswer) ? [.. round.Answers.Where(a => a.Value.Option == answer).Select(a => a.Key)] : null);
    }

    private static IReadOnlyList<QuizFact> Close(Quiz quiz, Moment moment)
    {
        var open = quiz.OpenRound is { } round ? ClosedOf(quiz, round, moment) : null;
        var ranking = open is null ? quiz.Ranking : quiz.Rank(quiz.OpenRound, open.Answer);
        QuizPlace[] podium = [.. ranking.Where(s => s.Points > 0).TakeWhile(s => s.Place <= 3).Take(10)
            .Select(s => new QuizPlace(s.Place, s.Viewer, s.Points))];
        var closed = new QuizFact.QuizClosed(quiz.Opened.Quiz, podium);
        return open is null ? [closed] : [open, closed];
    }

    private static Outcome Answer(Quiz quiz, AnswerQuiz answer, Moment moment)
    {
        if (quiz.OpenRound is not { } round || quiz.ClosedAt is not null || round.Opened.Question != answer.Question)
            return Outcome.Reject("closed", "This question takes no answers now.");
        if (round.Answers.ContainsKey(answer.Viewer)) return Outcome.Reject("answered", "You have answered this question.");
        if (!IsPossible(answer.Option, round.Options.Length))
            return Outcome.Invalid("option", round.Options.Length > 0
                ? $"This question has the options 0 to {round.Options.Length - 1}." : "Answer with a number.");
        var player = quiz.Find(answer.Viewer);
        if (quiz.Opened.Eliminate && answer.Question > 1 && player is not { HasAnswered: true, Out: false })
            return Outcome.Reject("out", "Only who answered every question rightly plays on; you can watch.");
        if (moment.Barred(answer.Viewer) is { } why) return Outcome.Reject("not-eligible", why);
        var arrived = answer.Arrived is { } at && at < moment.Now ? at : moment.Now;
        var ms = QuizScoring.Thinking(round.OpenedAt, answer.Shown, answer.Thought, arrived);
        if (ms >= round.Opened.Seconds * 1000 || arrived >= round.ClosesAt + QuizScoring.Network)
            return Outcome.Reject("closed", "The time for this question is over.");
        return Outcome.Accept(new QuizFact.QuizAnswered(quiz.Opened.Quiz, answer.Question, answer.Viewer, answer.Option, ms,
            player?.Team ?? quiz.SmallestTeam));
    }

    private static Outcome Choose(Quiz quiz, ChooseTeam choose, Moment moment)
    {
        if (quiz.ClosedAt is not null) return Outcome.Reject("closed", "This quiz is over.");
        if (choose.Team < 0 || choose.Team >= quiz.Opened.Teams.Count)
            return Outcome.Invalid("team", quiz.Opened.Teams.Count == 0 ? "This quiz has no teams."
                : $"This quiz has the teams 0 to {quiz.Opened.Teams.Count - 1}.");
        var player = quiz.Find(choose.Viewer);
        if (player?.Team == choose.Team) return Outcome.Accept();
        if (player is { HasAnswered: true }) return Outcome.Reject("answered", "You play for your team: it stays as it is.");
        if (moment.Barred(choose.Viewer) is { } why) return Outcome.Reject("not-eligible", why);
        return Outcome.Accept(new QuizFact.QuizTeamChosen(quiz.Opened.Quiz, choose.Viewer, choose.Team));
    }

    public static void Apply(QuizState quizzes, QuizFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case QuizFact.QuizOpened opened:
                quizzes.Add(new(opened, at));
                return;
            case QuizFact.QuizWithdrawn withdrawn:
                quizzes.Remove(withdrawn.Quiz);
                return;
            case QuizFact.QuizQuestionsKept kept:
                quizzes.Find(kept.Quiz)!.Questions = kept.Questions;
                return;
        }

        var (id, change) = ChangeOf(fact, at);
        var quiz = quizzes.Find(id)!;
        change(quiz);
        quizzes.Changed(quiz);
    }

    private static (QuizId, Action<Quiz>) ChangeOf(QuizFact fact, DateTimeOffset at) => fact switch
    {
        QuizFact.QuizQuestionOpened opened => (opened.Quiz, quiz => quiz.Begin(new(opened, at))),
        QuizFact.QuizAnswered answered => (answered.Quiz, quiz =>
            quiz.Give(answered.Viewer, answered.Team, new(answered.Option!.Value, answered.Ms))),
        QuizFact.QuizTeamChosen chosen => (chosen.Quiz, quiz => quiz.Join(chosen.Viewer, chosen.Team)),
        QuizFact.QuizQuestionClosed closed => (closed.Quiz, quiz => quiz.Close(quiz.OpenRound!, closed.Answer, at)),
        QuizFact.QuizClosed closed => (closed.Quiz, quiz => (quiz.ClosedAt, quiz.Podium) = (at, closed.Podium)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Questions whose time is over, with what the network is allowed.</summary>
    public static IEnumerable<QuizFact> Due(QuizState quizzes, Moment moment) =>
        from quiz in quizzes.All
        where quiz.ClosedAt is null && DueAt(quiz) <= moment.Now
        select (QuizFact)ClosedOf(quiz, quiz.OpenRound!, moment);

    public static DateTimeOffset? NextDue(QuizState quizzes)
    {
        DateTimeOffset? next = null;
        foreach (var quiz in quizzes.All)
            if (quiz.ClosedAt is null && DueAt(quiz) is { } at && !(next <= at)) next = at;
        return next;
    }

    private static DateTimeOffset? DueAt(Quiz quiz) => quiz.OpenRound?.ClosesAt + QuizScoring.Network;

    /// <summary>What "stop everything" and the show's end do to the open ones.</summary>
    public static IEnumerable<QuizFact> Stop(QuizState quizzes, Moment moment) =>
        quizzes.All.Where(q => q.ClosedAt is null).SelectMany(q => Close(q, moment));
}
