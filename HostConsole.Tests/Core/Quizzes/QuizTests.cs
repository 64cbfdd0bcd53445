using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Quizzes;

public sealed class QuizTests
{
    internal static readonly QuizId Id = new(Uid(15, 1));

    internal static QuizQuestion Ask(string text = "Which glaze is lead-free?", decimal answer = 1, int seconds = 20) =>
        new(text, ["Sea green", "Sand", "Night blue"], answer, seconds, null);

    internal static QuizQuestion AskNumber(decimal answer = 1240) => new("How hot is the kiln?", [], answer, 20, null);

    internal static OpenQuiz Open(params QuizQuestion[] questions) =>
        new(Id, " Glaze  quiz ", questions.Length > 0 ? questions : [Ask(), AskNumber()], false, false, false, []);

    internal static AnswerQuiz Answer(int viewer, decimal option, int question = 1) => new(Id, question, Viewer(viewer), option);

    private static async Task<QuizView> Quiz(ShowScene scene) => (await scene.View()).Quizzes[0];

    internal static async Task<ShowScene> AskedAsync(OpenQuiz? open = null)
    {
        var scene = await LiveAsync();
        await scene.Do(open ?? Open());
        await scene.Do(new NextInQuiz(Id));
        return scene;
    }

    [Fact]
    public async Task Given_a_quiz_When_the_host_goes_on_Then_each_step_follows_the_one_before()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        var quiz = await Quiz(scene);
        Assert.Equal(("Glaze quiz", QuizStatus.Lobby, 2, null), (quiz.Title, quiz.State, quiz.Count, quiz.Current));
        List<(QuizStatus, int?)> steps = [];
        for (var i = 0; i < 5; i++)
        {
            await scene.Do(new NextInQuiz(Id));
            quiz = await Quiz(scene);
            steps.Add((quiz.State, quiz.Current?.Id));
        }

        Assert.Equal([(QuizStatus.Open, 1), (QuizStatus.Revealed, 1), (QuizStatus.Open, 2), (QuizStatus.Revealed, 2), (QuizStatus.Closed, 2)],
            steps);
        await scene.Refused(new NextInQuiz(Id), "closed");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_open_question_When_it_closes_Then_its_answer_and_what_was_answered_are_told()
    {
        await using var scene = await AskedAsync();
        await scene.Do(Answer(1, 1));
        await scene.PassAsync(TimeSpan.FromSeconds(3));
        await scene.Do(Answer(2, 0));
        var quiz = await Quiz(scene);
        Assert.Equal((2, 2, 0), (quiz.Answers, quiz.Players, quiz.Rounds.Length));
        await scene.Do(new NextInQuiz(Id));
        quiz = await Quiz(scene);
        var round = Assert.Single(quiz.Rounds);
        Assert.Equal((1m, 2, 1, 3000), (round.Answer, round.Answers, round.Right, round.MedianMs));
        Assert.Equal([1, 1, 0], round.Votes.ToArray());
        Assert.Equal([(Viewer(1), 1000, 1), (Viewer(2), 0, 2)], quiz.Top.Select(s => (s.Viewer, s.Points, s.Place)));
        Assert.Empty(quiz.Scores);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_open_question_When_somebody_answers_twice_late_or_wrongly_addressed_Then_it_is_refused()
    {
        await using var scene = await AskedAsync();
        await scene.Do(Answer(1, 1));
        await scene.Refused(Answer(1, 0), "answered");
        await scene.Refused(Answer(2, 0, question: 2), "closed");
        await scene.Invalid(Answer(2, 3), "option");
        await scene.Invalid(Answer(2, 0.5m), "option");
        await scene.Refused(Answer(2, 0) with { Quiz = new(Uid(15, 9)) }, "not-found");
        await scene.PassAsync(TimeSpan.FromSeconds(20));
        await scene.Refused(Answer(2, 1), "closed");
        Assert.True((await Quiz(scene)).IsOpen);
        await scene.PassAsync(QuizScoring.Network);
        Assert.Equal(QuizStatus.Revealed, (await Quiz(scene)).State);
        await scene.Refused(Answer(3, 1), "closed");
    }

    [Fact]
    public async Task Given_a_phone_that_showed_the_question_late_When_it_answers_in_its_own_time_Then_the_answer_counts()
    {
        await using var scene = await AskedAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(4));
        var shown = scene.Now;
        await scene.PassAsync(TimeSpan.FromSeconds(19));
        await scene.Refused(Answer(2, 1), "closed");
        await scene.Do(Answer(1, 1) with { Shown = shown });
        Assert.Equal(19_000, scene.Memory.Facts.Select(f => f.Fact).OfType<QuizFact.QuizAnswered>().Single().Ms);
    }

