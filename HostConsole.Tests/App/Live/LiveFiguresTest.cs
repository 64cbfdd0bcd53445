using HostConsole.Core.Audience;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using HostConsole.Live;

namespace HostConsole.Tests.Live;

public sealed class LiveFiguresTest
{
    private readonly RunScene scene = new();

    [Fact]
    public void Given_no_viewers_and_no_orders_Then_ratios_are_empty_and_not_zero()
    {
        var figures = LiveFigures.Of(scene.View, scene.Now);
        Assert.Equal(["0", "$0.00", "–", "–", "0"], figures.Select(f => f.Value));
        Assert.All(figures, f => Assert.Empty(f.Trend));
    }

    [Fact]
    public void Given_the_known_case_Then_the_numbers_are_those_of_the_design()
    {
        var view = Known(scene.View);
        Assert.Equal(["0", "$25,000.00", "26.0\u00a0%", "$70.22", "0"], LiveFigures.Of(view, scene.Now).Select(f => f.Value));
        Assert.Contains("Orders ÷ viewers: 29.7\u00a0%", LiveFigures.Of(view, scene.Now)[2].Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_buyers_who_were_not_seen_Then_they_stand_beside_the_conversion_or_in_its_place_with_the_reason()
    {
        var known = Known(scene.View);
        var some = LiveFigures.Of(known with { Metrics = known.Metrics with { Buyers = 315, UnseenBuyers = 3 } }, scene.Now)[2];
        Assert.Equal(("conversion · 3 not seen", "26.0\u00a0%"), (some.Label, some.Value));
        Assert.Contains("312 of 1,200 people seen bought. 3 buyers not seen.", some.Definition, StringComparison.Ordinal);
        var most = LiveFigures.Of(known with { Metrics = known.Metrics with { UnseenBuyers = 313 } }, scene.Now)[2];
        Assert.Equal(("conversion · 313 not seen", "–"), (most.Label, most.Value));
        Assert.Contains("Most buyers were not seen", most.Definition, StringComparison.Ordinal);
        Assert.Empty(most.Trend);
    }

    [Fact]
    public void Given_chatters_Then_they_are_told_beside_the_viewers()
    {
        var view = scene.View with { Metrics = scene.View.Metrics with { Viewers = 2, Chatters = 200 } };
        Assert.Contains("2 viewers in all. 200 people wrote in platforms' chats, and are not among them.",
            LiveFigures.Of(view, scene.Now)[0].Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_show_in_German_Then_its_numbers_are_written_so()
    {
        var view = Known(scene.View) with { Settings = scene.View.Settings with { Culture = "de-DE" } };
        Assert.Equal("26,0\u00a0%", LiveFigures.Of(view, scene.Now)[2].Value);
        Assert.StartsWith("25.000,00", LiveFigures.Of(view, scene.Now)[1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_viewers_who_stay_When_minutes_pass_without_a_count_Then_the_line_doesnt_fall_to_none()
    {
        scene.Do(new GoLive()).Do(new CountAudience(7));
        var trend = LiveFigures.Of(scene.View, scene.Now.AddMinutes(5))[0].Trend;
        Assert.Equal([0, 7, 7, 7, 7, 7, 7], trend.TakeLast(7));
        scene.Do(new CountAudience(0));
        Assert.Equal(0, LiveFigures.Of(scene.View, scene.Now.AddMinutes(5))[0].Trend[^1]);
    }

    [Fact]
    public void Given_platforms_count_too_Then_their_numbers_stand_beside_and_are_not_mixed_in()
    {
        scene.Do(new GoLive()).Do(new CountAudience(7)).Do(new CountPlatform("twitch", 871));
        var watching = LiveFigures.Of(scene.View, scene.Now)[0];
        Assert.Equal("7", watching.Value);
        Assert.Equal("watching · 871 on Twitch", watching.Label);
        Assert.Contains("So far 7.", watching.Definition, StringComparison.Ordinal);
        Assert.Contains("Twitch counts 871.", watching.Definition, StringComparison.Ordinal);
        scene.Do(new CountPlatform("some-site", 129));
        Assert.Equal("watching · 1,000 elsewhere", LiveFigures.Of(scene.View, scene.Now)[0].Label);
    }

    [Fact]
    public void Given_orders_When_time_goes_on_without_any_Then_the_rate_and_the_line_follow_the_clock()
    {
        var minute = new MinutePoint(Rollup.At(Rollup.Minute(scene.Now)), 40, 0, 0, 0, 0, 3, 9_000, 0);
        var view = scene.View with
        {
            Metrics = scene.View.Metrics with { Recent = [minute], LastOrders = [new(scene.Now, 2), new(scene.Now.AddSeconds(20), 1)] }
        };
        Assert.Equal("2", LiveFigures.Of(view, scene.Now)[4].Value);
        Assert.Equal("3", LiveFigures.Of(view, scene.Now.AddSeconds(59))[4].Value);
        var figure = LiveFigures.Of(view, scene.Now.AddSeconds(60))[4];
        Assert.Equal("1", figure.Value);
        Assert.Equal(3, figure.Trend[^2]);
        Assert.Equal("0", LiveFigures.Of(view, scene.Now.AddSeconds(80))[4].Value);
        Assert.Empty(LiveFigures.Of(view, scene.Now.AddMinutes(40))[4].Trend);
    }

    private static ShowView Known(ShowView view) =>
        view with
        {
            Metrics =
                view.Metrics with { Viewers = 1200, Orders = 356, Buyers = 312, SeenBuyers = 312, Gmv = new(2_500_000, LiveScene.Usd) }
        };
}
