using System.Net;
using System.Net.Http.Json;
using HostConsole.Core.Store;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HostConsole.Tests.Settings;

[Collection(Browsers.Console)]
public sealed class SystemBrowserTest(BrowserFixture browser)
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 90_000 };

    [BrowserFact]
    public async Task Given_the_settings_When_a_backup_is_asked_for_and_something_long_runs_Then_both_are_seen_without_a_reload()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        foreach (var (screen, scheme) in new[] { (Screen.Desktop, ColorScheme.Dark), (Screen.Phone, ColorScheme.Light) })
        {
            await using var window = await browser.SignedInAsync(app, host, screen, scheme);
            await window.Page.GotoAsync("/settings/system");
            var (system, backup) = (window.Page.Locator("#system"), window.Page.Locator("#backup"));
            await Assertions.Expect(system).ToContainTextAsync("Free disk", Patient);
            await Assertions.Expect(system).ToContainTextAsync("Ready", Patient);
            using (var job = app.Services.GetRequiredService<LongWork>().Begin("Import of products"))
            {
                job.Report(new(30, 120));
                await Assertions.Expect(system).ToContainTextAsync("30 of 120", Patient);
            }

            await Assertions.Expect(system).ToContainTextAsync("Nothing at the moment", Patient);
            Assert.Empty(await window.AccessibilityFindingsAsync());
            await window.Page.GotoAsync("/settings/backup");
            await backup.GetByText("Take one now").ClickAsync();
            await Assertions.Expect(backup).ToContainTextAsync("somebody asked for it", Patient);
            Assert.Empty(await window.AccessibilityFindingsAsync());
            Assert.Empty(window.Problems);
        }
    }

    private sealed class SetClock : TimeProvider
    {
        public TimeSpan By { get; set; }
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }

    [BrowserFact]
    public async Task Given_a_clock_that_is_set_back_and_forward_an_hour_Then_Settings_say_so_and_the_audience_goes_on()
    {
        var clock = new SetClock();
        await using var scene = await AudienceScene.NewAsync(clock);
        using var host = await scene.App.NewHostAsync();
        using var phone = (await scene.JoinAsync("Kim")).Http;
        await using var window = await browser.SignedInAsync(scene.App, host, Screen.Desktop, ColorScheme.Dark);
        await window.Page.GotoAsync("/settings/system");
        var system = window.Page.Locator("#system");
        await Assertions.Expect(system).ToContainTextAsync("Ready", Patient);
        foreach (var (hours, said) in ((int, string)[])[(-1, "back by 1 h"), (0, "forward by 1 h")])
        {
            clock.By = TimeSpan.FromHours(hours);
            await Assertions.Expect(system).ToContainTextAsync($"This machine's clock went {said}", Patient);
            await Assertions.Expect(system).ToContainTextAsync("Ready", Patient);
            await using var stream = await StreamReading.OpenAsync(phone);
            using var post = await phone.PostAsJsonAsync($"/s/{AudienceScene.Code}/chat", new { text = $"went {said}" });
            Assert.Equal(HttpStatusCode.Created, post.StatusCode);
            await stream.UntilAsync(e => e.Name == "fragment" && e.Html.Contains($"went {said}", StringComparison.Ordinal));
        }

        Assert.Empty(window.Problems);
    }
}
