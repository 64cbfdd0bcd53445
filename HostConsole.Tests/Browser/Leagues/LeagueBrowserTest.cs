using HostConsole.Accounts;
using HostConsole.Core.Leagues;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Browsing.WholeShow;
using HostConsole.Tests.Crash;
using HostConsole.Tests.Overlays;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Leagues;

/// <summary>A league of two, as the console, two phones, the stream and somebody on another platform have it.</summary>
[Collection(Browsers.Audience)]
public sealed class LeagueBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_league_When_two_phones_tap_and_a_chat_cheers_Then_everybody_sees_the_same_winner()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var host = await browser.ConsoleWindowAsync(scene.App.Address.ToString());
        await SignInAsync(scene, host);
        await host.Page.GotoAsync($"/shows/{scene.Show}/live");
        await host.Page.Locator(".live[data-listening]").WaitForAsync();
        await host.Page.Locator("body").PressAsync("t");
        var form = host.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Title").FillAsync("Friday tap cup");
        await form.GetByLabel("Rules").FillAsync("Free to join. The winner is told here.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Open league" }).ClickAsync();
        var panel = host.Page.Locator("section[aria-label='League Friday tap cup']");
        await Expect(panel).ToContainTextAsync("Nobody has joined yet");
        var league = (await scene.Shows.ViewAsync(scene.Show))!.Leagues[0].Id;
        await using var stream = await browser.OverlayAsync(scene.App, scene.Show, "league");

        await using var mia = await Phone.JoinAsync(browser, scene.App.Address.ToString(), AudienceScene.Code, "Mia", ColorScheme.Light);
        await using var tom = await Phone.JoinAsync(browser, scene.App.Address.ToString(), AudienceScene.Code, "Tom", ColorScheme.Dark);
        foreach (var phone in (Phone[])[mia, tom])
        {
            await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Join the league" }).ClickAsync();
            await Expect(phone.Mine).ToContainTextAsync("You are in");
        }

        await Expect(stream.Page.Locator("#league")).ToContainTextAsync("2 of 8 players");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Start with 2 players" }).ClickAsync();
        await Expect(mia.Mine).ToContainTextAsync("You play against Tom");
        await Expect(tom.Mine).ToContainTextAsync("You play against Mia");
        Assert.Empty(await mia.Person.FindingsInBothThemesAsync());
        var (one, other) = (mia.Page.Locator("[data-tap]"), tom.Page.Locator("[data-tap]"));
        await Expect(one).ToHaveAttributeAsync("aria-disabled", "false");

        // A press of a key is one tap, however long it is held; so is a finger's.
        await one.FocusAsync();
        for (var i = 0; i < 5; i++) await mia.Page.Keyboard.PressAsync("Space");
        await mia.Page.Keyboard.DownAsync("Enter");
        await mia.Page.Keyboard.DownAsync("Enter");
        await mia.Page.Keyboard.UpAsync("Enter");
        for (var i = 0; i < 2; i++) await other.TapAsync();
        await Expect(one.Locator("[data-own]")).ToHaveTextAsync("6");
        await Expect(other.Locator("[data-own]")).ToHaveTextAsync("2");
        var match = await MatchAsync(scene, m => m.Players.Sum(p => p.Taps) == 8);
        var winner = match.Players.Single(p => p.Taps == 6);
        await scene.App.Api.OkAsync($"/api/v1/shows/{scene.Show}/chat",
            new { channel = "twitch", author = new { id = "7", name = "Dora" }, text = $"go {winner.Place}!" });
        Assert.Equal(1, (await MatchAsync(scene, m => m.Players.Any(p => p.Cheers > 0))).Players.Single(p => p.Place == winner.Place).Cheers);
        await Expect(stream.Page.Locator("#league .ov-match__player b").Filter(new() { HasText = "6" })).ToHaveCountAsync(1);
        await Expect(stream.Page.Locator("#league")).Not.ToContainTextAsync("Mia"); // did not agree to be named
        await Expect(panel.Locator(".league__match")).ToContainTextAsync("Mia");

        // The other leaves in the middle of it: the rest is a walk-over.
        await scene.DoAsync(new LeagueCommand.LeaveLeague(league, match.Players.Single(p => p.Taps == 2).Viewer));
        await Expect(mia.Mine).ToContainTextAsync("You win the league!");
        await Expect(tom.Page.Locator(".v-league__won")).ToContainTextAsync("Mia wins the league");
        await Expect(panel.Locator(".league__winner")).ToHaveTextAsync("Mia");
        await Expect(stream.Page.Locator(".ov-league__winner")).ToHaveTextAsync($"Player {winner.Place}");
        Assert.Equal(360, await tom.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await tom.Page.GotoAsync($"/s/{AudienceScene.Code}/leagues/{league}/verify");
        await tom.Page.Locator(".verify[data-state=pass]").WaitForAsync();
        Assert.Empty(await tom.Person.FindingsInBothThemesAsync());
        Assert.Empty(mia.Person.Problems.Concat(tom.Person.Problems).Concat(host.Problems).Concat(stream.Problems));
    }

    private static async Task SignInAsync(AudienceScene scene, Person person)
    {
        await person.Page.GotoAsync($"{scene.App.Address}first-account?key={scene.App.Services.GetRequiredService<FirstAccountLink>().Key}");
        await person.Page.FillAsync("[name='Input.Name']", "Hanna");
        await person.Page.FillAsync("[name='Input.Password']", People.Password);
        await person.Page.ClickAsync("button[type=submit]");
        await Expect(person.Page).ToHaveURLAsync(scene.App.Address.ToString());
    }

    /// <summary>The one match, once it is as expected.</summary>
    private static async Task<MatchView> MatchAsync(AudienceScene scene, Func<MatchView, bool> isSo)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var feed = scene.Shows.Subscribe(scene.Show, update =>
        {
            if (update.View.Leagues[0].Matches.Any(isSo)) seen.TrySetResult();
        });
        var now = (await scene.Shows.ViewAsync(scene.Show))!.Leagues[0].Matches.FirstOrDefault(isSo);
        if (now is not null) return now;
        await seen.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return (await scene.Shows.ViewAsync(scene.Show))!.Leagues[0].Matches.First(isSo);
    }
}
