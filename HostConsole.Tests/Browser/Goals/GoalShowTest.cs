using HostConsole.Core.Goals;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Goals;

/// <summary>A tower as all of them see it: the host, two phones, the stream, and somebody who has only a platform's chat.</summary>
[Collection(Browsers.Audience)]
public sealed class GoalShowTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_tower_that_the_host_sets_When_orders_come_Then_phones_take_a_floor_by_press_and_a_platform_by_its_keyword()
    {
        await using var live = await HostAtLive.OpenAsync(browser, configure: o => o.Settings["HostConsole:Announcements"] = "on");
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await using var overlay = await browser.OverlayAsync(live.App, live.Show, "goal");
        await using var ana = await browser.PhoneAsync(live.App.Address.ToString());
        await using var ben = await browser.PhoneAsync(live.App.Address.ToString(), ColorScheme.Dark);
        Person[] phones = [ana, ben];
        foreach (var phone in phones) await phone.Page.GotoAsync($"/s/{code}");

        await live.Page.Locator("body").PressAsync("o");
        await Expect(live.Page.Locator("#field-title")).ToBeFocusedAsync();
        await live.Page.Keyboard.TypeAsync("Our <b>tower</b>");
        var form = live.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Target").FillAsync("4");
        await form.GetByRole(AriaRole.Radio, new() { Name = "Every so many" }).CheckAsync(new() { Force = true });
        await form.GetByLabel("Every", new() { Exact = true }).FillAsync("2");
        await form.GetByLabel("What each is called").FillAsync("Floor");
        await form.GetByLabel("Everybody can take something at each stage").CheckAsync();
        await form.GetByRole(AriaRole.Spinbutton, new() { Name = "Points" }).FillAsync("5");
        await form.GetByLabel("Keyword in chat").FillAsync("tower");
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));
        await form.GetByRole(AriaRole.Button, new() { Name = "Set the goal" }).ClickAsync();
        foreach (var phone in phones) await Expect(phone.Page.Locator(".v-goal .v-card__title")).ToHaveTextAsync("Our <b>tower</b>");

        await live.OrderAsync("1001");
        await live.OrderAsync("1002");
        await Expect(overlay.Page.Locator(".ov-goal__stage")).ToHaveTextAsync("Floor 1");
        await Expect(overlay.Page.Locator(".ov-goal")).ToContainTextAsync("Write “tower”");
        await Expect(live.Page.Locator(".chat")).ToContainTextAsync("with “tower” in the chat: 5 points");
        var take = ana.Page.Locator("[data-act=take-stage]");
        await take.ClickAsync();
        await Expect(take).ToHaveTextAsync("You have it");
        await Expect(ben.Page.Locator("[data-act=take-stage]")).ToBeEnabledAsync();
        await live.WriteOnTwitchAsync("Tower!");
        await Expect(live.Page.Locator(".chat")).ToContainTextAsync("Took “Floor 1”.");
        Assert.Equal(2, (await live.App.ViewAsync(live.Show)).Goals[0].Stages[0].Taken);

        await live.OrderAsync("1003");
        await live.OrderAsync("1004");
        foreach (var phone in phones)
        {
            await Expect(phone.Page.Locator(".v-goal")).ToHaveAttributeAsync("data-state", "reached");
            Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        await Expect(overlay.Page.Locator(".ov-goal--reached")).ToBeVisibleAsync();
        Assert.Equal("", string.Join("\n", await ana.FindingsInBothThemesAsync()));
        Assert.All([.. phones, overlay, live.Host], person => Assert.Empty(person.Problems));
    }
}
