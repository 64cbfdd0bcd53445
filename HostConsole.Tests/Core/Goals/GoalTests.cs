using System.Text.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;
using Money = HostConsole.Core.Kernel.Money;

namespace HostConsole.Tests.Goals;

public sealed class GoalTests
{
    private static readonly GoalId Id = new(Uid(14, 1));

    private static OpenGoal Open(GoalCounts counts = GoalCounts.Orders, long target = 2, bool fromNow = false, int n = 1) =>
        new(new(Uid(14, n)), " Two  orders ", counts, target, counts == GoalCounts.Gmv ? Usd : null, "Free shipping", "SHIPFREE", fromNow);

    [Fact]
    public async Task Given_an_open_goal_When_the_last_order_comes_Then_it_is_reached_beside_that_order()
    {
        await using var scene = await LiveAsync();
        var opened = await scene.Do(Open());
        Assert.Equal(["GoalOpened", "RevealKept"], opened.Outcome.Facts.Select(f => f.GetType().Name));
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        var goal = (await scene.View()).Goals[0];
        Assert.Equal(("Two orders", GoalStatus.Open, 1L, 2L, 0.5, true, null),
            (goal.Title, goal.State, goal.Reached, goal.Target, goal.Share, goal.HasReveal, goal.Reveal));
        await scene.Ledger(new PlaceOrder(scene.Order("2")));
        goal = (await scene.View()).Goals[0];
        Assert.Equal((GoalStatus.Reached, 2L, 1d, "SHIPFREE", scene.Now), (goal.State, goal.Reached, goal.Share, goal.Reveal, goal.ReachedAt));
        var batch = scene.Memory.Batches[^1];
        Assert.Contains(batch, f => f.Fact is OrderFact.OrderPlaced);
        Assert.Equal(new GoalFact.GoalReached(Id, 2, "SHIPFREE"), batch[^1].Fact);
        await scene.Ledger(new PlaceOrder(scene.Order("3")));
        Assert.Single(Facts(scene).OfType<GoalFact.GoalReached>());
        Assert.Equal(3, (await scene.View()).Goals[0].Reached);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_reached_goal_When_orders_are_refunded_and_cancelled_Then_it_stays_reached()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        foreach (var id in new[] { "1", "2" }) await scene.Ledger(new PlaceOrder(scene.Order(id)));
        await scene.Ledger(new RefundOrder(new("shop", "1"), new(500, Usd)));
        await scene.Ledger(new CancelOrder(new("shop", "2")));
        var goal = (await scene.View()).Goals[0];
        Assert.Equal((GoalStatus.Reached, 1L, 1d, "SHIPFREE"), (goal.State, goal.Reached, goal.Share, goal.Reveal));
        await scene.Ledger(new PlaceOrder(scene.Order("3")));
        Assert.Single(Facts(scene).OfType<GoalFact.GoalReached>());
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_goal_that_counts_from_now_When_more_comes_Then_what_was_before_is_left_out()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new PlaceOrder(scene.Order("1", 3)));
        await scene.Do(Open(GoalCounts.Units, 2, fromNow: true, n: 1));
        await scene.Do(Open(GoalCounts.Units, 4, n: 2));
        Assert.Equal([0L, 3L], (await scene.View()).Goals.Select(g => g.Reached));
        await scene.Ledger(new PlaceOrder(scene.Order("2")));
        Assert.Equal([(1L, GoalStatus.Open), (4L, GoalStatus.Reached)], (await scene.View()).Goals.Select(g => (g.Reached, g.State)));

        // An order from before its start is cancelled: below nothing it doesn't go.
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        Assert.Equal([0L, 1L], (await scene.View()).Goals.Select(g => g.Reached));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_goal_of_each_number_When_that_number_moves_Then_that_goal_moves_alone()
    {
        foreach (var counts in Enum.GetValues<GoalCounts>())
        {
            await using var scene = await LiveAsync();
            await scene.Do(new OpenPoll(new(Uid(5, 1)), "Which?", ["Blue", "Sand"], false, true, null));
            await scene.Do(Launch());
            await scene.Do(Open(counts, 100_000, fromNow: true));
            var moved = new List<string>();
            await StepAsync("joined", new JoinShow(Viewer(1), "Ana"));
            await StepAsync("wrote", new PostMessage(new(Uid(4, 1)), Viewer(1), "Lovely."));
            await StepAsync("voted", new CastVote(new(Uid(5, 1)), Viewer(1), 0));
            await StepAsync("changed a vote", new CastVote(new(Uid(5, 1)), Viewer(1), 1));
            await StepAsync("claimed", Claim(1));
            await StepAsync("ordered", new PlaceOrder(scene.Order("1", 2)));
            Assert.Equal(counts switch
            {
                GoalCounts.Viewers => ["joined +1"],
                GoalCounts.Comments => ["wrote +1"],
                GoalCounts.Votes => ["voted +1"],
                GoalCounts.Claims => ["claimed +1"],
                GoalCounts.Orders => ["ordered +1"],
                GoalCounts.Units => ["ordered +2"],
                _ => (string[])["ordered +4000"],
            }, moved);

            async Task StepAsync(string what, ShowCommand command)
            {
                var before = (await scene.View()).Goals[0].Reached;
                if (command is PlaceOrder) await scene.Ledger(command);
                else await scene.Do(command);
                if ((await scene.View()).Goals[0].Reached is var after && after != before) moved.Add($"{what} +{after - before}");
            }
        }
    }

