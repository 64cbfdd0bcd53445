using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Engine;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Crash;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HostConsole.Tests.Viewers;

[Collection(Browsers.Audience)]
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
            poll = Id.New<PollId>(TimeProvider.System);
            await first.DoAsync(new OpenPoll(poll, "Which glaze next?", ["Sea green", "Rust"], false, true, null));
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
        await shows.SendAsync(show, new Core.Chat.PostMessage(Id.New<MessageId>(TimeProvider.System),
            Id.New<ViewerId>(TimeProvider.System), "after the restart"),
            new Actor(ActorKind.Console, "Hanna"));
        await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("after the restart", new() { Timeout = 90_000 });
        await Assertions.Expect(phone.Page.Locator("#offline")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(phone.Page.Locator("#chat > li")).ToHaveCountAsync(2);
        // Its cookie and its form token hold: a press counts.
        await phone.Page.ClickAsync($"#poll-{poll} button:has-text('Rust')");
        await Assertions.Expect(phone.Page.Locator($"#voters-{poll}")).ToContainTextAsync("1 vote", new() { Timeout = 60_000 });
    }

    [BrowserFact]
    public async Task Given_a_viewer_page_that_stays_open_When_the_process_is_killed_and_started_again_Then_it_goes_on_by_itself_and_can_be_used()
    {
        var folder = Directory.CreateTempSubdirectory("hostconsole-killed-").FullName;
        try
        {
            Uri address;
            string path, poll;
            await using var phone = await browser.PhoneAsync();
            Task SayAsync(RunningProcess server, string text) =>
                server.Client.OkAsync($"{path}/chat",
                    new { channel = "twitch", author = new { id = "1", name = "Ada" }, text });
            using (var first = await StartAsync(folder, new("http://127.0.0.1:0")))
            {
                address = first.Address;
                var show = await first.Client.OkAsync("/api/v1/shows",
                    new { title = "Killed", currency = "USD", timeZone = "Europe/Berlin" });
                path = $"/api/v1/shows/{show.GetProperty("id").GetString()}";
                await first.Client.OkAsync($"{path}/live", new { });
                poll = (await first.Client.OkAsync($"{path}/polls", new
                {
                    question = "Which glaze next?",
                    options = (string[])["Sea green", "Rust"],
                    allowChange = true
                })).GetProperty("id").GetString()!;
                await phone.Page.GotoAsync($"{address}s/{show.GetProperty("code").GetString()}");
                await SayAsync(first, "before the kill");
                await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("before the kill");
                first.Kill();
            }

            await Assertions.Expect(phone.Page.Locator("#offline")).ToBeVisibleAsync();
            using var second = await StartAsync(folder, address);
            await SayAsync(second, "after it");
            await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("after it");
            await Assertions.Expect(phone.Page.Locator("#offline")).ToBeHiddenAsync();
            foreach (var text in (string[])["before the kill", "after it"])
                await Assertions.Expect(phone.Page.Locator("#chat > li", new() { HasText = text })).ToHaveCountAsync(1);
            await phone.Page.ClickAsync($"#poll-{poll} button:has-text('Rust')");
            await Assertions.Expect(phone.Page.Locator($"#voters-{poll}")).ToContainTextAsync("1 vote");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RunningProcess> StartAsync(string folder, Uri address)
    {
        var server = await RunningProcess.StartAtAsync(folder, address);
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", RunningProcess.ApiKey);
        return server;
    }
}
