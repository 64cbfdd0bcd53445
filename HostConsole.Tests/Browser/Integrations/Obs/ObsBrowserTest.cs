using System.Text.RegularExpressions;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>OBS from the settings to the live page, as a person sets it up and steers it.</summary>
[Collection(Browsers.Walks)]
public sealed partial class ObsBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_OBS_When_it_is_set_up_Then_the_live_page_steers_it_and_shows_what_changes_in_OBS_itself()
    {
        await using var obs = await FakeObs.StartAsync("opal");
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await using var host = await browser.SignedInAsync(app, account);
        var page = host.Page;

        await page.GotoAsync("/settings/obs");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync(obs.Address);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("ruby");
        var section = page.Locator("#obs");
        await section.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        await Expect(section.GetByText("OBS refuses the password.")).ToBeVisibleAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("opal");
        await section.GetByRole(AriaRole.Button, new() { Name = "Save and connect" }).ClickAsync();
        await Expect(section.Locator(".badge")).ToHaveTextAsync("connected");
        Assert.Empty(await host.AccessibilityFindingsAsync());
        await host.ScreenshotAsync("obs-settings");

        await host.OpenLiveAsync(show);
        var card = page.GetByRole(AriaRole.Region, new() { Name = "OBS", Exact = true });
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Table" })).ToHaveAttributeAsync("aria-pressed", "true");
        await card.GetByRole(AriaRole.Button, new() { Name = "Start the stream…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Start the stream" }).ClickAsync();
        await Expect(card.Locator(".badge--live")).ToHaveTextAsync("on air");
        await card.GetByRole(AriaRole.Button, new() { Name = "Be right back" }).ClickAsync();
        await obs.TellAsync("CurrentProgramSceneChanged", new { sceneName = "Be right back" });
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Be right back" })).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal("Be right back", obs.Scene);
        Assert.Empty(await host.AccessibilityFindingsAsync());
        await host.ScreenshotAsync("obs-live");

        obs.Streaming = false;
        await obs.TellAsync("StreamStateChanged", new { outputActive = false, outputState = "OBS_WEBSOCKET_OUTPUT_STOPPED" });
        await Expect(card.Locator(".badge--draft")).ToHaveTextAsync("ready");
        await obs.DisposeAsync();
        await Expect(card.Locator(".why")).ToBeVisibleAsync();
        foreach (var name in new[] { "Start the stream…", "Record", "Save replay", "Add overlays…" })
        {
            var button = card.GetByRole(AriaRole.Button, new() { Name = name });
            await Expect(button).ToBeDisabledAsync();
            await Expect(button).ToHaveAttributeAsync("title", NotEmpty());
        }

        // It can still be reached by keyboard, and says why when it is pressed.
        await card.GetByRole(AriaRole.Button, new() { Name = "Record" }).PressAsync("Enter");
        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync("OBS");
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_a_plan_that_steers_OBS_When_the_show_runs_Then_OBS_follows_and_what_it_can_not_do_is_said()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, _) = await LinkedObs.StartAsync(obs.Address);
        await using var running = app;
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync(Plan.Empty);
        await using var host = await browser.SignedInAsync(app, account);
        var page = host.Page;

        await page.GotoAsync($"/shows/{show}/plan");
        var choices = page.GetByRole(AriaRole.Region, new() { Name = "OBS in this show" });
        await choices.GetByRole(AriaRole.Button, new() { Name = "Be right back" }).ClickAsync();
        await Expect(choices.GetByLabel("Scene while paused")).ToHaveValueAsync("Be right back");
        await choices.GetByLabel("Going live starts the stream").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the first segment" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add to .*: Scene$") }).ClickAsync();
        await page.GetByLabel("Scene", new() { Exact = true }).FillAsync("Cellar");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(page.GetByText("OBS has no scene “Cellar”.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(await host.AccessibilityFindingsAsync());

        await app.SendAsync(show, new GoLive());
        await host.OpenLiveAsync(show);
        var card = page.GetByRole(AriaRole.Region, new() { Name = "OBS", Exact = true });
        await Expect(card.Locator(".badge--live")).ToHaveTextAsync("on air");
        await app.SendAsync(show, new PauseShow());
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Be right back" })).ToHaveAttributeAsync("aria-pressed", "true");
        await app.SendAsync(show, new ResumeShow());
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Table" })).ToHaveAttributeAsync("aria-pressed", "true");

        var cue = (await app.Services.GetRequiredService<LiveShows>().ViewAsync(show))!.Plan.Cues.Single().Cue;
        await app.SendAsync(show, new FireCue(cue.Id, Guid.CreateVersion7(), new string('0', 64)));
        await Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("did not switch to “Cellar”");
        // On a narrow screen the card may be behind another tab.
        var alarm = page.Locator(".obs-alarm");
        await Expect(alarm).ToBeHiddenAsync();
        var wide = page.ViewportSize!;
        await page.SetViewportSizeAsync(820, 1000);
        await page.Locator("#t-talk").ClickAsync();
        await Expect(alarm).ToContainTextAsync("did not switch to “Cellar”");
        await Expect(alarm).ToBeVisibleAsync();
        await page.Locator("#t-stage").ClickAsync();
        await Expect(alarm).ToBeHiddenAsync();
        await page.SetViewportSizeAsync(wide.Width, wide.Height);
        await card.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        await card.GetByRole(AriaRole.Button, new() { Name = "Add overlays…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Add to OBS" }).ClickAsync();
        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync("One overlay added to “Table”, landscape.");
        Assert.StartsWith(app.Address.ToString(), obs.Sources["HostConsole"].Settings["url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_a_live_page_When_OBS_has_two_inputs_of_one_name_Then_both_are_there_and_the_page_lives()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, _) = await LinkedObs.StartAsync(obs.Address);
        await using var running = app;
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await using var host = await browser.SignedInAsync(app, account);
        await host.OpenLiveAsync(show);
        var card = host.Page.GetByRole(AriaRole.Region, new() { Name = "OBS", Exact = true });
        var mics = card.GetByRole(AriaRole.Button, new() { Name = "Mic/Aux" });
        await Expect(mics).ToHaveCountAsync(1);

        (obs.MutedById["m1"], obs.MutedById["m2"]) = (false, false);
        obs.Scripted["GetInputList"] =
            """{"inputs":[{"inputName":"Mic/Aux","inputUuid":"m1"},{"inputName":"Mic/Aux","inputUuid":"m2"},{"inputName":"Mic/Aux","inputUuid":"m2"}]}""";
        await obs.TellAsync("InputCreated", new { inputName = "Mic/Aux" });
        await Expect(mics).ToHaveCountAsync(2);
        await mics.Nth(1).ClickAsync();
        await obs.AskedAsync("SetInputMute");
        await obs.TellAsync("InputMuteStateChanged", new { inputUuid = "m2", inputMuted = true });
        await Expect(mics.Nth(1)).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal((false, true), (obs.MutedById["m1"], obs.MutedById["m2"]));

        obs.NotReadyFor = "*";
        await Expect(card.Locator(".why")).ToContainTextAsync("OBS is busy (changing its scene collection)");
        await Expect(host.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        Assert.Empty(host.Problems);
    }

    [GeneratedRegex(".")]
    private static partial Regex NotEmpty();
}
