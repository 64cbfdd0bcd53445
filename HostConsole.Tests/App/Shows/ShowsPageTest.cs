using Bunit;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Shows;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HostConsole.Tests.Shows;

/// <summary>The list of shows over a real store, asked by role and label.</summary>
public sealed class ShowsPageTest
{
    [Fact]
    public async Task Given_shows_When_narrowed_searched_and_sorted_Then_those_are_listed_in_that_order()
    {
        await using var scene = new PanelScene();
        scene.Services.AddSingleton<ShowList>();
        scene.Services.AddSingleton<PlanDesk>();
        scene.Services.AddScoped<ShowDesk>();
        await scene.LiveAsync();
        foreach (var (title, code) in new[] { ("Zebra rail", "zebra-1"), ("Autumn table", "autumn-1") })
            await scene.Shows.SendAsync(new(new CreateShow(PanelScene.New<ShowId>(), code,
                new(title, PanelScene.Usd, "en-US", "UTC", null, null, 60)), PanelScene.Host, null));
        scene.Render<MudPopoverProvider>();
        var page = scene.Render<ShowsPage>();
        page.WaitForAssertion(() => Assert.Equal("Winter Warmers", Titles(page)[0]));
        await page.InvokeAsync(() => page.FindAll("th[scope=col]").First(h => h.TextContent.Trim() == "Show").QuerySelector("button")!.ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal(["Autumn table", "Winter Warmers", "Zebra rail"], Titles(page)));
        await page.InvokeAsync(() => page.Find("input[type=radio][value=Planned]").ChangeAsync("Planned"));
        page.WaitForAssertion(() => Assert.Equal(["Autumn table", "Zebra rail"], Titles(page)));
        await page.InvokeAsync(() => page.Find("input[type=search]").InputAsync("zebra-1"));
        page.WaitForAssertion(() => Assert.Equal(["Zebra rail"], Titles(page)));
        await page.InvokeAsync(() => page.Find("input[type=search]").InputAsync("no such"));
        page.WaitForAssertion(() => Assert.Contains("No show matches", page.Markup, StringComparison.Ordinal));
    }

    private static string[] Titles(IRenderedComponent<ShowsPage> page) =>
        [.. page.FindAll("table[aria-label=Shows] td[data-label=Show] a").Select(a => a.TextContent)];
}
