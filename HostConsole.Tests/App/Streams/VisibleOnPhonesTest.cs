using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Goals;
using HostConsole.Polls;
using HostConsole.Streams;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Streams;

/// <summary>What stands on phones: what is on, and what was over last until something newer comes.</summary>
public sealed class VisibleOnPhonesTest
{
    private static readonly OpenPoll Poll = new(LiveScene.New<PollId>(), "Which glaze?", ["Sea", "Sand"], false, false, null);
    private static readonly OpenGoal Goal = new(LiveScene.New<GoalId>(), "50 orders", GoalCounts.Orders, 40, null, null, null, false);

    private readonly RunScene scene = new RunScene().Do(new GoLive()).Do(Poll).After(TimeSpan.FromMinutes(1)).Do(new ClosePoll(Poll.Poll));

    [Fact]
    public void Given_a_poll_that_was_over_last_When_a_goal_opens_Then_the_poll_goes()
    {
        scene.After(TimeSpan.FromSeconds(9));
        Assert.Single(PollPhone.Visible(scene.View, PhoneSurfaces.Visible(scene.View)));
        scene.Do(Goal);
        Assert.Empty(PollPhone.Visible(scene.View, PhoneSurfaces.Visible(scene.View)));
        Assert.Single(GoalPhone.Visible(scene.View, PhoneSurfaces.Visible(scene.View)));
    }

    [Fact]
    public void Given_a_poll_that_was_over_last_When_a_goal_is_set_and_taken_back_Then_the_poll_is_back()
    {
        scene.After(TimeSpan.FromSeconds(9)).Do(Goal).Do(new Undo());
        Assert.Single(PollPhone.Visible(scene.View, PhoneSurfaces.Visible(scene.View)));
        Assert.Empty(GoalPhone.Visible(scene.View, PhoneSurfaces.Visible(scene.View)));
    }

    [Fact]
    public void Given_an_open_goal_When_a_poll_is_over_after_it_Then_the_poll_stays()
    {
        var later = Poll with { Poll = LiveScene.New<PollId>() };
        scene.After(TimeSpan.FromSeconds(9)).Do(Goal).Do(later).After(TimeSpan.FromMinutes(1)).Do(new ClosePoll(later.Poll));
        Assert.Equal([later.Poll], PollPhone.Visible(scene.View, PhoneSurfaces.Visible(scene.View)).Select(p => p.Id));
    }
}
