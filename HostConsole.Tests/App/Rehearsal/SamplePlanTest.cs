using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Rehearsal;
using HostConsole.Rehearsal.Sample;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rehearsal;

/// <summary>The sample's run of show, played as it is planned.</summary>
public sealed class SamplePlanTest
{
    private static readonly HostConsole.Rehearsal.Sample.SampleShow Sample = SampleContent.ReadShow();
    private static readonly Plan Plan = SamplePlan.Of(Sample, Items(), new FakeClock());

    [Fact]
    public void Given_the_sample_Then_each_of_its_cues_would_fire_and_the_goal_is_set_before_the_first_deal()
    {
        Assert.Null(LifecycleRules.Check(Plan, Usd));
        var cues = Plan.Cues.Select(c => c.Cue).ToList();
        var goal = Assert.Single(cues.OfType<GoalCue>());
        Assert.Equal((GoalCounts.Orders, 50L, false), (goal.Counts, goal.Target, goal.FromNow));
        Assert.True(cues.IndexOf(goal) < cues.FindIndex(c => c is DealCue));
    }

    [Fact]
    public async Task Given_a_rehearsal_When_it_goes_as_planned_Then_the_goal_is_reached_after_the_second_deal_and_cheered()
    {
        await using var scene = await DraftAsync(plan: Plan);
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        var start = scene.Now;
        var audience = new SimulatedAudience(new(), SampleContent.ReadAudience(), (await scene.View()).Run, start);
        var cues = new Queue<(TimeSpan At, CueId Cue)>(Timetable());
        var cheers = new List<DateTimeOffset>();
        for (var second = 1; second <= Plan.Minutes * 60; second++)
        {
            await scene.PassAsync(TimeSpan.FromSeconds(1));
            while (cues.TryPeek(out var next) && start + next.At <= scene.Now)
                await scene.Do(new FireCue(cues.Dequeue().Cue, Uid(14, cues.Count), Seed));
            if (second % 20 == 0 && (await scene.View()).Quizzes.FirstOrDefault(q => q.IsOn) is { } quiz)
                await scene.Do(new NextInQuiz(quiz.Id));
            foreach (var command in audience.Advance(scene.Now - start, await scene.View()))
            {
                await scene.Try(command);
                if (command is PostMessage message
                    && SampleContent.ReadAudience().Lines["cheers"].Contains(message.Text))
                    cheers.Add(scene.Now);
            }
        }

        var view = await scene.View();
        var goal = Assert.Single(view.Goals);
        Assert.True(goal.IsReached, $"Only {goal.Reached} orders.");
        Assert.InRange(goal.ReachedAt!.Value, view.Deals[1].LaunchedAt, view.Deals[2].LaunchedAt);
        Assert.All(goal.Stages, s => Assert.NotNull(s.ReachedAt));
        Assert.All(goal.Stages.Where(s => s.Offer is not null), s => Assert.True(s.Taken > 10, $"Only {s.Taken} took what they got at “{s.Title}”."));
        var wheel = Assert.Single(view.Wheels);
        Assert.True(wheel is { IsOpen: false, Spins: > 30 }, $"The wheel was spun {wheel.Spins} times.");
        Assert.NotEmpty(Assert.Single(view.Quizzes).Podium);
        Assert.NotEmpty(cheers);
        Assert.All(cheers, at => Assert.True(at >= goal.ReachedAt));
    }

    private static IEnumerable<(TimeSpan At, CueId Cue)> Timetable()
    {
        var begins = TimeSpan.Zero;
        foreach (var (planned, made) in Sample.Segments.Zip(Plan.Segments))
        {
            foreach (var (cue, id) in planned.Cues.Zip(made.Cues)) yield return (begins + TimeSpan.FromSeconds(cue.AtSeconds), id.Id);
            begins += TimeSpan.FromMinutes(planned.Minutes);
        }
    }

    private static Dictionary<string, Item> Items()
    {
        var skus = Sample.Segments.SelectMany(s => s.Cues).Select(c => c.Sku).OfType<string>().Distinct().ToList();
        return skus.ToDictionary(sku => sku, sku => ItemOf(skus.IndexOf(sku) + 1, sku));
    }
}
