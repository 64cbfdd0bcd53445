using Bunit;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Core.Store;
using HostConsole.Rehearsal;
using HostConsole.Shows;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HostConsole.Tests.Shows;

/// <summary>The list of shows over a real store, asked by role and label.</summary>
public sealed class ShowsPageTest
{
    private static async Task<PanelScene> SceneAsync()
    {
        var scene = new PanelScene();
        scene.Services.AddSingleton<ShowList>();
        scene.Services.AddSingleton<PlanDesk>();
        scene.Services.AddScoped<ShowDesk>();
        scene.Services.AddScoped<SampleShow>();
        await scene.LiveAsync();
        return scene;
    }

    [Fact]
    public async Task Given_shows_When_narrowed_searched_and_sorted_Then_those_are_listed_in_that_order()
    {
        await using var scene = await SceneAsync();
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

    [Fact]
    public async Task Given_a_show_When_archived_Then_it_waits_under_Archived_and_can_be_restored()
    {
        await using var scene = await SceneAsync();
        await scene.AfterAsync(new EndShow());
        var (popovers, page) = (scene.Render<MudPopoverProvider>(), scene.Render<ShowsPage>());
        page.WaitForAssertion(() => Assert.Equal(["Winter Warmers"], Titles(page)));
        await ChooseAsync(page, popovers, "Archive");
        page.WaitForAssertion(() => Assert.Empty(Titles(page)));
        await page.InvokeAsync(() => page.Find("input[type=radio][value=Archived]").ChangeAsync("Archived"));
        page.WaitForAssertion(() => Assert.Equal(["Winter Warmers"], Titles(page)));
        await ChooseAsync(page, popovers, "Restore from the archive");
        page.WaitForAssertion(() => Assert.Contains("wait here", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_show_that_was_live_When_it_is_deleted_Then_its_address_is_asked_for_first()
    {
        await using var scene = await SceneAsync();
        await scene.AfterAsync(new EndShow());
        var (popovers, dialogs, page) = (scene.Render<MudPopoverProvider>(), scene.Render<MudDialogProvider>(), scene.Render<ShowsPage>());
        page.WaitForAssertion(() => Assert.Equal(["Winter Warmers"], Titles(page)));
        var chosen = ChooseAsync(page, popovers, "Delete…");
        dialogs.WaitForAssertion(() => Assert.Contains("Nobody's personal data goes with it", dialogs.Markup, StringComparison.Ordinal));
        await dialogs.TypeAsync("Type panel-test to delete it", "panel");
        await dialogs.SubmitAsync("form");
        Assert.Contains("That isn't panel-test.", dialogs.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(await scene.Shows.ListAsync());
        await dialogs.TypeAsync("Type panel-test to delete it", " panel-test");
        await dialogs.SubmitAsync("form");
        await chosen;
        page.WaitForAssertion(() => Assert.Contains("No shows yet", page.Markup, StringComparison.Ordinal));
        Assert.Empty(await scene.Shows.ListAsync());
        Assert.Null(await scene.Shows.FindCodeAsync("panel-test"));
    }

    [Fact]
    public async Task Given_the_sample_When_removed_Then_show_and_products_go_but_for_those_that_another_show_uses()
    {
        await using var scene = await SceneAsync();
        var sample = scene.Services.GetRequiredService<SampleShow>();
        await sample.StartAsync();
        var catalogue = scene.Services.GetRequiredService<CatalogueStore>();
        var used = (await catalogue.SearchAsync(null, 1)).Items[0];
        var item = (await catalogue.ItemAsync(new ProductId(used.Id)))!;
        await scene.AfterAsync(new ChangePlan(new([new(PanelScene.New<SegmentId>(), "Welcome", 5, "",
            [new PinCue(PanelScene.New<CueId>(), item)])])));
        Assert.Equal((SampleShow.Products - 1, 1), await sample.RemoveAsync());
        Assert.Equal(["Winter Warmers"], (await scene.Shows.ListAsync()).Select(s => s.Settings.Title));
        Assert.Equal([used.Title], (await catalogue.SearchAsync(null, 1)).Items.Select(p => p.Title));
    }

    private static async Task ChooseAsync(IRenderedComponent<ShowsPage> page, IRenderedComponent<MudPopoverProvider> popovers, string item)
    {
        await page.ClickAsync("button[aria-label='More for Winter Warmers']");
        popovers.WaitForElement("[role=menuitem]");
        await popovers.InvokeAsync(() => popovers.FindAll("[role=menuitem]").First(i => i.TextContent.Trim() == item).ClickAsync(new()));
    }

    private static string[] Titles(IRenderedComponent<ShowsPage> page) =>
        [.. page.FindAll("table[aria-label=Shows] td[data-label=Show] a").Select(a => a.TextContent)];
}
