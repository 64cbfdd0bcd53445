using System.Text.RegularExpressions;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Browsing;

/// <summary>A whole show by keys alone: made, planned, steered, paid and reviewed.</summary>
[Collection(Browsers.Walks)]
public sealed class KeyboardShowTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_host_without_a_mouse_When_a_show_is_made_run_and_reviewed_Then_keys_lead_everywhere_and_the_focus_is_seen()
    {
        await using var app = await RunningApp.StartAsync();
        const string Csv = "Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty\nmug,Tide mug,MUG,28.00,50\n";
        (await app.Api.PostAsync("api/v1/products/import", new StringContent(Csv, null, "text/csv"))).EnsureSuccessStatusCode();
        using var account = await app.NewHostAsync();
        await using var host = await browser.SignedInAsync(app, account, Screen.Desktop, ColorScheme.Light, "light");
        var (page, keys) = (host.Page, new ByKeys(host.Page));

        await page.GotoAsync("/shows");
        await keys.UseAsync(Button(page, "New show").First);
        await Expect(page.GetByLabel("Title")).ToBeFocusedAsync();
        await keys.TypeAsync("Keyboard night");
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/plan$"));
        var show = new ShowId(Guid.Parse(page.Url.Split('/')[^2]));

        await PlanAsync(page, keys);
        await keys.UseAsync(page.GetByRole(AriaRole.Navigation, new() { Name = "Show" }).GetByRole(AriaRole.Link, new() { Name = "Live" }));
        await page.Locator("[data-listening]").WaitForAsync();
        await OnAirAsync(app, show, page, keys);

        await keys.HoldAsync("e", page.Locator(".badge--ended"));
        await keys.UseAsync(page.GetByRole(AriaRole.Toolbar, new() { Name = "Steer the show" }).GetByRole(AriaRole.Link, new() { Name = "Review" }));
        await Expect(page).ToHaveURLAsync(new Regex("/review$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Keyboard night");
        await keys.ReachAsync(page.GetByRole(AriaRole.Tab, new() { Name = "Products" }));
        await keys.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Selected = true })).Not.ToContainTextAsync("Products");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Selected = true })).ToBeFocusedAsync();

        Assert.Equal([], keys.Unseen.Distinct());
        Assert.Empty(host.Problems);
    }

    private static async Task PlanAsync(IPage page, ByKeys keys)
    {
        await keys.UseAsync(Button(page, "Segment"));
        var add = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add to .*: Deal$") });
        await keys.UseAsync(add);
        await Expect(page.GetByLabel("Product", new() { Exact = true })).ToBeFocusedAsync();
        await keys.TypeAsync("mug");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Tide mug" })).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await keys.FillAsync(page.GetByLabel("Price", new() { Exact = true }), "24");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(add).ToBeFocusedAsync(); // where one was
    }

    private static async Task OnAirAsync(RunningApp app, ShowId show, IPage page, ByKeys keys)
    {
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("not ready$") })).ToBeVisibleAsync();
        await keys.HoldAsync("l", page.GetByRole(AriaRole.Dialog)); // what the preflight has open is named first
        await keys.UseAsync(Button(page, "Go live all the same"));
        await Expect(page.Locator(".badge--live")).ToBeVisibleAsync();
        await keys.PressAsync(" ");
        await Expect(page.Locator("[aria-current=step]")).ToBeVisibleAsync();
        await keys.PressAsync(" ");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Flash deal Tide mug" })).ToBeVisibleAsync();

        await keys.PressAsync("p");
        await Expect(page.GetByLabel("Question", new() { Exact = true })).ToBeFocusedAsync();
        await keys.TypeAsync("Which glaze next?");
        await keys.FillAsync(page.GetByLabel("Option 1", new() { Exact = true }), "Moss");
        await keys.FillAsync(page.GetByLabel("Option 2", new() { Exact = true }), "Sand");
        await keys.PressAsync("Enter");
        await Expect(page.GetByText("Which glaze next?").First).ToBeVisibleAsync();

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await keys.PressAsync("m");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Write in the chat") })).ToBeFocusedAsync();
        await keys.TypeAsync("Good evening!");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("[data-panel=chat]")).ToContainTextAsync("Good evening!");
        await keys.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Flash deal Tide mug" })).Not.ToContainTextAsync("opens in");
        var deal = (await app.ViewAsync(show)).Deals[0].Id;
        await app.SendAsync(show, new ClaimUnit(deal, LiveScene.New<ClaimId>(), LiveScene.New<ViewerId>(), 1));
        await keys.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Find a page" })).ToBeFocusedAsync();
        await keys.TypeAsync("keyboard claims");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/claims"));
        await keys.UseAsync(Button(page, "Mark claim 0001 paid"));
        await Expect(page.GetByText("is paid").First).ToBeVisibleAsync();
        await keys.UseAsync(page.GetByRole(AriaRole.Navigation, new() { Name = "Show" }).GetByRole(AriaRole.Link, new() { Name = "Live" }));
        await page.Locator("[data-listening]").WaitForAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
