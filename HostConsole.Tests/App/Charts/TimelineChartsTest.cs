using HostConsole.Charts;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using HostConsole.Review;
using HostConsole.ShowPages;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Charts;

/// <summary>The charts of a review.</summary>
public sealed class TimelineChartsTest
{
    private static readonly ShowView Show = new RunScene().Do(new GoLive()).View with { EndedAt = null };
    private static readonly DateTimeOffset Start = Show.StartedAt!.Value;

    private static IReadOnlyList<ChartSpec> Charts(ShowView show, int step = 1)
    {
        MinutePoint[] minutes = [new(Start, 5, 2, 0, 0, 0, 1, 2200, 0), new(Start.AddMinutes(4), 7, 0, 0, 0, 0, 0, 0, 0)];
        var timeline = new Timeline(show);
        return TimelineCharts.Of(show, timeline, timeline.Fold(minutes, step).Points, step);
    }

    [Fact]
    public void Viewers_have_an_axis_of_their_own_and_every_axis_says_what_it_counts()
    {
        var charts = Charts(Show).Where(c => c.Series.Count > 0).ToArray();
        Assert.Equal(["people watching"], charts.Single(c => c.Title == "Viewers").Series.Select(s => s.Unit.Name).Distinct());
        Assert.Equal("USD per minute", charts.Single(c => c.Title == "GMV").Series[0].Unit.Name);
        Assert.Equal(22, charts.Single(c => c.Title == "GMV").Series[0].Values[0]);
        Assert.Equal("per 5 minutes", Charts(Show, 5).Single(c => c.Title == "Activity").Series[0].Unit.Name);
        Assert.All(charts, c => Assert.Single(c.Series.Select(s => s.Unit).Distinct()));
    }

    [Fact]
    public void All_move_together_on_the_same_axis_and_one_has_the_slider()
    {
        var charts = Charts(Show);
        Assert.Single(charts.Select(c => c.Group).Distinct());
        Assert.Single(charts.Select(c => string.Join(' ', c.Times)).Distinct());
        Assert.Single(charts, c => c.Slider);
        Assert.Equal(charts.Count, charts.Select(c => c.File).Distinct().Count());
    }

    [Fact]
    public void What_never_happened_is_in_the_legend_and_off()
    {
        var activity = Charts(Show).Single(c => c.Title == "Activity");
        Assert.Equal([("Comments", true), ("Votes", false), ("Claims", false)], activity.Series.Select(s => (s.Name, s.Shown)));
    }

    [Fact]
    public void Given_a_show_without_a_plan_or_a_mechanic_Then_the_last_chart_of_numbers_has_the_slider()
    {
        var charts = Charts(Show);
        Assert.All(charts, c => Assert.NotEmpty(c.Series));
        Assert.True(charts[^1].Slider);
    }

    // By the descriptors: a mechanic that is added has its lane without a word here.
    [Fact]
    public void Each_mechanic_with_a_review_has_a_lane_of_its_marks()
    {
        var reviews = MechanicUis.All.Where(ui => ui.Review is not null).ToArray();
        var marks = reviews.Select(ui => new Mark(ui.Review!.Marks ?? ui.Name, $"The {ui.Name}", null, Start, Start.AddMinutes(2)));
        var lanes = Charts(Show with { Marks = [new("segment", "Welcome", null, Start, Start.AddMinutes(1)), .. marks] })[^1].Lanes;
        Assert.Equal(["Segments", .. reviews.Select(ui => ui.Review!.Name)], lanes.Select(l => l.Name));
        Assert.All(lanes, lane => Assert.Single(lane.Spans));
    }
}
