using System.Text.RegularExpressions;
using HostConsole.Core.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Live;

[Collection(Browsers.Console)]
public sealed partial class LivePageTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_two_windows_When_the_host_steers_by_hold_and_by_key_Then_the_moderator_sees_it_and_may_do_their_part()
    {
        await using var app = await RunningApp.StartAsync();
        using var hostAccount = await app.NewHostAsync();
        using var moderatorAccount = await app.NewModeratorAsync();
        var show = await app.ShowAsync();
        await using var host = await browser.SignedInAsync(app, hostAccount);
        await using var moderator = await browser.SignedInAsync(app, moderatorAccount);
        await host.OpenLiveAsync(show);
        await moderator.OpenLiveAsync(show);
        Assert.Equal("dark", await host.Page.EvaluateAsync<string>("document.documentElement.dataset.theme"));

        // A slip of the mouse asks; saying no changes nothing.
        var goLive = host.Page.GetByRole(AriaRole.Button, new() { Name = "Go live" });
        var asked = host.Page.GetByRole(AriaRole.Dialog);
        await goLive.ClickAsync();
        await Expect(asked).ToContainTextAsync("Not set, so phones don't know where to go.");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Not yet" }).ClickAsync();
        await Expect(host.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(ShowStatus.Draft, (await app.ViewAsync(show)).Status);

        // Held, it names what isn't ready, and goes all the same; a mark in the bar stays and opens the preflight.
        await Expect(host.Page.GetByRole(AriaRole.Button, new() { NameRegex = NotReady() })).ToBeVisibleAsync();
        await goLive.HoverAsync();
        await host.Page.Mouse.DownAsync();
        await Expect(asked).ToContainTextAsync("Public address");
        await host.Page.Mouse.UpAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Go live all the same" }).ClickAsync();
        await Expect(host.Page.Locator(".badge--live")).ToHaveTextAsync("Live");
        await host.Page.GetByRole(AriaRole.Button, new() { NameRegex = NotReady() }).ClickAsync();
        await Expect(asked).ToContainTextAsync("Public address");
        await host.Page.Keyboard.PressAsync("Escape");
        await Expect(moderator.Page.Locator(".badge--live")).ToHaveTextAsync("Live");
        await Expect(host.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        // One key fires the next cue, in either window: a segment, then its pin.
        await host.Page.Locator("body").PressAsync("n");
        await Expect(moderator.Page.Locator("[aria-current=step]")).ToContainTextAsync("Welcome");
        // Arrow keys choose among the questions; the space bar is still the next cue's.
        await moderator.Page.GetByRole(AriaRole.Tab, new() { Name = "Questions" }).ClickAsync();
        await moderator.Page.GetByRole(AriaRole.Radio, new() { Name = "Open" }).FocusAsync();
        await moderator.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(moderator.Page.GetByText("Nothing answered yet")).ToBeVisibleAsync();
        await moderator.Page.Keyboard.PressAsync(" ");
        await Expect(host.Page.Locator(".stage__title")).ToHaveTextAsync("Tide mug – Sea green");

        // Esc folds up what a button opened beside itself, and the focus is back at the button.
        var slow = moderator.Page.GetByRole(AriaRole.Button, new() { Name = "Slow mode" });
        var pause = moderator.Page.GetByLabel("Seconds between two messages of one viewer");
        await moderator.Page.GetByRole(AriaRole.Tab, new() { Name = "Chat" }).ClickAsync();
        await slow.ClickAsync();
        await Expect(pause).ToBeFocusedAsync();
        await moderator.Page.Keyboard.PressAsync("Escape");
        await Expect(pause).ToHaveCountAsync(0);
        await Expect(slow).ToBeFocusedAsync();

        // Undo by key.
        await host.Page.Locator("body").PressAsync("u");
        await Expect(moderator.Page.GetByText("Nothing is pinned")).ToBeVisibleAsync();

        // The moderator may not steer, and is told why.
        await moderator.Page.Locator("body").PressAsync("b");
        await Expect(moderator.Page.GetByText("Only a host may do this.").First).ToBeVisibleAsync();
        Assert.Equal(ShowStatus.Live, (await app.ViewAsync(show)).Status);

        // By keyboard: a held key ends it; a tap does not.
        await host.Page.Locator("body").PressAsync("e");
        await host.Page.Keyboard.PressAsync("?");
        await Expect(host.Page.Locator(".keys")).ToBeVisibleAsync();
        Assert.Empty(await host.AccessibilityFindingsAsync());
        await host.Page.Keyboard.PressAsync("Escape");
        await Expect(host.Page.Locator(".keys")).ToHaveCountAsync(0);
        Assert.Equal(ShowStatus.Live, (await app.ViewAsync(show)).Status);
        await host.Page.Locator("[data-hold=End]").FocusAsync();
        await host.Page.Keyboard.DownAsync("Enter");
        await Expect(moderator.Page.Locator(".badge--ended")).ToHaveTextAsync("Ended");
        await host.Page.Keyboard.UpAsync("Enter");
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_a_half_written_poll_When_the_page_is_reloaded_Then_it_is_still_there_and_keys_rest_while_one_types()
    {
        await using var live = await HostAtLive.OpenAsync(browser);

        await live.Page.Locator("body").PressAsync("p");
        await Expect(live.Page.Locator("#field-question")).ToBeFocusedAsync();
        await live.Page.Keyboard.TypeAsync("Next n? Über");
        await live.Page.GetByLabel("Option 1", new() { Exact = true }).FillAsync("Rust");
        await Expect(live.Page.Locator("#field-question")).ToHaveValueAsync("Next n? Über");
        await live.Page.GetByLabel("Let people change their vote").UncheckAsync();
        // What is pressed after it, and types nothing, is drawn after it was kept.
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Save as template…" }).ClickAsync();
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        await Expect(live.Page.GetByLabel("Name of the template")).ToHaveCountAsync(0);
        Assert.Null((await live.App.ViewAsync(live.Show)).Segment);

        await live.Page.ReloadAsync();
        await live.Page.Locator(".live[data-listening]").WaitForAsync();
        await live.Page.Locator("body").PressAsync("p");
        // The dialog gives its first field the focus a moment after it shows.
        await Expect(live.Page.Locator("#field-question")).ToBeFocusedAsync();
        await Expect(live.Page.Locator("#field-question")).ToHaveValueAsync("Next n? Über");
        await Expect(live.Page.GetByLabel("Option 1", new() { Exact = true })).ToHaveValueAsync("Rust");
        await live.Page.GetByLabel("Option 2", new() { Exact = true }).FillAsync("Sea");
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Launch poll" }).ClickAsync();
        await Expect(live.Page.Locator(".mech--open .mech__title")).ToHaveTextAsync("Next n? Über");
        await Expect(live.Page.Locator("#field-question")).ToHaveCountAsync(0);
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Put on stage" }).Last.ClickAsync();
        await Expect(live.Page.Locator(".stage-line__now")).ToContainTextAsync("Next n? Über");
        Assert.Empty(live.Host.Problems);
    }

    [GeneratedRegex("^Preflight: \\d+ not ready$")]
    private static partial Regex NotReady();
}
