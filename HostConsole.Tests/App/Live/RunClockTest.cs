using HostConsole.Core.Shows;
using HostConsole.Live;

namespace HostConsole.Tests.Live;

public sealed class RunClockTest
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Given_a_show_that_was_not_started_Then_there_is_no_time_and_no_drift()
    {
        var scene = new RunScene();
        Assert.Null(RunClock.Elapsed(scene.View, scene.Now));
        Assert.Null(RunClock.Drift(scene.View, scene.Now));
    }

    [Fact]
    public void Given_a_first_segment_that_ran_over_When_the_second_is_on_Then_the_excess_stays_and_grows_only_past_its_plan()
    {
        var scene = new RunScene();
        var segments = scene.View.Plan.Segments; // 5, 12 and 5 minutes
        scene.Do(new GoLive()).Do(new StartSegment(segments[0].Id)).After(7 * Minute)
            .Do(new StartSegment(segments[1].Id)).After(3 * Minute);
        Assert.Equal(7 * Minute, RunClock.Spent(scene.View, segments[0].Id, scene.Now));
        Assert.Equal(3 * Minute, RunClock.Spent(scene.View, segments[1].Id, scene.Now));
        Assert.Null(RunClock.Spent(scene.View, segments[2].Id, scene.Now));
        Assert.Equal(2 * Minute, RunClock.Drift(scene.View, scene.Now));
        Assert.Equal("+2:00 over", RunClock.InWords(RunClock.Drift(scene.View, scene.Now)!.Value));
        scene.After(10 * Minute);
        Assert.Equal(3 * Minute, RunClock.Drift(scene.View, scene.Now));
    }

    [Fact]
    public void Given_a_segment_cut_short_or_skipped_Then_the_show_is_ahead()
    {
        var scene = new RunScene();
        var segments = scene.View.Plan.Segments;
        scene.Do(new GoLive()).Do(new StartSegment(segments[0].Id)).After(4 * Minute).Do(new StartSegment(segments[2].Id)).After(Minute);
        Assert.Equal(-13 * Minute, RunClock.Drift(scene.View, scene.Now));
        Assert.Equal("13:00 ahead", RunClock.InWords(RunClock.Drift(scene.View, scene.Now)!.Value));
    }

    [Fact]
    public void Given_a_segment_that_is_on_a_second_time_Then_both_turns_count()
    {
        var scene = new RunScene();
        var segments = scene.View.Plan.Segments;
        scene.Do(new GoLive()).Do(new StartSegment(segments[0].Id)).After(2 * Minute)
            .Do(new StartSegment(segments[1].Id)).After(Minute).Do(new StartSegment(segments[0].Id)).After(Minute);
        Assert.Equal(3 * Minute, RunClock.Spent(scene.View, segments[0].Id, scene.Now));
    }

    [Fact]
    public void Given_an_ended_show_Then_its_time_stands()
    {
        var scene = new RunScene();
        scene.Do(new GoLive()).After(62 * Minute).Do(new EndShow()).After(30 * Minute);
        Assert.Equal("1:02:00", RunClock.WithHours(RunClock.Elapsed(scene.View, scene.Now)!.Value));
    }

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(0.2, "0:01")]
    [InlineData(59.5, "1:00")]
    [InlineData(-4, "0:00")]
    public void Given_what_is_left_Then_zero_is_said_only_when_it_is_over(double seconds, string said)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        Assert.Equal(said, RunClock.Brief(RunClock.Left(now.AddSeconds(seconds), now)));
    }
}
