using HostConsole.Core.Store;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HostConsole.Tests.Settings;

[Collection(Browsers.Name)]
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
            await window.Page.GotoAsync("/settings");
            var (system, backup) = (window.Page.Locator("#system"), window.Page.Locator("#backup"));
            await Assertions.Expect(system).ToContainTextAsync("Free disk", Patient);
            await Assertions.Expect(system).ToContainTextAsync("Ready", Patient);
            using (var job = app.Services.GetRequiredService<LongWork>().Begin("Import of products"))
            {
                job.Report(new(30, 120));
                await Assertions.Expect(system).ToContainTextAsync("30 of 120", Patient);
            }

            await Assertions.Expect(system).ToContainTextAsync("Nothing at the moment", Patient);
            await backup.GetByText("Take one now").ClickAsync();
            await Assertions.Expect(backup).ToContainTextAsync("somebody asked for it", Patient);
            Assert.Empty(await window.SeriousAccessibilityFindingsAsync());
            Assert.Empty(window.Problems);
        }
    }
}
