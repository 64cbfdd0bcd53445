using System.Globalization;
using System.Text.Json;
using HostConsole.Charts;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Charts;

/// <summary>What the browser is given to draw.</summary>
public sealed class ChartOptionTest
{
    private static readonly DateTime Start = new(2026, 11, 21, 19, 0, 0);
    private static readonly Currency Usd = Currency.Parse("USD");

    internal static ChartSpec Chart(params ChartSeries[] series) => new()
    {
        Title = "Sales",
        Description = "What was sold.",
        Culture = CultureInfo.GetCultureInfo("en-US"),
        File = "show-sales",
        Times = [.. Enumerable.Range(0, 3).Select(i => Start.AddMinutes(i))],
        Series = series,
    };

    internal static ChartSeries Row(string name, ChartUnit? unit = null, ChartForm form = ChartForm.Line, params double?[] values) =>
        new(name, form, 2, unit ?? new("per minute"), values is [] ? [1, null, 3] : values);

    private static JsonElement Of(ChartSpec chart) => JsonDocument.Parse(ChartOption.Json(chart)).RootElement;

    [Fact]
    public void Each_unit_has_an_axis_with_its_title_and_the_second_is_at_the_right()
    {
        var option = Of(Chart(Row("Orders"), Row("Gifts"), Row("GMV", new("USD per minute", Usd)))).GetProperty("option");
        var axes = option.GetProperty("yAxis");
        Assert.Equal(["per minute", "USD per minute"], axes.EnumerateArray().Select(a => a.GetProperty("name").GetString()));
        Assert.Equal(["left", "right"], axes.EnumerateArray().Select(a => a.GetProperty("position").GetString()));
        Assert.Equal([0, 0, 1], option.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("yAxisIndex").GetInt32()));
    }

    [Fact]
    public void Lines_differ_by_symbol_and_have_the_tokens_colours()
    {
        var chart = Of(Chart([.. Enumerable.Range(0, 6).Select(i => Row($"Line {i}"))])).GetProperty("option");
        var series = chart.GetProperty("series").EnumerateArray().ToArray();
        Assert.Equal(6, series.Select(s => s.GetProperty("symbol").GetString()).Distinct().Count());
        Assert.All(series, s => Assert.Equal("--chart-2", s.GetProperty("itemStyle").GetProperty("color").GetString()));
        Assert.False(chart.GetProperty("animation").GetBoolean());
    }

    [Fact]
    public void Bars_side_by_side_differ_by_pattern()
    {
        var chart = Chart(Row("One", form: ChartForm.Bars), Row("Two", form: ChartForm.Bars)) with { Times = [], Names = ["a", "b", "c"] };
        var series = Of(chart).GetProperty("option").GetProperty("series").EnumerateArray().ToArray();
        Assert.False(series[0].GetProperty("itemStyle").TryGetProperty("decal", out _));
        Assert.True(series[1].GetProperty("itemStyle").TryGetProperty("decal", out _));
    }

    [Fact]
    public void Points_stand_in_the_middle_of_their_step_and_a_gap_stays_a_gap()
    {
        var json = Of(Chart(Row("Orders", form: ChartForm.Bars)));
        var (axis, first) = (json.GetProperty("option").GetProperty("xAxis")[0], ChartOption.Milliseconds(Start));
        Assert.Equal((first, first + 180_000), (axis.GetProperty("min").GetInt64(), axis.GetProperty("max").GetInt64()));
        Assert.Equal([first + 30_000, first + 90_000, first + 150_000], json.GetProperty("times").EnumerateArray().Select(t => t.GetInt64()));
        Assert.Equal("[1,null,3]", json.GetProperty("option").GetProperty("series")[0].GetProperty("data").GetRawText());
    }

    [Fact]
    public void Bands_shade_every_other_segment_and_lanes_name_what_was_on()
    {
        ChartSpan[] spans = [new("Welcome", Start, Start.AddMinutes(1)), new("Mugs", Start.AddMinutes(1), Start.AddMinutes(2))];
        var json = Of(Chart(Row("Orders")) with { Bands = spans, Lanes = [new("Segments", 0, spans)], Slider = true });
        var option = json.GetProperty("option");
        var band = Assert.Single(option.GetProperty("series")[0].GetProperty("markArea").GetProperty("data").EnumerateArray());
        Assert.Equal("Mugs", band[0].GetProperty("name").GetString());
        Assert.Equal(["Welcome", "Mugs"], json.GetProperty("bands").EnumerateArray().Select(b => b.GetProperty("title").GetString()));
        Assert.Equal(2, option.GetProperty("grid").GetArrayLength());
        var lane = option.GetProperty("series")[1];
        Assert.Equal(("custom", 1, 1),
            (lane.GetProperty("type").GetString(), lane.GetProperty("xAxisIndex").GetInt32(), lane.GetProperty("yAxisIndex").GetInt32()));
        Assert.Equal("Welcome", lane.GetProperty("data")[0][3].GetString());
        Assert.Equal("Segments", option.GetProperty("yAxis")[1].GetProperty("data")[0].GetString());
        Assert.Equal(["inside", "slider"], option.GetProperty("dataZoom").EnumerateArray().Select(z => z.GetProperty("type").GetString()));
    }

    [Fact]
    public void An_axis_of_names_does_not_zoom()
    {
        var chart = Chart(Row("Orders", form: ChartForm.Bars)) with { Times = [], Names = ["a", "b", "c"] };
        var option = Of(chart).GetProperty("option");
        Assert.False(option.TryGetProperty("dataZoom", out _));
        Assert.Equal("category", option.GetProperty("xAxis")[0].GetProperty("type").GetString());
        Assert.Equal("bar", option.GetProperty("series")[0].GetProperty("type").GetString());
    }

    [Fact]
    public void What_is_off_at_first_is_off_in_the_legend()
    {
        var option = Of(Chart(Row("Orders"), Row("Gifts") with { Shown = false })).GetProperty("option");
        var selected = option.GetProperty("legend").GetProperty("selected");
        Assert.Equal((true, false), (selected.GetProperty("Orders").GetBoolean(), selected.GetProperty("Gifts").GetBoolean()));
    }
}
