using HostConsole.Core.Chat;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Goals;

/// <summary>Stages on the way to a goal, what everybody gets there, and its deadline.</summary>
public sealed class GoalStageTests
{
    private static readonly GoalId Id = new(Uid(14, 1));
    private static readonly PoolId Pool = new(Uid(17, 1));
    private static readonly RewardOffer Points = new(RewardKind.Points, "", Points: 5), Code = new(RewardKind.Code, "10% off", Pool);

    private static OpenGoal Open(params GoalStage[] stages) =>
        new(Id, "The tower", GoalCounts.Orders, 6, null, null, null, false, stages);

    private static TakeGoalStage Take(int viewer, int stage, int n = 0) => new(Id, stage, new(Uid(16, viewer * 10 + stage + n)), Viewer(viewer));

    private static IEnumerable<ShowFact> Facts(Shows.ShowScene scene) => scene.Log.ReadRun(RunId.Of(scene.Show), 0).Select(f => f.Fact);

    [Fact]
    public async Task Given_a_goal_with_stages_When_orders_come_Then_each_stage_is_reached_once_beside_its_order()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(new(2, " First  floor "), new(4, "Second floor"), new(6, "Roof")));
        var goal = (await scene.View()).Goals[0];
        Assert.Equal([2L, 4L, 6L], goal.Floors.ToArray());
        Assert.Equal(("First floor", GoalPicture.Tower, 0d), (goal.Stages[0].Title, goal.Picture, goal.Rise));
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        Assert.Equal((0, 1 / 6d), ((await scene.View()).Goals[0].StagesReached, (await scene.View()).Goals[0].Rise));
        await scene.Ledger(new PlaceOrder(scene.Order("2")));
        Assert.Equal(new GoalFact.GoalStageReached(Id, 1, 2), scene.Memory.Batches[^1][^1].Fact);
        Assert.Equal(scene.Now, (await scene.View()).Goals[0].Stages[0].ReachedAt);

        // A floor that was reached stands, whatever becomes of its orders.
        await scene.Ledger(new CancelOrder(new("shop", "2")));
        goal = (await scene.View()).Goals[0];
        Assert.Equal((1, 1 / 3d), (goal.StagesReached, goal.Rise));
        foreach (var order in new[] { "3", "4", "5", "6" }) await scene.Ledger(new PlaceOrder(scene.Order(order)));
        await scene.Ledger(new PlaceOrder(scene.Order("7")));
        Assert.Equal([1, 2, 3], Facts(scene).OfType<GoalFact.GoalStageReached>().Select(f => f.Stage));
        Assert.Equal((GoalStatus.Reached, 3, 1d),
            ((await scene.View()).Goals[0].State, (await scene.View()).Goals[0].StagesReached, (await scene.View()).Goals[0].Rise));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_show_on_its_way_When_a_goal_over_the_whole_show_opens_Then_the_stages_behind_it_are_reached_at_once()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.Ledger(new PlaceOrder(scene.Order("2")));
        await scene.Do(Open(new(1, "Cellar"), new(2, "First floor"), new(4, "Second floor")));
        Assert.Equal([true, true, false], (await scene.View()).Goals[0].Stages.Select(s => s.ReachedAt is not null));
        Assert.Equal(["GoalOpened", "GoalStageReached", "GoalStageReached"],
            scene.Memory.Batches[^1].Select(f => f.Fact.GetType().Name));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_something_for_everybody_When_a_stage_is_reached_Then_everybody_takes_it_once()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["FLOOR10"], Shared: true));
        await scene.Do(Open(new(1, "First floor", Points), new(2, "Second floor", Code), new(3, "Third floor")));
        await scene.Refused(Take(1, 1), "not-reached");
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.Do(Take(1, 1));
        Assert.Empty((await scene.Do(Take(1, 1, n: 500))).Outcome.Facts);
        await scene.Refused(Take(1, 2), "not-reached");
        await scene.Refused(new Undo(), "nothing-to-undo");
        await scene.Ledger(new PlaceOrder(scene.Order("2")));
        await scene.Ledger(new ClosePool(Pool)); // what was promised is kept
        await scene.Do(Take(1, 2));
        await scene.Do(Take(2, 2));
        await scene.Ledger(new PlaceOrder(scene.Order("3")));
        await scene.Refused(Take(1, 3), "nothing-to-take");
        await scene.Refused(Take(1, 4), "not-found");
        await scene.Refused(Take(1, 0), "not-found");
        Assert.Equal([1, 2, 0], (await scene.View()).Goals[0].Stages.Select(s => s.Taken));
        Assert.Equal([(Viewer(1), (string?)null), (Viewer(1), "FLOOR10"), (Viewer(2), "FLOOR10")],
            await scene.Read(w => w.Ledger.Rewards.All.Select(r => (r.View.Owner, r.Code)).ToArray()));
        Assert.Equal(5, await scene.Read(w => w.Ledger.Rewards.Points.Of(Viewer(1))));
        Assert.Equal([(Id, 1), (Id, 2)], await scene.Read(w => w.Find(scene.Show)!.State.Goals.TakenBy(Viewer(1)).ToArray()));

        // Also once the goal is off the screens: it was promised.
        await scene.Do(new CloseGoal(Id));
        await scene.Do(Take(2, 1));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_keyword_When_somebody_writes_it_Then_they_take_what_was_reached_so_far_once()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(new(1, "First floor", Points), new(2, "Second floor", Points), new(3, "Third floor")) with { Keyword = " Tower " });
        await scene.Do(new PostMessage(new(Uid(4, 1)), Viewer(1), "tower"));
        Assert.Equal([0, 0, 0], (await scene.View()).Goals[0].Stages.Select(s => s.Taken));
        foreach (var order in new[] { "1", "2" }) await scene.Ledger(new PlaceOrder(scene.Order(order)));

        // Two at once, and a second time nothing; other words take nothing.
        await scene.Do(new PostMessage(new(Uid(4, 2)), Viewer(1), "TOWER!"));
        await scene.Do(new PostMessage(new(Uid(4, 3)), Viewer(1), "tower"));
        await scene.Do(new PostMessage(new(Uid(4, 4)), Viewer(2), "is that a tower?"));
        Assert.Equal([1, 1, 0], (await scene.View()).Goals[0].Stages.Select(s => s.Taken));
        Assert.Equal(10, await scene.Read(w => w.Ledger.Rewards.Points.Of(Viewer(1))));
        var answer = (await scene.View()).Chat.Messages.Single(m => m.Id == new MessageId(Uid(4, 2))).Answer!;
        Assert.Equal(("stage", true), (answer.Act, answer.Done));
        await scene.Do(new CloseGoal(Id));
        await scene.Do(new PostMessage(new(Uid(4, 5)), Viewer(3), "tower"));
        Assert.Equal([1, 1, 0], (await scene.View()).Goals[0].Stages.Select(s => s.Taken));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_keyword_that_takes_nothing_or_is_in_use_When_opened_Then_it_is_refused()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open(new GoalStage(2, "Floor")) with { Keyword = "tower" }, "keyword");
        await scene.Invalid(Open(new GoalStage(2, "Floor", Points)) with { Keyword = new('x', 33) }, "keyword");
        await scene.Invalid(Open(new GoalStage(2, "Floor", Points)) with { Keyword = "a\nb" }, "keyword");
        await scene.Do(Open(new GoalStage(2, "Floor", Points)) with { Keyword = "tower" });
        await scene.Refused(Open(new GoalStage(2, "Floor", Points)) with { Goal = new(Uid(14, 2)), Keyword = "Tower" }, "keyword-in-use");
        await scene.Do(new CloseGoal(Id));
        await scene.Do(Open(new GoalStage(2, "Floor", Points)) with { Goal = new(Uid(14, 2)), Keyword = "Tower" });
    }

    [Fact]
    public async Task Given_a_deadline_When_it_comes_Then_what_is_not_reached_closes_and_what_is_stays()
    {
        await using var scene = await LiveAsync();
        var minute = TimeSpan.FromMinutes(1);
        await scene.Do(Open() with { Duration = minute });
        await scene.Do(Open() with { Goal = new(Uid(14, 2)), Target = 1, Duration = minute });
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.PassAsync(minute - TimeSpan.FromTicks(1));
        Assert.All((await scene.View()).Goals, g => Assert.True(g.IsOn));
        await scene.PassAsync(TimeSpan.FromTicks(1));
        Assert.Equal([(GoalStatus.Closed, true, 1L), (GoalStatus.Reached, false, 1L)],
            (await scene.View()).Goals.Select(g => (g.State, g.IsMissed, g.Reached)));

        // What comes after it doesn't count, and one that the host closes before it isn't missed.
        foreach (var order in new[] { "2", "3", "4", "5", "6" }) await scene.Ledger(new PlaceOrder(scene.Order(order)));
        Assert.Equal((1L, true), ((await scene.View()).Goals[0].Reached, (await scene.View()).Goals[0].IsMissed));
        await scene.Do(Open() with { Goal = new(Uid(14, 3)), Target = 9, Duration = minute });
        await scene.Do(new CloseGoal(new(Uid(14, 3))));
        Assert.False((await scene.View()).Goals[2].IsMissed);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_what_is_no_stage_When_opened_Then_each_is_refused_by_its_rule()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["A", "B"]));
        await scene.Ledger(new OpenPool(new(Uid(17, 2)), "10% off", ["A"], Shared: true, Units: 5));
        await scene.Invalid(Open(new GoalStage(2, " ")), "stages");
        await scene.Invalid(Open(new GoalStage(2, new('x', 81))), "stages");
        await scene.Invalid(Open(new GoalStage(0, "Floor")), "stages");
        await scene.Invalid(Open(new GoalStage(7, "Floor")), "stages");
        await scene.Invalid(Open(new(4, "Floor"), new(2, "Floor")), "stages");
        await scene.Invalid(Open(new(2, "Floor"), new(2, "Floor")), "stages");
        await scene.Invalid(Open([.. Enumerable.Range(1, 21).Select(i => new GoalStage(i, "Floor"))]) with { Target = 100 }, "stages");
        await scene.Invalid(Open(new GoalStage(2, "Floor", Code)), "stages");
        await scene.Invalid(Open(new GoalStage(2, "Floor", Code with { Pool = new(Uid(17, 2)) })), "stages");
        await scene.Invalid(Open(new GoalStage(2, "Floor", Code with { Pool = new(Uid(17, 9)) })), "stages");
        await scene.Invalid(Open(new GoalStage(2, "Floor", new(RewardKind.ShoutOut, "Thanks"))), "stages");
        await scene.Invalid(Open(new GoalStage(2, "Floor", Points with { Points = 0 })), "stages");
        await scene.Invalid(Open() with { Picture = (GoalPicture)9 }, "picture");
        await scene.Invalid(Open() with { Duration = TimeSpan.FromSeconds(4) }, "seconds");
        await scene.Invalid(Open() with { Duration = TimeSpan.FromHours(25) }, "seconds");
        await scene.Refused(Take(1, 1), "not-found");
    }

    [Theory]
    [InlineData(20, 100, 5)]
    [InlineData(30, 100, 3)]
    [InlineData(100, 100, 1)]
    [InlineData(101, 100, null)]
    [InlineData(4, 100, null)]
    [InlineData(0, 100, null)]
    public void Every_so_many_is_a_stage_up_to_the_target(long every, long target, int? count)
    {
        var stages = GoalStages.Every(every, "Floor", target, Points);
        Assert.Equal(count, stages?.Count);
        if (stages is null) return;
        Assert.Equal((every, "Floor 1", Points), (stages[0].At, stages[0].Title, stages[0].Offer));
        Assert.Equal("The 2nd", GoalStages.Every(20, "The {0}nd", 60)![1].Title);
        Assert.All(stages, s => Assert.InRange(s.At, 1, target));
    }
}
