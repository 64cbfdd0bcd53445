using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Giveaways;

[Collection(Browsers.Audience)]
public sealed class CarryBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_two_shows_Then_who_entered_in_the_first_is_drawn_in_the_second_beside_who_came_there()
    {
        await using var live = await HostAtLive.OpenAsync(browser);
        var first = (await live.App.ViewAsync(live.Show)).Code;
        var summer = LiveScene.New<GiveawayId>();
        await live.App.SendAsync(live.Show, new GiveawayCommand.OpenGiveaway(summer, "Summer", "A kiln", "One entry each.", null,
            EntryMode.Open, null, 2, 0, 24, null, new string('a', 64))
        { OverShows = true });
        await using var ada = await browser.PhoneAsync(live.App.Address.ToString());
        await ada.Page.GotoAsync($"/s/{first}");
        await Expect(ada.Page.Locator("[data-giveaway]")).ToContainTextAsync("Runs over several shows");
        await ada.Page.Locator("[data-act=enter]").ClickAsync();
        await Expect(ada.Page.Locator("[data-entry-of]")).ToContainTextAsync("You have been in since");
        await live.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Go on in the next show" }).ClickAsync();
        await Expect(ada.Page.Locator("[data-left-of]")).ToContainTextAsync("You have been in since");
        await live.App.SendAsync(live.Show, new EndShow());

        var show = await live.App.ShowAsync(title: "Second show");
        var second = (await live.App.ViewAsync(show)).Code;
        await live.App.SendAsync(show, new GoLive());
        await live.Host.OpenLiveAsync(show);
        await live.Page.Keyboard.PressAsync("g");
        var dialog = live.Page.GetByRole(Microsoft.Playwright.AriaRole.Dialog);
        await dialog.GetByLabel("Which giveaway").ClickAsync();
        await live.Page.GetByText("Go on with: Summer (1 is in)").ClickAsync();
        await Expect(dialog).ToContainTextAsync("Who is in stays in");
        Assert.Empty(await live.Host.AccessibilityFindingsAsync());
        await dialog.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Open giveaway" }).ClickAsync();
        var panel = live.Page.Locator(".mech--open").Filter(new() { HasText = "A kiln" });
        await Expect(panel).ToContainTextAsync("From earlier shows");

        await using var bo = await browser.PhoneAsync(live.App.Address.ToString());
        await bo.Page.GotoAsync($"/s/{second}");
        await bo.Page.Locator("[data-act=enter]").ClickAsync();
        await Expect(bo.Page.Locator("[data-entry-of]")).ToContainTextAsync("You’re in");
        await ada.Page.ReloadAsync();
        await ada.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Go to the show that it is in" }).ClickAsync();
        await Expect(ada.Page).ToHaveURLAsync($"{live.App.Address}s/{second}");
        await Expect(ada.Page.Locator("[data-act=enter]")).ToBeDisabledAsync();
        Assert.Equal(360, await ada.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await panel.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Close entries" }).ClickAsync();
        await panel.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Draw 2 winners" }).ClickAsync();
        foreach (var phone in new[] { ada, bo })
        {
            await Expect(phone.Page.Locator(".v-mine").First).ToContainTextAsync("You won!");
            Assert.Empty(phone.Problems);
        }

        Assert.Empty(live.Host.Problems);
    }
}
