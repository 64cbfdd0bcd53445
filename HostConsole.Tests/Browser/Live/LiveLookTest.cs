using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;

namespace HostConsole.Tests.Live;

[Collection(Browsers.Console)]
public sealed class LiveLookTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_show_in_each_state_When_the_live_page_is_opened_in_each_size_and_theme_Then_axe_finds_nothing_and_nothing_overflows()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        var (empty, live) = (await app.ShowAsync(new([]), "Nothing planned"), await app.ShowAsync());
        await FillAsync(app, live);
        foreach (var (show, name) in new[] { (live, "on"), (empty, "empty") })
            foreach (var screen in Screen.All)
            {
                await using var person = await browser.SignedInAsync(app, host, screen, ColorScheme.Dark, "dark");
                await person.OpenLiveAsync(show);
                await person.ScreenshotAsync($"live-{name}-{screen.Name}-dark");
                Assert.Empty(await person.FindingsInBothThemesAsync());
                await person.ShowThemeAsync(ColorScheme.Light);
                await person.ScreenshotAsync($"live-{name}-{screen.Name}-light");
                Assert.True(await person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
                    $"{name} {screen.Name} scrolls sideways");
                Assert.Empty(person.Problems);
            }
    }

    private static async Task FillAsync(RunningApp app, ShowId show)
    {
        await app.SendAsync(show, new GoLive());
        await app.SendAsync(show, new NextCue(Guid.CreateVersion7(), new string('a', 64)));
        await app.SendAsync(show, new NextCue(Guid.CreateVersion7(), new string('a', 64)));
        await app.SendAsync(show, new NextCue(Guid.CreateVersion7(), new string('a', 64)));
        await app.SendAsync(show, new NextCue(Guid.CreateVersion7(), new string('a', 64)));
        var past = LiveScene.New<PollId>();
        await app.SendAsync(show, new OpenPoll(past, "Shipping to Alaska?", ["Yes", "No"], false, true, null));
        await app.SendAsync(show, new ClosePoll(past));
        var open = LiveScene.New<PollId>();
        await app.SendAsync(show, new OpenPoll(open, "Which colour should we pack first? 🎒",
            ["Moss green", "Rust", "كحلي (navy)", "The limited “Nordic night” with reflective thread"], true, true,
            TimeSpan.FromMinutes(10)));
        for (var i = 0; i < 17; i++) await app.SendAsync(show, new CastVote(open, LiveScene.New<ViewerId>(), i * i % 4));
        await app.SendAsync(show, new CountAudience(12_345));
        await app.SendAsync(show, new CountPlatform("twitch", 871));
        for (var i = 0; i < 40; i++) await app.SendAsync(show, new JoinShow(LiveScene.New<ViewerId>(), null));
        var line = new OrderLine(null, "MUG", "Tide mug", 1, new(123_456_789, LiveScene.Usd));
        await app.SendAsync(show, new PlaceOrder(new(new("manual", "1"), DateTimeOffset.UtcNow, LiveScene.Usd, [line],
            Money.Zero(LiveScene.Usd), Guid.CreateVersion7())));
        await app.SendAsync(show, new SetStage([new("poll", past.Value)], "Free returns for 30 days on everything tonight 💛"));
    }
}
