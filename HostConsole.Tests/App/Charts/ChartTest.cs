using Bunit;
using HostConsole.Charts;

namespace HostConsole.Tests.Charts;

/// <summary>When the browser hears of a chart.</summary>
public sealed class ChartTest : BunitContext
{
    private readonly BunitJSModuleInterop _module, _drawn;

    public ChartTest()
    {
        _module = JSInterop.SetupModule("./js/charts.js");
        _drawn = _module.SetupModule(invocation => invocation.Identifier == "start");
        _drawn.SetupVoid("draw", _ => true).SetVoidResult();
        _drawn.SetupVoid("stop").SetVoidResult();
    }

    private static ChartSpec Orders(double last) => ChartOptionTest.Chart(ChartOptionTest.Row("Orders", values: [1, 2, last]));

    [Fact]
    public void Given_the_same_data_in_a_new_object_Then_nothing_is_drawn_or_rendered_again()
    {
        var chart = Render<Chart>(p => p.Add(x => x.Spec, Orders(3)));
        chart.Render(p => p.Add(x => x.Spec, Orders(3)));
        Assert.Single(_module.Invocations["start"]);
        Assert.Empty(_drawn.Invocations["draw"]);
        Assert.Equal(1, chart.RenderCount);
    }

    [Fact]
    public void Given_new_data_Then_the_chart_that_is_there_gets_it()
    {
        var chart = Render<Chart>(p => p.Add(x => x.Spec, Orders(3)));
        chart.Render(p => p.Add(x => x.Spec, Orders(4)));
        Assert.Single(_module.Invocations["start"]);
        Assert.Contains("[1,2,4]", (string)_drawn.VerifyInvoke("draw").Arguments[0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_it_goes_Then_the_browser_lets_go_of_it()
    {
        Render<Chart>(p => p.Add(x => x.Spec, Orders(3)));
        await DisposeComponentsAsync();
        _drawn.VerifyInvoke("stop");
    }

    [Fact]
    public void It_has_a_name_a_description_and_a_hint_and_one_line_needs_no_legend()
    {
        var chart = Render<Chart>(p => p.Add(x => x.Spec, Orders(3)));
        var plot = chart.Find("[role=application]");
        Assert.Equal(("Sales", "0"), (plot.GetAttribute("aria-label"), plot.GetAttribute("tabindex")));
        var described = plot.GetAttribute("aria-describedby")!.Split(' ').Select(id => chart.Find("#" + id).TextContent).ToArray();
        Assert.Contains("What was sold.", described);
        Assert.Contains(described, text => text.Contains("Home shows the whole", StringComparison.Ordinal));
        Assert.Empty(chart.FindAll("[aria-pressed]"));
    }
}
