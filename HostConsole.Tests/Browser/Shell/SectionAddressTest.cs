using System.Text.Json;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Shell;

/// <summary>An address that names a section shows it, though a circuit draws it after the page is there.</summary>
[Collection(Browsers.Console)]
public sealed class SectionAddressTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_an_address_with_a_section_When_opened_Then_the_section_is_in_view_until_the_person_scrolls()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync(LiveScene.Plan());
        await using var host = await browser.SignedInAsync(app, account, Screen.Phone);
        var page = host.Page;
        await page.GotoAsync($"/shows/{show}/plan#no%such");
        await Expect(page.Locator("#preflight")).ToContainTextAsync("Preflight");
        Assert.Equal(0, await page.EvaluateAsync<int>("scrollY"));

        // Blazor's own navigation, without a new page.
        await page.GotoAsync("/");
        await page.EvaluateAsync("window.stayed = true");
        await page.Locator("a[href$='/plan#preflight']").First.ClickAsync();
        await InViewAsync(page, "preflight");
        Assert.True(await page.EvaluateAsync<bool>("window.stayed === true"));

        // What fills above it pushes it nowhere, also in a browser that doesn't keep the place by itself.
        await GrowAsync(page);
        await InViewAsync(page, "preflight");
        await page.Keyboard.PressAsync("Home");
        await page.WaitForFunctionAsync("() => scrollY === 0");
        await GrowAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("scrollY"));
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_the_settings_When_a_section_is_opened_Then_it_has_its_own_address_and_is_marked_alone()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync(LiveScene.Plan() with { Obs = new(StartStream: true) });
        await using var host = await browser.SignedInAsync(app, account);
        await host.Page.GotoAsync($"/shows/{show}/plan");
        await host.Page.Locator("#preflight a[href='/settings/obs']").ClickAsync();
        var current = host.Page.Locator("nav[aria-label=Sections] [aria-current=page]");
        await Expect(current).ToHaveTextAsync("OBS Studio");
        await current.FocusAsync();
        await host.Page.GetByRole(AriaRole.Link, new() { Name = "System", Exact = true }).ClickAsync();
        await Expect(host.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/settings/system$"));
        await Expect(current).ToHaveTextAsync("System");
        await Expect(host.Page.Locator("#system")).ToContainTextAsync("Free disk");
        await host.Page.GoBackAsync();
        await Expect(current).ToHaveTextAsync("OBS Studio");

        // Its address opens the page at its beginning, however low the screen is.
        await host.Page.SetViewportSizeAsync(1280, 720);
        await host.Page.GotoAsync("/settings/system");
        await Expect(host.Page.Locator("#system")).ToContainTextAsync("Free disk");
        await Expect(host.Page.GetByRole(AriaRole.Heading, new() { Name = "Settings", Exact = true })).ToBeInViewportAsync();
        Assert.Equal(0, await host.Page.EvaluateAsync<int>("scrollY"));
        Assert.Empty(host.Problems);
    }

    // Two frames: what looks at sizes has looked.
    private static Task<JsonElement?> GrowAsync(IPage page) => page.EvaluateAsync("""
        () => {
          document.documentElement.style.overflowAnchor = 'none';
          const head = document.querySelector('.page__head');
          head.style.paddingBlockEnd = head.offsetHeight + 500 + 'px';
          return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())));
        }
        """);

    private static Task<IJSHandle> InViewAsync(IPage page, string id) => page.WaitForFunctionAsync(
        "id => { const top = document.getElementById(id)?.getBoundingClientRect().top; return scrollY > 0 && top >= 0 && top < innerHeight - 100; }", id);
}
