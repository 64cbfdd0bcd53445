using HostConsole.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static HostConsole.Tests.Planning.Plans;

namespace HostConsole.Tests.Planning;

[Collection(Browsers.Console)]
public sealed class PlanDraftTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_store_that_cant_be_written_When_the_plan_is_changed_and_the_page_reloaded_Then_it_says_so_and_the_change_is_saved_later()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync(Of("A1 B"));
        await using var host = await browser.SignedInAsync(app, account);
        var page = host.Page;
        await page.GotoAsync($"/shows/{show}/plan");
        var title = page.GetByLabel("Title of segment 1");
        await Assertions.Expect(title).ToHaveValueAsync("A");
        await Assertions.Expect(page.Locator(".preflight__item").First).ToBeVisibleAsync();

        // Another program holds the store, as a copying tool may.
        await using var other = new SqliteConnection($"Data Source={Path.Combine(app.DataPath, "hostconsole.db")};Pooling=False");
        await other.OpenAsync();
        await new SqliteCommand("BEGIN IMMEDIATE", other).ExecuteNonQueryAsync();
        await title.FillAsync("Welcome, everybody");
        await title.BlurAsync();
        await Assertions.Expect(page.GetByText("Read only.")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(page.GetByText("Not saved", new() { Exact = true })).ToBeVisibleAsync();
        await host.ScreenshotAsync("plan-read-only");
        Assert.Empty(await host.AccessibilityFindingsAsync());

        await new SqliteCommand("ROLLBACK", other).ExecuteNonQueryAsync();
        await Assertions.Expect(page.GetByText("Read only.")).ToBeHiddenAsync(new() { Timeout = 90_000 });
        await page.ReloadAsync();
        await Assertions.Expect(title).ToHaveValueAsync("Welcome, everybody");
        await Assertions.Expect(page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal("Welcome, everybody1 B", Text((await app.Services.GetRequiredService<PlanDesk>().ReadAsync(show))!.Plan));
    }
}
