using HostConsole.Engine;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Engine;

public sealed class LiveFeedTest : IDisposable
{
    private readonly RunScene scene = new();
    private readonly LiveFeed feed;
    private int renders;

    public LiveFeedTest() => feed = new(scene.Clock, () => renders++);

    [Fact]
    public void Given_a_burst_of_changes_When_a_second_passes_Then_there_are_ten_renders_and_the_last_change_is_shown()
    {
        var first = scene.View;
        for (var i = 0; i < 1000; i++)
        {
            feed.Take(first with { Seq = first.Seq + i });
            scene.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(renders, 10, 11);
        Assert.Equal(first.Seq + 999, feed.View!.Seq);
    }

    [Fact]
    public void Given_a_newer_picture_When_an_older_one_arrives_late_Then_it_is_dropped()
    {
        var newer = scene.View with { Seq = 20 };
        feed.Take(newer);
        feed.Take(scene.View with { Seq = 19 });
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(newer, feed.View);
        Assert.Equal(1, renders);
    }

    [Fact]
    public void Given_stock_changed_beneath_a_show_When_the_picture_keeps_its_number_Then_it_is_taken()
    {
        feed.Take(scene.View with { Seq = 20 });
        var again = scene.View with { Seq = 20, Code = "other" };
        feed.Take(again);
        Assert.Same(again, feed.View);
    }

    [Fact]
    public void Given_the_users_own_action_When_its_change_arrives_Then_it_is_rendered_without_delay()
    {
        feed.Take(scene.View with { Seq = 20 });
        feed.Take(scene.View with { Seq = 21 });
        Assert.Equal(1, renders);
        feed.Hurry();
        Assert.Equal(2, renders);
        feed.Take(scene.View with { Seq = 22 });
        Assert.Equal(3, renders);
    }

    [Fact]
    public void Given_a_closed_screen_When_changes_arrive_Then_it_is_left_alone()
    {
        feed.Take(scene.View with { Seq = 20 });
        feed.Take(scene.View with { Seq = 21 });
        feed.Dispose();
        feed.Take(scene.View with { Seq = 22 });
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, renders);
    }

    public void Dispose() => feed.Dispose();
}
