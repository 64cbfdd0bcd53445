using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Lists;

/// <summary>What of the console's lists only a browser shows: keys, focus, the layout of a narrow page.</summary>
[Collection(Browsers.Console)]
public sealed class ListBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_list_of_orders_When_used_by_keys_and_on_a_phone_Then_all_is_reached_named_and_in_the_page()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        foreach (var number in new[] { "1001", "1002", "1003" })
            await app.SendAsync(show, new PlaceOrder(new(new("manual", number), TimeProvider.System.GetUtcNow(), LiveScene.Usd,
                [new(null, "MUG", "Tide mug, thrown from speckled stoneware and dipped twice in our tide glaze", 2, new(2400, LiveScene.Usd))],
                new(0, LiveScene.Usd), Number: number)));
        await using var host = await browser.SignedInAsync(app, account, Screen.Desktop, ColorScheme.Light, "light");
        var page = host.Page;
        await page.GotoAsync($"/shows/{show}/orders");
        var rows = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tide mug" });
        await Expect(rows).ToHaveCountAsync(3);

        await page.GetByRole(AriaRole.Radio, new() { Name = "All" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Counted" })).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByText("No such orders")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(rows).ToHaveCountAsync(3);

        var columns = page.GetByRole(AriaRole.Button, new() { Name = "Columns" });
        await columns.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Customer" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var lines = page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Lines" });
        await Expect(lines).ToBeFocusedAsync();
        Assert.Empty(await host.FindingsInBothThemesAsync());
        await page.Keyboard.PressAsync("Enter");
        await Expect(lines).ToHaveAttributeAsync("aria-checked", "false");
        await page.Keyboard.PressAsync("Escape");
        await Expect(columns).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Lines" })).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "GMV" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Lines" })).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select order 1002" }).PressAsync("Space");
        await Expect(page.GetByRole(AriaRole.Toolbar, new() { Name = "With the selected" })).ToContainTextAsync("1 selected");
        await page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await host.FindingsInBothThemesAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the list scrolls sideways");
        await page.GetByLabel("Sort by").SelectOptionAsync("PlacedAt");
        // The row has moved: a menu that was opened before would close.
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "· manual" }).First).ToContainTextAsync("1001");
        await page.GetByLabel("More for order 1001").ClickAsync();
        await Expect(page.GetByText("Cancel the order…").First).ToBeInViewportAsync();
        Assert.Empty(host.Problems);
    }
}
