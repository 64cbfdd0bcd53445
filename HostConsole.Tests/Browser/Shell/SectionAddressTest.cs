using System.Text.Json;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Shell;

/// <summary>An address that names a section shows that section, though a circuit draws it after the page is there.</summary>
[Collection(Browsers.Console)]
public sealed class SectionAddressTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_an_address_with_a_section_When_opened_Then_the_section_is_in_view()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var host = await browser.SignedInAsync(app, account, screen);
            await host.Page.GotoAsync("/settings#obs");
            await AtTopAsync(host.Page, "obs");
            await host.Page.GotoAsync("about:blank");
            await host.Page.GotoAsync("/settings#system");
            await Expect(host.Page.Locator("#system")).ToContainTextAsync("Free disk");
            await Expect(host.Page.GetByRole(AriaRole.Heading, new() { Name = "System" })).ToBeInViewportAsync();
            await host.Page.GotoAsync("about:blank");
            await host.Page.GotoAsync("/settings#no%such");
            await Expect(host.Page.Locator("#system")).ToContainTextAsync("Free disk");
            Assert.Equal(0, await host.Page.EvaluateAsync<int>("scrollY"));
            Assert.Empty(host.Problems);
        }
    }

    [BrowserFact]
    public async Task Given_a_link_to_a_section_of_another_page_When_followed_Then_the_section_is_in_view_until_the_person_scrolls()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync(LiveScene.Plan() with { Obs = new(StartStream: true) });
        await using var host = await browser.SignedInAsync(app, account, Screen.Phone);
        var page = host.Page;
        await page.GotoAsync($"/shows/{show}/plan");
        await page.EvaluateAsync("window.stayed = true");
        await page.Locator("#preflight a[href='/settings#obs']").ClickAsync();
        await AtTopAsync(page, "obs");
        await Expect(page.Locator("#system")).ToContainTextAsync("Free disk");

        // Blazor's own navigation, without a new page.
        Assert.True(await page.EvaluateAsync<bool>("window.stayed === true"));

        // What fills above it pushes it nowhere, also in a browser that doesn't keep the place by itself.
        await GrowAsync(page);
        await AtTopAsync(page, "obs");
        await page.Keyboard.PressAsync("Home");
        await page.WaitForFunctionAsync("() => scrollY === 0");
        await GrowAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("scrollY"));
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

    private static Task<IJSHandle> AtTopAsync(IPage page, string id) => page.WaitForFunctionAsync(
        "id => { const top = document.getElementById(id)?.getBoundingClientRect().top; return scrollY > 0 && top >= 0 && top < 60; }", id);
}
