using HostConsole.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Live;

/// <summary>What is being typed belongs to the browser: the server's answer to one letter must not take the next one away.</summary>
[Collection(Browsers.Console)]
public sealed class TypingTest(BrowserFixture browser)
{
    // Notes each time that the page's script, not the person, puts a value into the field.
    private const string Watch = """
        field => {
          const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
          field.written = [];
          Object.defineProperty(field, 'value', {
            configurable: true, get() { return own.get.call(this); },
            set(value) { this.written.push(value); own.set.call(this, value); } });
        }
        """;

    [BrowserFact]
    public async Task Given_a_launch_form_When_it_is_typed_in_Then_the_server_never_writes_into_the_field()
    {
        await using var live = await HostAtLive.OpenAsync(browser, LiveScene.Mug());

        await live.Page.Locator("body").PressAsync("d");
        // The form gives the focus to its button, which must not come in between the letters.
        await Expect(live.Page.Locator("[role=dialog] button[type=submit], form button[type=submit]")
            .Filter(new() { HasText = "Start deal" })).ToBeFocusedAsync();
        var price = await TypeAsync(live.Page, "#field-price", "17.00");
        await Expect(live.Page.GetByText("60.5 % below $43.00")).ToBeVisibleAsync();
        await StaysAsync(price, "17.00");

        var search = await TypeAsync(live.Page, "#field-item", "no such thing");
        await Expect(live.Page.GetByText("Nothing in the catalogue matches.")).ToBeVisibleAsync();
        await StaysAsync(search, "no such thing");
        // Esc closes the list, and only then the dialog.
        await live.Page.Keyboard.PressAsync("Escape");
        await Expect(live.Page.GetByText("Nothing in the catalogue matches.")).ToHaveCountAsync(0);
        await live.Page.Keyboard.PressAsync("Escape");
        await Expect(live.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await live.Page.Locator("body").PressAsync("g");
        var title = await TypeAsync(live.Page, "#field-title", "A mug, signed by the maker");
        var hours = await TypeAsync(live.Page, "#field-claimHours", "36");
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Open giveaway" }).ClickAsync();
        await Expect(live.Page.Locator("#field-prize")).ToHaveAttributeAsync("aria-invalid", "true");
        await StaysAsync(title, "A mug, signed by the maker");
        await StaysAsync(hours, "36");
    }

    private static async Task<ILocator> TypeAsync(IPage page, string field, string text)
    {
        var input = page.Locator(field);
        await input.FocusAsync();
        await input.EvaluateAsync(Watch);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
        return input;
    }

    private static async Task StaysAsync(ILocator field, string text)
    {
        await Expect(field).ToHaveValueAsync(text);
        Assert.Equal("", await field.EvaluateAsync<string>("field => field.written.join(', ')"));
    }
}
