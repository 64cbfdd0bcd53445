using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Live;
using HostConsole.Surfaces;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Goals;

/// <summary>A goal just set can be taken back, as if it had never been.</summary>
public sealed class GoalUndoTest : BunitContext
{
    private static readonly GoalId Id = new(Uid(14, 1));

    private static OpenGoal Open(long target = 2, int n = 1) =>
        new(new(Uid(14, n)), "Two orders", GoalCounts.Orders, target, null, "Free shipping", "SHIPFREE", false);

    [Fact]
    public async Task Given_a_goal_just_set_When_undone_Then_it_was_never_there()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        Assert.Equal("Set the goal “Two orders”", (await scene.View()).Undo?.What);
        var undone = await scene.Do(new Undo());
        Assert.Equal<ShowFact>([new GoalFact.GoalWithdrawn(Id), new LifecycleFact.Undone("Set the goal “Two orders”")],
            undone.Outcome.Facts);
        var view = await scene.View();
        Assert.Empty(view.Goals);
        Assert.DoesNotContain(view.Marks, m => m.Kind == "goal");
        Assert.Null(view.Undo);
        foreach (var order in new[] { "1", "2" }) await scene.Ledger(new PlaceOrder(scene.Order(order)));
        Assert.DoesNotContain(scene.Memory.Facts, f => f.Fact is GoalFact.GoalReached);
        await scene.Refused(new CloseGoal(Id), "not-found");
        for (var n = 2; n <= GoalRules.MostOn + 1; n++) await scene.Do(Open(target: 9, n));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_goal_of_the_plan_When_its_cue_is_undone_Then_the_goal_is_gone()
    {
        var cue = new GoalCue(new(Uid(12, 1)), "Two orders", GoalCounts.Orders, 2, null, null, "SHIPFREE", false);
        await using var scene = await LiveAsync(plan: new([new(new(Uid(13, 1)), "Open", 5, "", [cue])]));
        await scene.Do(new FireCue(cue.Id, Uid(14, 1), Seed));
        await scene.Do(new Undo());
        Assert.Empty((await scene.View()).Goals);
    }

    [Fact]
    public async Task Given_a_goal_set_eight_seconds_ago_When_undone_Then_it_is_too_late()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.PassAsync(Lifecycle.UndoFor);
        await scene.Refused(new Undo(), "nothing-to-undo");
        Assert.Single((await scene.View()).Goals);
    }

    [Fact]
    public async Task Given_a_goal_just_set_When_it_was_reached_or_closed_meanwhile_Then_it_stays()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(target: 1));
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.Refused(new Undo(), "nothing-to-undo");
        await scene.Do(Open(n: 2));
        await scene.Do(new CloseGoal(new(Uid(14, 2))));
        await scene.Refused(new Undo(), "nothing-to-undo");
        Assert.Equal([GoalStatus.Reached, GoalStatus.Closed], (await scene.View()).Goals.Select(g => g.State));
    }

    [Fact]
    public async Task Given_a_goal_just_set_When_another_is_reached_Then_it_can_still_be_taken_back()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(target: 1));
        await scene.Do(Open(target: 9, n: 2));
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.Do(new Undo());
        Assert.Equal([Id], (await scene.View()).Goals.Select(g => g.Id));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_goal_just_set_Then_the_console_offers_undo_with_its_title()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        var view = await scene.View();
        var toast = Render<UndoToast>(p => p.Add(c => c.Undo, view.Undo).Add(c => c.Now, scene.Now).Add(c => c.Act, _ => { })
            .Add(c => c.Rights, Rights.Of(App.People.Somebody(Role.Host))));
        Assert.Contains("Set the goal “Two orders”", toast.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(toast.Find("button[title='Undo: Set the goal “Two orders” (U)']"));
    }
}
