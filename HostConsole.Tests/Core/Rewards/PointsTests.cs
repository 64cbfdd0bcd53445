using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Tests.Quizzes;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rewards;

public sealed class PointsTests
{
    private static readonly PollId Poll = new(Uid(5, 1));

    private static async Task<ShowScene> WithRulesAsync(Func<EarnRules, EarnRules>? change = null)
    {
        var scene = await LiveAsync();
        await scene.Ledger(new SetEarnRules(change?.Invoke(EarnRules.Usual) ?? EarnRules.Usual));
        return scene;
    }

    private static Task<long> PointsAsync(ShowScene scene, int viewer = 1) => scene.Read(w => w.Ledger.Rewards.Points.Of(Viewer(viewer)));

    private static Task<Sent> JoinAsync(ShowScene scene, int viewer, ShowId? show = null, string? origin = null) => scene.Writer.SendAsync(
        new(new JoinShow(Viewer(viewer), null), new(ActorKind.Viewer, Viewer(viewer).ToString()), show ?? scene.Show, Origin: () => origin));

    [Fact]
    public async Task Given_points_are_off_Then_nobody_earns_any()
    {
        await using var scene = await LiveAsync();
        await JoinAsync(scene, 1);
        Assert.Equal(0, await PointsAsync(scene));
        Assert.DoesNotContain(scene.Memory.Batches.SelectMany(b => b), f => f.Fact is RewardFact);
    }