    [Fact]
    public async Task Given_a_question_for_a_number_When_the_number_is_equal_Then_it_is_right()
    {
        await using var scene = await AskedAsync(Open(AskNumber(12.50m)));
        await scene.Do(Answer(1, 12.5m));
        await scene.Do(Answer(2, 12.51m));
        await scene.Do(new CloseQuiz(Id));
        Assert.Equal([1000, 0], (await Quiz(scene)).Scores.Select(s => s.Points));
    }

    [Fact]
    public async Task Given_elimination_When_an_answer_is_wrong_missing_or_too_late_for_the_first_Then_one_is_out()
    {
        await using var scene = await AskedAsync(Open(Ask(), Ask("Second?", 0), Ask("Third?", 0)) with { Eliminate = true });
        await scene.Do(Answer(1, 1));
        await scene.Do(Answer(2, 0));
        await scene.Do(Answer(3, 1));
        await scene.Do(new NextInQuiz(Id));
        Assert.Equal((3, 2), ((await Quiz(scene)).Players, (await Quiz(scene)).In));
        await scene.Do(new NextInQuiz(Id));
        await scene.Do(Answer(1, 0, question: 2));
        await scene.Refused(Answer(2, 0, question: 2), "out");
        await scene.Refused(Answer(4, 0, question: 2), "out");
        await scene.Do(new NextInQuiz(Id));
        await scene.Do(new NextInQuiz(Id));
        await scene.Refused(Answer(3, 0, question: 3), "out");
        await scene.Do(Answer(1, 0, question: 3));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_streaks_When_answers_are_right_in_a_row_Then_each_from_the_second_gets_more_up_to_500()
    {
        QuizQuestion[] eight = [.. Enumerable.Range(1, 8).Select(n => Ask($"Question {n}?"))];
        await using var scene = await AskedAsync(Open(eight) with { Streaks = true });
        List<int> points = [];
        for (var n = 1; n <= 8; n++)
        {
            await scene.Do(Answer(1, 1, n));
            await scene.Do(Answer(2, n == 4 ? 0 : 1, n));
            await scene.Do(new NextInQuiz(Id));
            points.Add((await scene.Read(w => w.Current(scene.Show)!.State.Quizzes.OwnOf(Viewer(1)).Single().Value.Won))!.Value);
            if (n < 8) await scene.Do(new NextInQuiz(Id));
        }

        Assert.Equal([1000, 1100, 1200, 1300, 1400, 1500, 1500, 1500], points);
        Assert.Equal(1000 + 1100 + 1200 + 0 + 1000 + 1100 + 1200 + 1300, (await Quiz(scene)).Top.Single(s => s.Viewer == Viewer(2)).Points);
    }

    [Fact]
    public async Task Given_teams_When_somebody_chooses_none_Then_they_join_the_smallest_and_a_team_counts_by_head()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(Ask()) with { Teams = ["Red", "Blue"] });
        await scene.Do(new ChooseTeam(Id, Viewer(1), 0));
        await scene.Do(new ChooseTeam(Id, Viewer(2), 0));
        await scene.Do(new ChooseTeam(Id, Viewer(2), 1));
        await scene.Do(new ChooseTeam(Id, Viewer(2), 0));
        await scene.Invalid(new ChooseTeam(Id, Viewer(2), 2), "team");
        await scene.Do(new NextInQuiz(Id));
        await scene.Do(Answer(1, 1));
        await scene.Do(Answer(2, 0));
        await scene.Do(Answer(3, 1));
        await scene.Refused(new ChooseTeam(Id, Viewer(3), 0), "answered");
        await scene.Do(new NextInQuiz(Id));
        Assert.Equal([("Red", 2, 500), ("Blue", 1, 1000)], (await Quiz(scene)).Teams.Select(t => (t.Name, t.Players, t.Points)));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_open_question_When_chat_says_a_letter_a_number_or_the_words_Then_it_answers()
    {
        await using var scene = await AskedAsync();
        string[] said = ["B", "2!", "sand", "(b)", "I love sand", "z", "which one?"];
        foreach (var (n, text) in said.Index()) await scene.Do(new PostMessage(new(Uid(4, 50 + n)), Viewer(10 + n), text));
        Assert.Equal(4, (await Quiz(scene)).Answers);
        await scene.Do(new NextInQuiz(Id));
        Assert.Equal(4, (await Quiz(scene)).Rounds[0].Right);
        await scene.Do(new NextInQuiz(Id));
        foreach (var (n, text) in new[] { "1,240", "1240.0", "hello", "1241" }.Index())
            await scene.Do(new PostMessage(new(Uid(4, 70 + n)), Viewer(30 + n), text));
        await scene.Do(new CloseQuiz(Id));
        var round = (await Quiz(scene)).Rounds[1];
        Assert.Equal((3, 2), (round.Answers, round.Right));
    }

