using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Viewers;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace HostConsole.Tests.Live;

/// <summary>What people see while nothing can be saved, and that it goes away by itself.</summary>
[Collection(Browsers.Console)]
public sealed class ReadOnlyTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_store_that_can_not_be_written_Then_every_screen_and_every_press_on_a_phone_says_so_until_it_can()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = LiveScene.New<PollId>();
        await scene.DoAsync(new OpenPoll(poll, "Which glaze next?", ["Sea green", "Rust"], false, true, null));
        using var host = await scene.App.NewHostAsync();
        await using var live = await browser.SignedInAsync(scene.App, host, Screen.Desktop, ColorScheme.Dark);
        await using var shows = await browser.SignedInAsync(scene.App, host, Screen.Phone, ColorScheme.Light);
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString());
        await live.Page.GotoAsync($"/shows/{scene.Show}/live");
        await shows.Page.GotoAsync("/shows");
        await phone.Page.GotoAsync($"/s/{AudienceScene.Code}");
        await phone.Page.WaitForFunctionAsync("() => document.getElementById('offline').hidden && document.getElementById('mine')");
        var banners = new[] { live, shows }.Select(p =>
            p.Page.Locator("[role=alert]", new() { HasText = "Read only. Nothing can be saved right now" })).ToList();
        using (var other = new SqliteConnection($"Data Source={Path.Combine(scene.App.DataPath, "hostconsole.db")};Pooling=False"))
        {
            other.Open();
            using var held = other.BeginTransaction(deferred: false);
            await phone.Page.ClickAsync($"#poll-{poll} button:has-text('Rust')");
            await Assertions.Expect(phone.Page.GetByText("Nothing can be saved right now")).ToBeVisibleAsync();
            foreach (var banner in banners) await Assertions.Expect(banner).ToBeVisibleAsync();
        }

        foreach (var banner in banners) await Assertions.Expect(banner).ToBeHiddenAsync();
        await phone.Page.ClickAsync($"#poll-{poll} button:has-text('Rust')");
        await Assertions.Expect(phone.Page.Locator($"#voters-{poll}")).ToContainTextAsync("1 vote");
    }
}