    [Fact]
    public async Task Given_rules_When_somebody_joins_votes_and_asks_Then_each_is_earned_once()
    {
        await using var scene = await WithRulesAsync();
        await scene.Do(new OpenPoll(Poll, "Which one?", ["Blue", "Sand"], false, true, null));
        for (var again = 0; again < 2; again++)
        {
            await JoinAsync(scene, 1);
            await scene.Do(new CastVote(Poll, Viewer(1), again));
        }

        await scene.Do(new AskQuestion(new(Uid(10, 1)), Viewer(1), "Is it oven proof?"));
        Assert.Equal(10 + 5 + 5, await PointsAsync(scene));
        Assert.Equal(20, await scene.Read(w => w.Find(scene.Show)!.State.Rewards.Scores.Points[Viewer(1)]));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_order_of_59_dollars_99_When_it_is_placed_changed_and_cancelled_Then_its_points_come_and_go()
    {
        await using var scene = await WithRulesAsync();
        var order = scene.Order("1", price: 5999) with { Viewer = Viewer(1) };
        await scene.Ledger(new PlaceOrder(order));
        Assert.Equal(50 + 59, await PointsAsync(scene));
        await scene.Ledger(new PlaceOrder(order));
        Assert.Equal(109, await PointsAsync(scene));
        await scene.Ledger(new MovePoints(Viewer(1), -100, "Spent at the counter"));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        Assert.Equal(0, await PointsAsync(scene)); // what is spent is spent, and nobody owes points
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_quiz_When_a_question_and_the_quiz_close_Then_right_answers_and_the_first_place_earn()
    {
        await using var scene = await WithRulesAsync(rules => rules with
        {
            Points = [new(EarnRule.RightAnswer, 7), new(EarnRule.WonGame, 100)],
        });
        await scene.Do(QuizTests.Open());
        await scene.Do(new NextInQuiz(QuizTests.Id));
        foreach (var (viewer, option) in ((int, decimal)[])[(1, 1), (2, 0), (3, 1)]) await scene.Do(QuizTests.Answer(viewer, option));
        Assert.Equal(0, await PointsAsync(scene)); // what is right isn't told by the points before the question closes
        await scene.Do(new NextInQuiz(QuizTests.Id));
        Assert.Equal((7L, 0L, 7L), (await PointsAsync(scene), await PointsAsync(scene, 2), await PointsAsync(scene, 3)));
        await scene.Do(new NextInQuiz(QuizTests.Id));
        await scene.Do(QuizTests.Answer(3, 1240, question: 2));
        await scene.Do(new CloseQuiz(QuizTests.Id));
        Assert.Equal((7L, 0L, 114L), (await PointsAsync(scene), await PointsAsync(scene, 2), await PointsAsync(scene, 3)));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_test_order_Then_it_earns_nothing()
    {
        await using var scene = await WithRulesAsync();
        await scene.Ledger(new PlaceOrder(scene.Order("1") with { Viewer = Viewer(1), Test = true }));
        Assert.Equal(0, await PointsAsync(scene));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(8, false)]
    public async Task Given_two_shows_When_somebody_joins_the_second_Then_they_came_back_within_seven_days(int days, bool back)
    {
        await using var scene = await WithRulesAsync();
        await JoinAsync(scene, 1);
        await scene.Do(new EndShow());
        scene.Clock.Advance(TimeSpan.FromDays(days));
        var second = await scene.CreateAsync("second");
        await scene.Do(new GoLive(), second);
        await JoinAsync(scene, 1, second);
        Assert.Equal(20 + (back ? 20 : 0), await PointsAsync(scene));
    }

    [Fact]
    public async Task Given_caps_When_more_is_done_Then_no_more_is_earned_in_the_show_and_in_the_day()
    {
        await using var scene = await WithRulesAsync(rules => rules with { ShowCap = 12, DayCap = 17 });
        await JoinAsync(scene, 1);
        await scene.Do(new AskQuestion(new(Uid(10, 1)), Viewer(1), "Is it oven proof?"));
        Assert.Equal(12, await PointsAsync(scene));
        var second = await scene.CreateAsync("second");
        await scene.Do(new GoLive(), second);
        await JoinAsync(scene, 1, second);
        Assert.Equal(17, await PointsAsync(scene));
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.Do(new AskQuestion(new(Uid(10, 2)), Viewer(1), "Is it oven proof?"), second);
        Assert.Equal(22, await PointsAsync(scene));
    }

    [Fact]
    public async Task Given_many_devices_at_one_address_Then_only_so_many_earn()
    {
        await using var scene = await WithRulesAsync(rules => rules with { AddressCap = 3 });
        for (var viewer = 1; viewer <= 5; viewer++) await JoinAsync(scene, viewer, origin: "net");
        await JoinAsync(scene, 6, origin: "elsewhere");
        var points = await Task.WhenAll(Enumerable.Range(1, 6).Select(v => PointsAsync(scene, v)));
        Assert.Equal([10L, 10, 10, 0, 0, 10], points);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_the_house_s_own_device_Then_it_earns_nothing()
    {
        await using var scene = await WithRulesAsync();
        await scene.Do(new MarkStaff(Viewer(1), true));
        await JoinAsync(scene, 1);
        Assert.Equal(0, await PointsAsync(scene));
    }

    [Fact]
    public async Task Given_points_by_hand_When_more_are_taken_than_there_are_Then_it_is_refused()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new MovePoints(Viewer(1), 30, "A good question"));
        await scene.Refused(new MovePoints(Viewer(1), -31, "A slip"), "not-enough-points");
        await scene.Invalid(new MovePoints(Viewer(1), 0, "Nothing"), "amount");
        await scene.Invalid(new MovePoints(Viewer(1), 1, " "), "reason");
        await scene.Do(new MovePoints(Viewer(1), -30, "A slip"));
        Assert.Equal(0, await PointsAsync(scene));
    }

    [Fact]
    public async Task Given_a_season_Then_it_counts_what_was_earned_in_its_quarter()
    {
        await using var scene = await WithRulesAsync();
        await JoinAsync(scene, 1);
        var season = Season.Of(scene.Now);
        Assert.Equal(10, await scene.Read(w => w.Ledger.Rewards.Points.In(season)[Viewer(1)]));
        scene.Clock.Advance(season.Ends - scene.Now);
        var next = Season.Of(scene.Now);
        Assert.NotEqual(season, next);
        await scene.Do(new AskQuestion(new(Uid(10, 1)), Viewer(1), "Is it oven proof?"));
        Assert.Equal(5, await scene.Read(w => w.Ledger.Rewards.Points.In(next)[Viewer(1)]));
        Assert.Equal(season, Season.Parse(season.ToString()));
    }

    [Theory]
    [InlineData(99, null, "Bronze")]
    [InlineData(100, "Bronze", "Silver")]
    [InlineData(2_000, "Gold", null)]
    public void A_tier_begins_at_its_points(long points, string? tier, string? next) =>
        Assert.Equal((tier, next), (EarnRules.Usual.TierOf(points)?.Name, EarnRules.Usual.NextTier(points)?.Name));

    [Fact]
    public async Task Given_a_leaderboard_Then_it_names_those_who_agreed_and_counts_all()
    {
        await using var scene = await WithRulesAsync();
        for (var viewer = 1; viewer <= 3; viewer++) await JoinAsync(scene, viewer);
        await scene.Do(new AskQuestion(new(Uid(10, 1)), Viewer(2), "Is it oven proof?"));
        Assert.Empty((await scene.View()).Leaders);
        await scene.Do(new ShowName(Viewer(1), true));
        await scene.Do(new ShowName(Viewer(3), true));
        Assert.Equal((Leader[])[new(Viewer(1), 10), new(Viewer(3), 10)], (await scene.View()).Leaders);
        var scores = await scene.Read(w => w.Find(scene.Show)!.State.Rewards.Scores);
        Assert.Equal((2, 1), (scores.PlaceOf(Viewer(1)), scores.PlaceOf(Viewer(2))));
        await scene.Do(new ShowName(Viewer(1), false));
        Assert.Equal((Leader[])[new(Viewer(3), 10)], (await scene.View()).Leaders);
        var second = await scene.CreateAsync("second");
        await scene.Do(new GoLive(), second);
        await JoinAsync(scene, 3, second);
        Assert.Equal((Leader[])[new(Viewer(3), 30)], (await scene.View(second)).Leaders); // who agreed once needn't agree in each show
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_rules_that_make_no_sense_Then_the_field_is_named()
    {
        await using var scene = await LiveAsync();
        foreach (var (rules, field) in new (EarnRules, string)[]
        {
            (EarnRules.Usual with { Points = [new(EarnRule.Voted, -1)] }, "points"),
            (EarnRules.Usual with { Points = [new(EarnRule.Voted, 1), new(EarnRule.Voted, 2)] }, "points"),
            (EarnRules.Usual with { ShowCap = 0 }, "showCap"),
            (EarnRules.Usual with { DayCap = 0 }, "dayCap"),
            (EarnRules.Usual with { AddressCap = 0 }, "addressCap"),
            (EarnRules.Usual with { WatchedMinutes = 0 }, "watchedMinutes"),
            (EarnRules.Usual with { Tiers = [new("", 10, "")] }, "tiers"),
            (EarnRules.Usual with { Tiers = [new("One", 10, ""), new("Two", 10, "")] }, "tiers"),
        })
            await scene.Invalid(new SetEarnRules(rules), field);
    }

    [Fact]
    public async Task Given_a_rehearsal_Then_its_points_are_nobody_s()
    {
        await using var scene = await DraftAsync();
        await scene.Ledger(new SetEarnRules(EarnRules.Usual));
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await JoinAsync(scene, 1);
        Assert.Equal((PointsBook.SamplePoints + 10, 0),
            await scene.Read(w => (w.Current(scene.Show)!.Ledger.Rewards.Points.Of(Viewer(1)), w.Ledger.Rewards.Points.Of(Viewer(1)))));
        await scene.Do(new EndShow());
        await scene.ReplaysAsync();
    }
}
