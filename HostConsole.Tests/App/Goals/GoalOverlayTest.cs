using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Overlays;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Goals;

public sealed class GoalOverlayTest
{
    private readonly RunScene scene = new RunScene().Do(new GoLive());

    private static OpenGoal Open(string title) => new(LiveScene.New<GoalId>(), title, GoalCounts.Viewers, 2, null, null, null, false);

    private string? Shown => OverlayParts.Of(scene.View, [], new(_ => "", _ => null))
        .Single(p => p.Name == "goal").Part?.Parameters["Goal"] is GoalView goal ? goal.Title : null;

    [Fact]
    public void Given_a_goal_that_missed_its_deadline_Then_the_overlay_says_so_for_as_long_as_no_other_is_on()
    {
        var first = Open("First") with { Duration = TimeSpan.FromMinutes(1) };
        scene.Do(first).After(TimeSpan.FromMinutes(1)).Do(new CloseGoal(first.Goal));
        Assert.Equal("First", Shown);
        scene.Do(Open("Second"));
        Assert.Equal("Second", Shown);
    }

    [Fact]
    public void Given_several_goals_Then_the_overlay_shows_the_one_on_stage_else_the_newest()
    {
        var (first, second) = (Open("First"), Open("Second"));
        scene.Do(first).After(TimeSpan.FromSeconds(1)).Do(second);
        Assert.Equal("Second", Shown);
        scene.Do(new SetStage([new("goal", first.Goal.Value)], null));
        Assert.Equal("First", Shown);
        scene.Do(new CloseGoal(first.Goal));
        Assert.Equal("Second", Shown);
        scene.Do(new CloseGoal(second.Goal));
        Assert.Equal("First", Shown);
        scene.Do(new SetStage([], null));
        Assert.Null(Shown);
    }
}
