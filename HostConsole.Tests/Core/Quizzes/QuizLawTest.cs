using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using Outcome = HostConsole.Core.Kernel.Outcome;

namespace HostConsole.Tests.Quizzes;

/// <summary>What holds for every quiz, whoever answers what in which order over whichever network.</summary>
public sealed class QuizLawTest
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);

    private sealed record Given(int Who, int Option, int Ms);

    private static readonly Gen<Given> AnyAnswer =
        from who in Gen.Choose(1, 12)
        from option in Gen.Choose(0, 2)
        from ms in Gen.Choose(0, 19_999)
        select new Given(who, option, ms);

    [Fact]
    public void Points_and_places_do_not_depend_on_the_order_in_which_answers_come() =>
        Law.Holds(AnyAnswer.ListOf(30), 200, 15, answers =>
        {
            Given[] once = [.. answers.DistinctBy(a => a.Who)];
            Assert.Equal(Played(once), Played([.. once.Reverse()]));
            Assert.Equal(Played(once), Played([.. once.OrderBy(a => a.Ms)]));
        });

    [Fact]
    public void Equal_thinking_is_equal_time_over_any_network_that_takes_less_than_is_allowed() =>
        Law.Holds(
            from thought in Gen.Choose(0, 14_000)
            from way in Gen.Choose(0, 2_400)
            from waits in Gen.Choose(0, 1)
            select (thought, way, waits), 500, 15, phone =>
        {
            // The question comes after one way, the phone asks for its moment, which takes another.
            var shown = Opened.AddMilliseconds(2 * phone.way);
            var arrived = Opened.AddMilliseconds(2 * phone.way + phone.thought + 2 * phone.way * phone.waits);
            Assert.Equal(phone.thought, QuizScoring.Thinking(Opened, shown, phone.thought, arrived));
            if (phone.waits == 0) Assert.Equal(phone.thought, QuizScoring.Thinking(Opened, shown, null, arrived));
        });

    [Fact]
    public void A_phone_that_lies_gains_at_most_what_the_network_is_allowed_on_each_way() =>
        Law.Holds(
            from shown in Gen.Choose(-10_000, 40_000)
            from said in Gen.Choose(-5_000, 60_000)
            from arrived in Gen.Choose(0, 40_000)
            select (shown, said, arrived), 1_000, 15, phone =>
        {
            var ms = QuizScoring.Thinking(Opened, Opened.AddMilliseconds(phone.shown), phone.said, Opened.AddMilliseconds(phone.arrived));
            Assert.InRange(ms, Math.Max(0, phone.arrived - 2 * (int)QuizScoring.Network.TotalMilliseconds), phone.arrived);
        });

    [Fact]
    public void Points_lie_between_half_and_all_and_who_thinks_longer_never_gets_more() =>
        Law.Holds(
            from seconds in Gen.Choose(2, 600)
            from one in Gen.Choose(0, 600_000)
            from two in Gen.Choose(0, 600_000)
            select (seconds, one: Math.Min(one, seconds * 1000), two: Math.Min(two, seconds * 1000)), 500, 15, q =>
        {
            var (one, two) = (Points(q.one), Points(q.two));
            Assert.InRange(one, QuizScoring.Slowest, QuizScoring.Right);
            Assert.True(q.one == q.two ? one == two : q.one < q.two ? one >= two : one <= two);
            int Points(int ms) => QuizScoring.PointsOf(ms, q.seconds, 1, speed: true, streaks: false);
        });

    [Fact]
    public void The_podium_is_decided_as_the_places_are_then_counted() =>
        Law.Holds(AnyAnswer.ListOf(30), 200, 17, answers =>
        {
            var quizzes = Open([.. answers.DistinctBy(a => a.Who)]);
            var facts = ((Outcome.Accepted)QuizRules.Decide(quizzes, new CloseQuiz(QuizTests.Id), new Moment(Opened))).Facts;
            foreach (var fact in facts) QuizRules.Apply(quizzes, (QuizFact)fact, Opened);
            Assert.Equal(quizzes.View()[0].Scores.Where(s => s is { Place: <= 3, Points: > 0 }).Select(s => new QuizPlace(s.Place, s.Viewer, s.Points)),
                ((QuizFact.QuizClosed)facts[1]).Podium);
        });

    private static List<(ViewerId, int, int)> Played(IReadOnlyList<Given> answers)
    {
        var quizzes = Open(answers);
        Do(quizzes, new CloseQuiz(QuizTests.Id));
        return [.. quizzes.View()[0].Scores.Select(s => (s.Viewer, s.Points, s.Place)).OrderBy(s => s.Viewer.Value)];
    }

    private static QuizState Open(IReadOnlyList<Given> answers)
    {
        var quizzes = new QuizState();
        Do(quizzes, QuizTests.Open(QuizTests.Ask()) with { Speed = true, Streaks = true });
        Do(quizzes, new NextInQuiz(QuizTests.Id));
        foreach (var a in answers)
            Do(quizzes, QuizTests.Answer(a.Who, a.Option) with { Shown = Opened, Arrived = Opened.AddMilliseconds(a.Ms) }, Opened.AddSeconds(21));
        return quizzes;
    }

    private static void Do(QuizState quizzes, QuizCommand command, DateTimeOffset? at = null)
    {
        var done = Assert.IsType<Outcome.Accepted>(QuizRules.Decide(quizzes, command, new Moment(at ?? Opened)));
        foreach (var fact in done.Facts) QuizRules.Apply(quizzes, (QuizFact)fact, Opened);
    }
}