    [Fact]
    public async Task Given_a_quiz_When_it_ends_Then_the_fact_names_the_podium_and_equal_ones_share_a_place()
    {
        await using var scene = await AskedAsync(Open(Ask()));
        foreach (var n in new[] { 4, 2, 9 }) await scene.Do(Answer(n, 1) with { Shown = scene.Now, Thought = 0 });
        await scene.PassAsync(TimeSpan.FromSeconds(2));
        await scene.Do(Answer(7, 1));
        await scene.Do(Answer(8, 2));
        var facts = (await scene.Do(new CloseQuiz(Id))).Outcome.Facts;
        Assert.Equal(["QuizQuestionClosed", "QuizClosed"], facts.Select(f => f.GetType().Name));
        Assert.Equal([(1, Viewer(4)), (1, Viewer(2)), (1, Viewer(9))],
            ((QuizFact.QuizClosed)facts[1]).Podium.Select(p => (p.Place, p.Viewer)));
        Assert.Equal([1, 1, 1, 4, 5], (await Quiz(scene)).Scores.Select(s => s.Place));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_quiz_without_a_question_asked_When_it_is_undone_Then_it_was_never_there_and_later_it_cannot_be()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(new Undo());
        Assert.Empty((await scene.View()).Quizzes);
        await scene.Do(Open() with { Quiz = new(Uid(15, 2)) });
        await scene.Do(new NextInQuiz(new(Uid(15, 2))));
        Assert.IsType<Refused>(await scene.Try(new Undo()));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_open_question_When_the_show_ends_Then_the_quiz_ends_with_it()
    {
        await using var scene = await AskedAsync();
        await scene.Do(Answer(1, 1));
        await scene.Do(new EndShow());
        var quiz = await Quiz(scene);
        Assert.Equal((QuizStatus.Closed, 1000), (quiz.State, quiz.Scores.Single().Points));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("questions")]
    [InlineData("teams")]
    public async Task Given_a_quiz_that_cannot_be_played_When_it_is_opened_Then_the_field_is_named(string field)
    {
        await using var scene = await LiveAsync();
        OpenQuiz[] wrong = field switch
        {
            "title" => [Open() with { Title = " " }, Open() with { Title = new('x', 121) }],
            "teams" => [Open() with { Teams = ["Red"] }, Open() with { Teams = ["Red", "red"] }, Open() with { Teams = ["Red", ""] }],
            _ =>
            [
                Open() with { Questions = [] }, Open([.. Enumerable.Repeat(Ask(), 21)]), Open(Ask(" ")), Open(Ask(answer: 3)),
                Open(Ask(answer: 0.5m)), Open(Ask(seconds: 1)), Open(Ask() with { Options = ["One"] }), Open(Ask() with { Options = ["A", "a"] }),
                Open(Ask() with { Options = ["1", "2", "3", "4", "5", "6", "7"] }), Open(Ask() with { Picture = "javascript:alert(1)" }),
                Open(Ask() with { Picture = "//evil.example/x.png" }), Open(AskNumber(1e13m)),
            ],
        };
        foreach (var open in wrong) await scene.Invalid(open, field);
    }

    [Fact]
    public async Task Given_a_planned_quiz_Then_the_public_log_holds_a_question_once_it_is_asked_and_its_answer_once_it_is_closed()
    {
        const int Secret = 731_951;
        var cue = new QuizCue(new(Uid(12, 1)), "Glaze quiz", [AskNumber(Secret), Ask("A coming one?")], false, false, false, []);
        await using var scene = await LiveAsync(plan: new([new(new(Uid(13, 1)), "Quiz", 10, "", [cue])]));
        await scene.Do(new FireCue(cue.Id, Id.Value, Seed));
        Assert.DoesNotContain("How hot", Public(scene), StringComparison.Ordinal);
        await scene.Do(new NextInQuiz(Id));
        await scene.Do(Answer(1, Secret));
        Assert.Contains("How hot", Public(scene), StringComparison.Ordinal);
        Assert.DoesNotContain($"{Secret}", Public(scene), StringComparison.Ordinal);
        Assert.DoesNotContain($"{Secret}", string.Join('\n', scene.Memory.Facts.Select(f => f.Fact).OfType<QuizFact.QuizQuestionsKept>()),
            StringComparison.Ordinal);
        await scene.Do(new NextInQuiz(Id));
        Assert.Contains($"{Secret}", Public(scene), StringComparison.Ordinal);
        Assert.DoesNotContain("coming", Public(scene), StringComparison.Ordinal);
        await scene.Do(new CloseQuiz(Id));
        Assert.DoesNotContain("coming", Public(scene), StringComparison.Ordinal);
    }

    private static string Public(ShowScene scene) =>
        string.Join('\n', scene.Log.ReadRun(RunId.Of(scene.Show), 0).Select(PublicFacts.Of).OfType<LoggedFact>()
            .Select(f => FactCatalogue.Write(f.Fact)));
}
