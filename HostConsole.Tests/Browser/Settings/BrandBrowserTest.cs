using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Settings;

[Collection(Browsers.Console)]
public sealed class BrandBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_the_brand_When_its_colour_is_picked_by_keys_or_by_mouse_Then_it_is_written_and_Escape_gives_the_focus_back()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        await using var host = await browser.SignedInAsync(app, account);
        var page = host.Page;
        await page.GotoAsync("/settings/brand");
        var colour = page.GetByLabel("Accent colour (optional)", new() { Exact = true });
        var pick = page.GetByRole(AriaRole.Button, new() { Name = "Pick a colour: Accent colour" });
        var picker = page.GetByRole(AriaRole.Dialog, new() { Name = "Pick a colour: Accent colour" });
        await colour.FillAsync("#808080");
        await pick.PressAsync("Enter");
        await Expect(picker.GetByLabel("Hue slider")).ToBeFocusedAsync();
        await picker.GetByLabel("Lightness").FillAsync("0");
        await Expect(colour).ToHaveValueAsync("#000000");
        await picker.GetByLabel("Saturation").FillAsync("100");
        await picker.GetByLabel("Lightness").FillAsync("50");
        await Expect(colour).ToHaveValueAsync("#ff0000");
        Assert.Empty(await host.AccessibilityFindingsAsync());

        await page.Keyboard.PressAsync("Escape");
        await Expect(picker).ToHaveCountAsync(0);
        await Expect(pick).ToBeFocusedAsync();
        await pick.ClickAsync();
        await picker.Locator(".mud-picker-color-picker").ClickAsync(new() { Position = new() { X = 4, Y = 4 } });
        await Expect(colour).Not.ToHaveValueAsync("#ff0000");
        await picker.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(picker).ToHaveCountAsync(0);
        Assert.Empty(host.Problems);
    }
}
