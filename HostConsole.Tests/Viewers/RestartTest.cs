using HostConsole.Core.Kernel;
using HostConsole.Live;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HostConsole.Tests.Viewers;

[Collection(Browsers.Name)]
public sealed class RestartTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_viewer_page_that_stays_open_When_the_server_is_restarted_Then_it_goes_on_by_itself_and_can_be_used()
    {
        using var folder = new TestFolder();
        string address;
        PollId poll;
        ShowId show;
        await using var phone = await browser.PhoneAsync();
        await using (var first = await AudienceScene.NewAsync(configure: o => o.DataPath = folder.Path))
        {
            (address, show) = (first.App.Address.ToString().TrimEnd('/'), first.Show);
            poll = await first.PollAsync();
            await phone.Page.GotoAsync($"{address}/s/{AudienceScene.Code}");
            await first.ChatAsync("before the stop");
            await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("before the stop", new() { Timeout = 60_000 });
        }

        await Assertions.Expect(phone.Page.Locator("#offline")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await using var second = await RunningApp.StartAsync(o =>
        {
            o.DataPath = folder.Path;
            o.Settings["urls"] = address;
        });
        var shows = second.Services.GetRequiredService<LiveShows>();
        await shows.SendAsync(show, new Core.Chat.PostMessage(Id.New<MessageId>(TimeProvider.System), Id.New<ViewerId>(TimeProvider.System), "after the restart"), new Actor(ActorKind.Console, "Hanna"));
        await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("after the restart", new() { Timeout = 90_000 });
        await Assertions.Expect(phone.Page.Locator("#offline")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(phone.Page.Locator("#chat > li")).ToHaveCountAsync(2);
        // Its cookie and its form token hold: a press counts.
        await phone.Page.ClickAsync($"#poll-{poll} button:has-text('Rust')");
        await Assertions.Expect(phone.Page.Locator($"#voters-{poll}")).ToContainTextAsync("1 vote", new() { Timeout = 60_000 });
    }
}
