using FsCheck.Fluent;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Goals;

/// <summary>What holds for goals at every moment of a random evening.</summary>
[Trait("Speed", "Slow")]
public sealed class GoalLawTest
{
    [Fact]
    public void Whatever_happens_a_goal_is_reached_once_and_at_once_and_the_log_gives_the_state_that_was_live()
    {
        var reached = 0;
        Law.Holds(Step.Any.ListOf(80), 60, 81, steps => { reached += EveningAsync(steps).GetAwaiter().GetResult(); });
        Assert.True(reached > 60, $"Only {reached} goals were reached: the generator proves too little.");
    }

    private static async Task<int> EveningAsync(IReadOnlyList<Step> steps)
    {
        await using var scene = await LiveAsync(30);
        ShowId[] shows = [scene.Show, await scene.CreateAsync("winter")];
        await scene.Do(new GoLive(), shows[1]);
        await scene.Do(Goal(51, GoalCounts.Orders, 3));
        await scene.Do(Goal(52, GoalCounts.Units, 9));
        await scene.Do(Goal(53, GoalCounts.Claims, 6), shows[1]);
        foreach (var step in steps)
        {
            if (step.Seconds > 0) await scene.PassAsync(TimeSpan.FromSeconds(step.Seconds));
            await scene.Writer.SendAsync(await step.CommandAsync(scene, shows[step.Show]));
            await scene.Read(w => { Hold(w); return true; });
        }

        await scene.ReplaysAsync();
        var all = scene.Memory.Facts.Where(f => f.Fact is GoalFact.GoalReached)
            .Select(f => (f.Run, ((GoalFact.GoalReached)f.Fact).Goal)).ToList();
        Assert.Distinct(all);
        Assert.Distinct(scene.Memory.Facts.Select(f => f.Fact).OfType<GoalFact.GoalStageReached>().Select(f => (f.Goal, f.Stage)));
        Assert.Distinct(scene.Memory.Facts.Select(f => f.Fact).OfType<GoalFact.GoalStageTaken>().Select(f => (f.Goal, f.Stage, f.Viewer)));

        // Beside what reached it: the same instant, the same transaction, and never first in it.
        Assert.All(scene.Memory.Batches.Where(b => b.Any(f => f.Fact is GoalFact.GoalReached)),
            b => Assert.IsNotType<GoalFact.GoalReached>(b[0].Fact));
        return all.Count;
    }

    private static OpenGoal Goal(int n, GoalCounts counts, long target) =>
        new(new(Uid(14, n)), "Together", counts, target, null, null, "SHIPFREE", false,
            [new(1, "First floor", new(RewardKind.Points, "", Points: 3)), new(target, "Roof")], TimeSpan.FromHours(1));

    private static void Hold(World world)
    {
        foreach (var goal in world.Runs.SelectMany(r => r.State.Goals.View()))
        {
            var floor = goal.Stages.FirstOrDefault(s => s.ReachedAt is null);
            Assert.True(floor is null || !goal.IsOn || goal.Reached < floor.At, $"Came to a stage and wasn't told: {goal}");
            Assert.All(goal.Stages, s => Assert.True(s.Taken == 0 || s.ReachedAt is not null));
            Assert.InRange(goal.Rise, 0, 1);
            Assert.True(goal.IsReached || goal.Reached < goal.Target, $"Came to its target and wasn't told: {goal}");
            Assert.Equal(goal.IsReached && goal.HasReveal, goal.Reveal is not null);
        }
    }
}
