using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Predictions;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Predictions;

/// <summary>One prediction at the console, on two phones, over the stream, and with somebody on another platform.</summary>
[Collection(Browsers.Console)]
public sealed class PredictionShowTest(BrowserFixture browser)
{
    private static readonly ViewerId Hanna = RelayedAuthor.Of("twitch", "hanna");

    [BrowserFact]
    public async Task Given_a_prediction_When_it_is_played_to_the_end_Then_everybody_sees_their_part_of_it()
    {
        await using var live = await HostAtLive.OpenAsync(browser);
        var (app, show, id) = (live.App, live.Show, Id.New<PredictionId>(TimeProvider.System));
        var address = $"/s/{(await app.ViewAsync(show)).Code}";
        await using var ana = await browser.PhoneAsync(app.Address.ToString());
        await using var ben = await browser.PhoneAsync(app.Address.ToString(), ColorScheme.Dark);
        await using var stream = await browser.OverlayAsync(app, show, "prediction");
        foreach (var (phone, points) in new[] { (ana, 100), (ben, 61) })
        {
            await phone.Page.GotoAsync(address);
            var me = await phone.Page.EvaluateAsync<string>("root => fetch(root + '/me').then(a => a.json()).then(me => me.viewer)", address);
            await app.SendAsync(show, new MovePoints(new(Guid.Parse(me)), points, "To begin with"));
        }

        await app.SendAsync(show, new OpenPrediction(id, "Which sells out first?", ["Mug", "Bud vase"], null, null));
        await Expect(stream.Page.Locator(".ov-predict")).ToContainTextAsync("such as “2 50”");
        foreach (var phone in new[] { ana, ben })
            await Expect(phone.Page.Locator(".v-predict")).ToContainTextAsync("Points are never money and can’t be bought");
        await Expect(ana.Page.Locator(".v-predict__have")).ToHaveTextAsync("You have 100 points");

        await ana.Page.GetByRole(AriaRole.Radio, new() { Name = "Mug" }).CheckAsync();
        await ana.Page.Locator(".v-predict__points").FillAsync("30");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Stake 30 on Mug" }).ClickAsync();
        await Expect(ana.Page.Locator(".v-predict__own")).ToHaveTextAsync("Your stake: 30 on Mug");
        await Expect(ana.Page.Locator(".v-predict__have")).ToHaveTextAsync("You have 70 points");
        await ben.Page.GetByRole(AriaRole.Radio, new() { Name = "Bud vase" }).CheckAsync();
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "All", Exact = true }).ClickAsync();
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Stake 61 on Bud vase" }).ClickAsync();
        await Expect(ben.Page.Locator(".v-predict__own")).ToHaveTextAsync("Your stake: 61 on Bud vase");
        await Expect(ben.Page.Locator(".v-predict__do")).ToBeHiddenAsync();

        await SayAsync(live, "hello");
        await app.SendAsync(show, new MovePoints(Hanna, 50, "A good question"));
        await SayAsync(live, "1 10");
        await Expect(live.Page.Locator(".mech--open")).ToContainTextAsync("101 points from 3 viewers");
        await Expect(stream.Page.Locator(".ov-predict__outcome").First).ToContainTextAsync("×2.5");
        Assert.Equal("", string.Join("\n", await ana.FindingsInBothThemesAsync()));
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));

        await PressAsync(live, "Lock");
        await Expect(ana.Page.Locator(".v-predict")).ToContainTextAsync("The host says what came true");
        await Expect(ana.Page.Locator(".v-predict__own")).ToHaveTextAsync("Your stake: 30 on Mug");
        await Expect(stream.Page.Locator(".ov-predict")).ToContainTextAsync("101 points from 3 viewers");
        await live.Page.GetByRole(AriaRole.Radio, new() { Name = "Mug" }).CheckAsync();
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));
        await PressAsync(live, "Pay 101 points to 2 viewers");

        await Expect(ana.Page.Locator(".v-stake-result")).ToContainTextAsync("You won 76 points");
        await Expect(ben.Page.Locator(".v-stake-result")).ToContainTextAsync("Not this time");
        await Expect(ana.Page.Locator(".v-predict__outcome--true")).ToContainTextAsync("Mug");
        await Expect(stream.Page.Locator(".ov-predict__outcome--true")).ToContainTextAsync("Mug");
        Assert.Equal(65, await app.Services.GetRequiredService<LiveShows>().AskAsync(show, new PointsOf(Hanna)));

        Assert.Equal("", string.Join("\n", await ana.FindingsInBothThemesAsync()));
        Assert.All(new[] { ana, ben, stream, live.Host }, person => Assert.Empty(person.Problems));
    }

    private sealed record PointsOf(ViewerId Viewer) : IShowQuery<long?>
    {
        public long? Answer(Run run) => run.Ledger.Rewards.Points.Of(Viewer);
    }

    private static async Task PressAsync(HostAtLive live, string button) =>
        await live.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task SayAsync(HostAtLive live, string text) => live.App.SendAsync(live.Show, new RelayMessage(
        Id.New<MessageId>(TimeProvider.System), Hanna, "Hanna", "twitch", text, DateTimeOffset.UtcNow, null));
}
