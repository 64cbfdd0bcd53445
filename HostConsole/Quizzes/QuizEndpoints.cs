using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;

namespace HostConsole.Quizzes;

public static class QuizEndpoints
{
    private sealed record QuestionBody(string? Text, IReadOnlyList<string>? Options, decimal? Answer, int? Seconds, string? Picture);

    private sealed record QuizBody(string? Title, IReadOnlyList<QuestionBody?>? Questions, bool? Speed, bool? Streaks, bool? Eliminate,
        IReadOnlyList<string>? Teams);

    private sealed record AnswerBody(int? Question, decimal? Option, string? Shown, int? Thought);
    private sealed record TeamBody(int? Team);

    public static void MapQuizzes(this WebApplication app)
    {
        var console = app.MapShowApi().MapGroup("/quizzes");
        console.MapPost("", OpenAsync).RequireAuthorization(ApiPolicy.Control);
        console.MapPost("/{quiz:guid}/next", (Guid show, Guid quiz, Commands commands) =>
            commands.SendAsync(new ShowId(show), new NextInQuiz(new(quiz)), done => Answer(done.View!, new(quiz))))
            .RequireAuthorization(ApiPolicy.Control);
        console.MapPost("/{quiz:guid}/close", (Guid show, Guid quiz, Commands commands) =>
            commands.SendAsync(new ShowId(show), new CloseQuiz(new(quiz)), done => Answer(done.View!, new(quiz))))
            .RequireAuthorization(ApiPolicy.Control);
        console.MapGet("/{quiz:guid}", async (Guid show, Guid quiz, LiveShows shows, CancellationToken cancel) =>
            await shows.AskAsync(new(show), new QuizOf(new(quiz)), cancel) is { } view
                ? TypedResults.Json(Answer(view), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);

        app.MapPublic().MapGet("/quizzes/{quiz:guid}/record", async (HttpContext http, Guid quiz, LiveShows shows) =>
            await shows.AskAsync(http.Show(), new RecordOf(new(quiz)), http.RequestAborted) is { } record
                ? TypedResults.Json(record, Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound));
        var audience = app.MapAudience().MapGroup("/quizzes/{quiz:guid}");
        audience.MapGet("", ShowAsync);
        audience.MapPost("/answer", (HttpContext http, Guid quiz, int? question, ViewerForm<AnswerBody> form, Commands commands,
            ShownMoments moments, TimeProvider clock) =>
            AnswerAsync(http, new(quiz), form.Body with { Question = form.Body.Question ?? question }, commands, moments,
                clock.GetUtcNow())).TakesForms<AnswerBody>();
        audience.MapPost("/team", (HttpContext http, Guid quiz, ViewerForm<TeamBody> form, Commands commands) => form.Body.Team is { } team
            ? commands.SendAsync(http.Show(), new ChooseTeam(new(quiz), http.User.Id(), team), _ => new { team })
            : Wrong("team", "Name the team by its number, from 0.")).TakesForms<TeamBody>();
    }

    private static Task<IResult> OpenAsync(Guid show, QuizBody body, Commands commands, TimeProvider clock)
    {
        var id = Id.New<QuizId>(clock);
        var questions = new List<QuizQuestion>();
        foreach (var (index, q) in (body.Questions ?? []).Index())
        {
            if (q?.Answer is not { } answer)
                return Wrong("questions", $"Question {index + 1}: give the answer, the right option from 0 or a number.");
            questions.Add(new(q.Text ?? "", q.Options ?? [], answer, q.Seconds ?? QuizDraft.UsualSeconds, q.Picture));
        }

        return commands.SendAsync(new ShowId(show), new OpenQuiz(id, body.Title ?? "", questions, body.Speed ?? false,
            body.Streaks ?? false, body.Eliminate ?? false, body.Teams ?? []),
            done => Answer(done.View!, id), StatusCodes.Status201Created);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, Guid quiz, LiveShows shows, ShownMoments moments, TimeProvider clock, CancellationToken cancel)
    {
        var at = clock.GetUtcNow(); // before anything is waited for
        if (await shows.AskAsync(http.Show(), new QuizOf(new(quiz)), cancel) is not { } view)
            return Problems.Answer(StatusCodes.Status404NotFound);
        http.Response.Headers.CacheControl = "no-store";
        var shown = view.IsOpen ? moments.Issue(new(view.Id, view.Current!.Id, http.User.Id()), at) : null;
        return TypedResults.Json(ToAudience(view, shown), Json.Options);
    }

    private static Task<IResult> AnswerAsync(
        HttpContext http, QuizId quiz, AnswerBody body, Commands commands, ShownMoments moments, DateTimeOffset arrived)
    {
        if (body.Question is not { } question) return Wrong("question", "Name the question by its id.");
        if (body.Option is not { } option) return Wrong("option", "Answer with an option's number, from 0, or with the number asked for.");
        var shown = moments.Of(new(quiz, question, http.User.Id()), body.Shown);
        return commands.SendAsync(http.Show(),
            new AnswerQuiz(quiz, question, http.User.Id(), option, shown, body.Thought, arrived),
            _ => new { question, option }, StatusCodes.Status201Created);
    }

    private static object Answer(ShowView view, QuizId id) => Answer(view.Quizzes.First(q => q.Id == id));

    // What is asked and what was answered of questions that are over: nothing of the open one but its words.
    private static object Answer(QuizView q) => new
    {
        q.Id,
        q.State,
        q.Title,
        q.Count,
        q.Speed,
        q.Streaks,
        q.Eliminate,
        q.Teams,
        question = Question(q),
        q.Answers,
        q.Players,
        q.In,
        questions = q.Rounds.Select(Round),
        scores = q.Scores.Select(Score),
        q.OpenedAt,
        q.ClosedAt,
    };

    /// <summary>A quiz for everybody.</summary>
    /// <param name="shown">The viewer's own signed moment.</param>
    public static object ToAudience(QuizView q, string? shown) => new
    {
        q.Id,
        q.State,
        q.Title,
        q.Count,
        q.Teams,
        question = Question(q),
        shown,
        questions = q.Rounds.Select(Round),
        scores = q.Scores.Select(Score),
    };

    private static object? Question(QuizView q) => q.Current is not { } asked || !q.IsOn ? null : new
    {
        asked.Id,
        asked.Text,
        asked.Options,
        asked.Seconds,
        asked.Picture,
        asked.OpenedAt,
        asked.ClosesAt,
    };

    private static object Round(QuizRoundView r) => new
    {
        r.Question.Id,
        r.Question.Text,
        r.Question.Options,
        r.Answer,
        r.Answers,
        r.Right,
        r.Votes,
        r.MedianMs,
    };

    private static object Score(QuizScore s) => new { s.Viewer, s.Points, s.Right, s.Ms, s.Place, s.Team };

    private static Task<IResult> Wrong(string field, string reason) =>
        Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, reason)));
}