    [Fact]
    public async Task Given_open_and_reached_goals_When_the_show_ends_Then_they_close_with_what_they_have()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(target: 1, n: 1));
        await scene.Do(Open(target: 9, n: 2));
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.Do(new StopEverything());
        Assert.All((await scene.View()).Goals, g => Assert.Equal(GoalStatus.Closed, g.State));
        await scene.Do(Open(target: 9, n: 3));
        await scene.Do(new EndShow());
        await scene.Ledger(new PlaceOrder(scene.Order("late")));
        var view = await scene.View();
        Assert.Equal(2, view.Metrics.Orders);
        Assert.Equal([(GoalStatus.Closed, 1L, true), (GoalStatus.Closed, 1L, false), (GoalStatus.Closed, 1L, false)],
            view.Goals.Select(g => (g.State, g.Reached, g.IsReached)));
        Assert.Equal([true, false, false], view.Goals.Select(g => g.Reveal is not null));
        Assert.Equal(3, view.Marks.Count(m => m is { Kind: "goal", EndAt: not null }));
        Assert.Empty((await scene.Do(new CloseGoal(Id))).Outcome.Facts);
        await scene.Refused(Open(n: 4), "not-live");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_what_is_no_goal_When_opened_Then_each_is_refused_by_its_rule()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open() with { Title = "\u0007 " }, "title");
        await scene.Invalid(Open() with { Title = new('x', 121) }, "title");
        await scene.Invalid(Open() with { Reward = new('x', 201) }, "reward");
        await scene.Invalid(Open() with { Reveal = new('x', 201) }, "reveal");
        await scene.Invalid(Open() with { Counts = (GoalCounts)9 }, "counts");
        await scene.Invalid(Open(target: 0), "target");
        await scene.Invalid(Open(target: GoalRules.MostCount + 1), "target");
        await scene.Invalid(Open(GoalCounts.Gmv, GoalRules.MostMinor + 1), "target");
        await scene.Invalid(Open() with { Currency = Usd }, "target");
        await scene.Invalid(Open(GoalCounts.Gmv) with { Currency = null }, "target");
        await scene.Invalid(Open(GoalCounts.Gmv) with { Currency = Currency.Parse("EUR") }, "target");
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.Refused(Open(target: 1), "already-reached");
        for (var n = 1; n <= GoalRules.MostOn; n++) await scene.Do(Open(n: n));
        await scene.Refused(Open(), "already-open");
        await scene.Refused(Open(n: 4), "too-many");
        await scene.Refused(new CloseGoal(new(Uid(14, 9))), "not-found");
        await scene.Do(new CloseGoal(Id));
        await scene.Do(Open(n: 4));
    }

    [Fact]
    public async Task Given_a_planned_goal_When_its_cue_fires_Then_the_reveal_is_in_no_public_fact_before_it_is_reached()
    {
        var cue = new GoalCue(new(Uid(12, 1)), "Together", GoalCounts.Gmv, 4000, Usd, "Free shipping", "SHIPFREE", true);
        await using var scene = await DraftAsync(plan: new([new(new(Uid(13, 1)), "Close", 5, "", [cue])]));
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await scene.Do(new EndShow());
        await scene.Do(new GoLive());
        await scene.Do(new FireCue(cue.Id, Uid(14, 1), Seed));
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        Assert.Contains("SHIPFREE", Text(scene, open: false), StringComparison.Ordinal);
        Assert.DoesNotContain("SHIPFREE", Text(scene, open: true), StringComparison.Ordinal);
        Assert.DoesNotContain("SHIPFREE", JsonSerializer.Serialize((await scene.View()).Goals, Json.Options), StringComparison.Ordinal);
        Assert.DoesNotContain("SHIPFREE", new OpenGoal(Id, "", 0, 1, null, null, "SHIPFREE", true).ToString(), StringComparison.Ordinal);
        await scene.Ledger(new PlaceOrder(scene.Order("2")));
        Assert.Contains("SHIPFREE", Text(scene, open: true), StringComparison.Ordinal);
        Assert.Equal((GoalStatus.Reached, new Money(4000, Usd)),
            ((await scene.View()).Goals[0].State, new Money((await scene.View()).Goals[0].Reached, Usd)));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_rehearsal_When_a_goal_is_reached_Then_the_show_itself_knows_nothing_of_it()
    {
        await using var scene = await DraftAsync();
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await scene.Do(Open(target: 1));
        await scene.Do(new PlaceOrder(scene.Order("1")));
        Assert.Equal(GoalStatus.Reached, (await scene.View()).Goals[0].State);
        await scene.Do(new EndShow());
        await scene.Do(new GoLive());
        Assert.Empty((await scene.View()).Goals);
        await scene.ReplaysAsync();
    }

    private static IEnumerable<ShowFact> Facts(Shows.ShowScene scene) => scene.Log.ReadRun(RunId.Of(scene.Show), 0).Select(f => f.Fact);

    private static string Text(Shows.ShowScene scene, bool open) =>
        string.Join('\n', scene.Log.ReadRun(RunId.Of(scene.Show), 0).Concat(scene.Log.ReadRun(new(Uid(11, 1)), 0))
            .Select(f => open ? PublicFacts.Of(f) : f).OfType<LoggedFact>().Select(f => Core.Store.FactCatalogue.Write(f.Fact)));
}
