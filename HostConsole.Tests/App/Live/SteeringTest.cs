using HostConsole.Accounts;
using HostConsole.Core.Shows;
using HostConsole.Deals;
using HostConsole.Live;
using HostConsole.Surfaces;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Live;

public sealed class SteeringTest
{
    private static readonly Rights Host = Rights.Of(People.Somebody(Role.Host));
    private static readonly Rights Moderator = Rights.Of(People.Somebody(Role.Moderator));

    [Fact]
    public void Given_the_keys_Then_no_two_acts_share_one()
    {
        var keys = LiveKeys.All.SelectMany(k => k.Keys).ToArray();
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.All(Enum.GetValues<LiveAct>().Where(a => a != LiveAct.None), act => Assert.Contains(LiveKeys.All, k => k.Act == act));
    }

    [Theory]
    [InlineData(" ", LiveAct.NextCue)]
    [InlineData("n", LiveAct.NextCue)]
    [InlineData("u", LiveAct.Undo)]
    [InlineData("3", LiveAct.Columns)]
    [InlineData("§", LiveAct.None)]
    public void Given_a_key_Then_it_stands_for_its_act(string key, LiveAct act) => Assert.Equal(act, LiveKeys.Of(key)?.Act ?? LiveAct.None);

    [Fact]
    public void Given_what_cannot_be_taken_back_Then_its_key_is_held()
    {
        var held = LiveKeys.All.Where(k => k.Hold).Select(k => k.Act);
        Assert.Equal([LiveAct.GoLive, LiveAct.End, LiveAct.StopEverything], held);
    }

    [Fact]
    public void Given_a_draft_Then_it_can_be_rehearsed_or_go_live_and_nothing_else()
    {
        var draft = new RunScene().View;
        Assert.Null(Steering.WhyNot(LiveAct.Rehearse, draft, Host));
        Assert.Null(Steering.WhyNot(LiveAct.GoLive, draft, Host));
        Assert.Equal("Go live or rehearse first.", Steering.WhyNot(LiveAct.NextCue, draft, Host));
        Assert.Equal("The show isn't on.", Steering.WhyNot(LiveAct.End, draft, Host));
        Assert.Equal("Only a live show can be paused.", Steering.WhyNot(LiveAct.PauseOrResume, draft, Host));
    }

    [Fact]
    public void Given_a_paused_show_Then_it_says_to_resume_it()
    {
        var paused = new RunScene().Do(new GoLive()).Do(new PauseShow()).View;
        Assert.Equal("The show is paused: resume it.", Steering.WhyNot(LiveAct.GoLive, paused, Host));
        Assert.Null(Steering.WhyNot(LiveAct.PauseOrResume, paused, Host));
    }

    [Fact]
    public void Given_a_moderator_Then_cues_polls_and_pins_are_theirs_and_steering_is_not()
    {
        var live = new RunScene().Do(new GoLive()).View;
        foreach (var act in new[] { LiveAct.NextCue, LiveAct.NextSegment, LiveAct.Pin, LiveAct.Undo })
            Assert.Null(Steering.WhyNot(act, live, Moderator));
        foreach (var act in new[] { LiveAct.End, LiveAct.PauseOrResume, LiveAct.StopEverything, LiveAct.GoLive, LiveAct.Rehearse })
            Assert.Equal(Rights.HostOnly, Steering.WhyNot(act, live, Moderator));
        foreach (var ui in MechanicUis.Launched)
        {
            var why = Steering.WhyNot(ui, live, Moderator);
            if (ui is DealUi) Assert.Contains("run of show", why, StringComparison.Ordinal);
            else if (ui.Permission == Permission.LaunchAnyDeal) Assert.Equal(Rights.HostOnly, why); // a blitz is deals by the clock
            else Assert.Null(why);
            Assert.Null(Steering.WhyNot(ui, live, Host));
            Assert.StartsWith($"Go live or rehearse first: {ui.Launch!.One}", Steering.WhyNot(ui, new RunScene().View, Host), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Given_the_last_segment_without_cues_Then_there_is_no_next_cue_and_no_next_segment()
    {
        var scene = new RunScene();
        var last = scene.View.Plan.Segments[^1];
        scene.Do(new GoLive()).Do(new StartSegment(last.Id));
        Assert.Equal("That was the last cue of the run of show.", Steering.WhyNot(LiveAct.NextCue, scene.View, Host));
        Assert.Equal("That was the last segment.", Steering.WhyNot(LiveAct.NextSegment, scene.View, Host));
    }
}
