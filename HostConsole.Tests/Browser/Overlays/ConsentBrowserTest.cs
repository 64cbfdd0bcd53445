using HostConsole.Core.Chat;
using HostConsole.Core.Store;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Overlays;

[Collection(Browsers.Audience)]
public sealed class ConsentBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_phone_When_its_owner_agrees_to_be_named_and_takes_it_back_Then_it_counts_each_time()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString());
        var (page, people) = (phone.Page, scene.App.Services.GetRequiredService<People>());
        await page.GotoAsync($"/s/{AudienceScene.Code}");
        var box = page.Locator("#name-form").GetByLabel("Show my name on the stream");
        await Expect(box).Not.ToBeCheckedAsync();
        await page.GetByPlaceholder("Your name, to chat").FillAsync("Ana");
        await box.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Join in" }).ClickAsync();
        await page.GetByPlaceholder("Say something nice…").FillAsync("hello");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#chat")).ToContainTextAsync("hello");
        await Expect(page.Locator(".v-msg--unsent")).ToHaveCountAsync(0);
        var ana = (await scene.Shows.ViewAsync(scene.Show))!.Chat.Messages[^1].Author;
        Assert.Equal("Ana", people.NameOnStream(ana));

        await page.Locator(".v-chip", new() { HasText = "My name" }).ClickAsync();
        await page.Locator("#on-stream").UncheckAsync();
        await page.Locator("#rename").FillAsync("Anna");
        Assert.Empty(await phone.AccessibilityFindingsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#my-name")).Not.ToHaveAttributeAsync("open", "");
        Assert.Equal(("Anna", null), (people.NameOf(ana), people.NameOnStream(ana)));
        await page.ReloadAsync();
        await Expect(page.Locator("#on-stream")).Not.ToBeCheckedAsync();
        Assert.Empty(phone.Problems);
    }
}
