using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Testimonials;

/// <summary>Testimonials as all of them see it: the host, two phones, the stream, and somebody who has only a platform's chat.</summary>
[Collection(Browsers.Audience)]
public sealed class TestimonialBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_two_phones_and_a_chatter_When_one_sends_a_photo_Then_it_is_shown_large_until_it_is_taken_back()
    {
        await using var live = await HostAtLive.OpenAsync(browser, configure: o => o.Settings["HostConsole:Announcements"] = "on");
        var code = (await live.App.ViewAsync(live.Show)).Code;
        await using var overlay = await browser.OverlayAsync(live.App, live.Show, "all");
        await using var ana = await browser.PhoneAsync(live.App.Address.ToString());
        await using var ben = await browser.PhoneAsync(live.App.Address.ToString(), ColorScheme.Dark);
        Person[] phones = [ana, ben];
        foreach (var phone in phones) await phone.Page.GotoAsync($"/s/{code}");

        await live.Page.Locator("body").PressAsync("7");
        var dialog = live.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Question").FillAsync("How do you like the <b>candle</b>?");
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Open testimonials" }).ClickAsync();
        await Expect(overlay.Page.Locator(".ov-testimonial")).ToContainTextAsync("Write “review: …” in chat, and we may show it");
        var panel = live.Page.GetByRole(AriaRole.Region, new() { Name = "Testimonials: How do you like the <b>candle</b>?" });

        // What can't be read leaves the words where they are.
        var card = ana.Page.Locator("[data-testimonial]");
        await card.GetByLabel("Your words").FillAsync("It smells <i>of the sea</i>.");
        await card.GetByLabel("You may show my words and my photo in the show").CheckAsync();
        var photo = card.GetByLabel("A photo, if you like");
        await photo.SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = "no picture"u8.ToArray() });
        await card.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(card.Locator("[role=alert]")).ToContainTextAsync("The photo can't be read.");
        await Expect(card.GetByLabel("Your words")).ToHaveValueAsync("It smells <i>of the sea</i>.");
        Assert.Equal("", string.Join("\n", await ana.FindingsInBothThemesAsync()));
        await photo.SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = SomePhotos.WithExif(SomePhotos.Picture(), 6) });
        await card.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        var own = ana.Page.Locator(".v-sent");
        await Expect(own).ToContainTextAsync("The host looks at it");
        await Expect(card.GetByLabel("Your words")).ToBeHiddenAsync();

        await live.WriteOnTwitchAsync("review: lovely light");
        await Expect(panel).ToContainTextAsync("2 waiting");
        await Expect(panel).ToContainTextAsync("lovely light");
        var first = panel.Locator("[data-testimonial]", new() { HasText = "of the sea" });
        await first.GetByRole(AriaRole.Button, new() { Name = "Show large" }).ClickAsync();
        foreach (var phone in phones)
        {
            await Expect(phone.Page.Locator(".v-spotlight")).ToContainTextAsync("It smells <i>of the sea</i>.");
            await Expect(phone.Page.Locator(".v-spotlight")).ToContainTextAsync("A viewer");
            await LoadedAsync(phone.Page.Locator(".v-spotlight img"));
            Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        await Expect(overlay.Page.Locator(".ov-spotlight")).ToContainTextAsync("It smells <i>of the sea</i>.");
        await LoadedAsync(overlay.Page.Locator(".ov-spotlight img"));
        await Expect(own).ToContainTextAsync("Shown in the show");
        Assert.Equal("", string.Join("\n", await live.Host.AccessibilityFindingsAsync()));

        await own.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        foreach (var phone in phones) await Expect(phone.Page.Locator(".v-spotlight")).ToHaveCountAsync(0);
        await Expect(overlay.Page.Locator(".ov-spotlight")).ToHaveCountAsync(0);
        await Expect(panel).ToContainTextAsync("Taken back: words and photo are deleted.");
        await panel.Locator("[data-testimonial]", new() { HasText = "lovely light" }).GetByRole(AriaRole.Button, new() { Name = "Show large" }).ClickAsync();
        await Expect(overlay.Page.Locator(".ov-spotlight")).ToContainTextAsync("Cleo");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Close testimonials" }).ClickAsync();
        await Expect(ben.Page.Locator("[data-testimonial]")).ToHaveCountAsync(0);
        await Expect(live.Page.Locator(".chat")).ToContainTextAsync("Write “review: …” here");
        Assert.All([ben, overlay, live.Host], person => Assert.Empty(person.Problems));
    }

    private static Task LoadedAsync(ILocator image) =>
        Expect(image).ToHaveJSPropertyAsync("naturalWidth", 200);
}
