using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Quizzes;

/// <summary>One quiz at the console, on two phones, over the stream, and with somebody on another platform.</summary>
[Collection(Browsers.Console)]
public sealed class QuizShowTest(BrowserFixture browser)
{
    private const string Kiln = "How hot is the kiln?";

    [BrowserFact]
    public async Task Given_a_quiz_When_it_is_played_to_the_end_Then_everybody_sees_their_part_of_it()
    {
        await using var live = await HostAtLive.OpenAsync(browser);
        var (app, show, id) = (live.App, live.Show, Id.New<QuizId>(TimeProvider.System));
        await app.SendAsync(show, new OpenQuiz(id, "Clay quiz",
            [
                new("Which glaze is lead-free?", ["Sea green", "Sand"], 1, 120, null),
                new(Kiln, [], 1240, 120, null),
            ], Speed: false, Streaks: true, Eliminate: false, []));
        var address = $"/s/{(await app.ViewAsync(show)).Code}";
        await using var ana = await browser.PhoneAsync(app.Address.ToString());
        await using var ben = await browser.PhoneAsync(app.Address.ToString(), ColorScheme.Dark);
        await using var stream = await browser.OverlayAsync(app, show, "quiz");
        foreach (var phone in new[] { ana, ben })
        {
            await phone.Page.GotoAsync(address);
            await Expect(phone.Page.Locator(".v-quiz")).ToContainTextAsync("Clay quiz");
        }

        await StepAsync(live, "Open question 1");
        await Expect(stream.Page.Locator(".ov-quiz")).ToContainTextAsync("lead-free");
        Assert.DoesNotContain(Kiln, await ana.Page.ContentAsync(), StringComparison.Ordinal);
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Sand" }).ClickAsync();
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Sea green" }).ClickAsync();
        foreach (var phone in new[] { ana, ben })
        {
            await Expect(phone.Page.Locator(".v-quiz__mine")).ToHaveTextAsync("Your answer is in");
            await Expect(phone.Page.Locator(".v-quiz__option:disabled")).ToHaveCountAsync(2);
        }

        await SayAsync(live, "B");
        await Expect(live.Page.Locator(".mech--open .figures__value").First).ToHaveTextAsync("3");
        Assert.All((await app.ViewAsync(show)).Quizzes, q => Assert.Empty(q.Rounds));

        await StepAsync(live, "Show the answer");
        await Expect(ana.Page.Locator(".v-quiz-result")).ToContainTextAsync("Right! 1,000 points");
        await Expect(ben.Page.Locator(".v-quiz-result")).ToContainTextAsync("Not this time");
        await Expect(stream.Page.Locator(".ov-quiz__option--right")).ToContainTextAsync("Sand");

        await StepAsync(live, "Open question 2");
        var number = ana.Page.Locator(".v-quiz__number input");
        await number.FillAsync("1240");
        await number.PressAsync("Enter");
        await Expect(ana.Page.Locator(".v-quiz__mine")).ToHaveTextAsync("Your answer is in");
        await SayAsync(live, "1,200");
        await StepAsync(live, "Show the answer");
        await StepAsync(live, "Show the podium");
        await Expect(ana.Page.Locator(".v-quiz-result")).ToContainTextAsync("You came in at place 1");
        await Expect(ana.Page.Locator(".v-podium__place")).ToHaveCountAsync(2);
        await Expect(stream.Page.Locator(".ov-podium__place").First).ToContainTextAsync("A player"); // nobody agreed to be named
        await Expect(stream.Page.Locator(".ov-podium__place").Nth(1)).ToContainTextAsync("Hanna");

        Assert.Equal("", string.Join("\n", await ana.FindingsInBothThemesAsync()));
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));
        Assert.All(new[] { ana, ben, stream, live.Host }, person => Assert.Empty(person.Problems));
    }

    private static async Task StepAsync(HostAtLive live, string button) =>
        await live.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task SayAsync(HostAtLive live, string text) => live.App.SendAsync(live.Show, new RelayMessage(
        Id.New<MessageId>(TimeProvider.System), RelayedAuthor.Of("twitch", "hanna"), "Hanna", "twitch", text, DateTimeOffset.UtcNow, null));
}
