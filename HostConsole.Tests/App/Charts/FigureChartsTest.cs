using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using HostConsole.Live;
using HostConsole.Shell;
using HostConsole.Shows;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Charts;

/// <summary>The charts behind the live page's numbers, and the start page's.</summary>
public sealed class FigureChartsTest
{
    private static readonly ShowView Show = new RunScene().Do(new GoLive()).View with { EndedAt = null };
    private static readonly DateTimeOffset Start = Show.StartedAt!.Value;

    private static readonly MinutePoint[] Minutes =
        [new(Start, 5, 0, 0, 0, 0, 1, 2200, 0), new(Start.AddMinutes(2), 6, 0, 0, 0, 0, 1, 1000, 0)];

    [Fact]
    public void Given_sales_Then_GMV_has_each_minute_and_the_sum_so_far_each_with_its_axis()
    {
        var chart = FigureCharts.Of(Show, FigureKind.Gmv, Minutes)!;
        Assert.Equal([22, 0, 10], chart.Series[0].Values);
        Assert.Equal([22, 22, 32], chart.Series[1].Values);
        Assert.Equal(["USD per minute", "USD so far"], chart.Series.Select(s => s.Unit.Name));
    }

    [Theory]
    [InlineData(FigureKind.Watching, 5, 5, 6)]
    [InlineData(FigureKind.Aov, 22, 22, 16)]
    [InlineData(FigureKind.Orders, 1, 0, 1)]
    public void Each_number_has_its_minutes(FigureKind kind, double first, double second, double third) =>
        Assert.Equal([first, second, third], FigureCharts.Of(Show, kind, Minutes)!.Series[0].Values);

    [Fact]
    public void Given_no_minute_yet_Then_there_is_nothing_to_draw() => Assert.Null(FigureCharts.Of(Show, FigureKind.Gmv, []));

    [Fact]
    public void The_trend_has_shows_of_the_newest_ones_currency_the_oldest_first_and_needs_two()
    {
        ShowLine Line(int day, string currency, long gmv) => new(LiveScene.New<ShowId>(), "code",
            LiveScene.Settings($"Show {day}") with { Currency = Currency.Parse(currency) }, ShowStatus.Ended, Start,
            Start.AddDays(day), Start.AddDays(day), day, new(gmv, Currency.Parse(currency)));
        var chart = ShowsTrend.Of([Line(3, "USD", 300), Line(2, "EUR", 999), Line(1, "USD", 100)])!;
        Assert.Equal([1d, 3], chart.Series[0].Values);
        Assert.Equal([1d, 3], chart.Series[1].Values);
        Assert.EndsWith("Show 1", chart.Names[0], StringComparison.Ordinal);
        Assert.Null(ShowsTrend.Of([Line(3, "USD", 300), Line(2, "EUR", 999)]));
        Assert.Null(ShowsTrend.Of([]));
    }
}
