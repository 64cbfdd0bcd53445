using HostConsole.Core.Store;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.DailyWord;

[Collection(Browsers.Walks)]
public sealed class DailyWordBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_words_from_the_console_When_two_phones_play_Then_one_solves_one_fails_both_share_and_the_next_day_has_a_new_word()
    {
        var clock = new FakeClock(new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        var settings = app.Services.GetRequiredService<SettingsStore>();
        await settings.SaveAsync(await settings.GetAsync() with { Brand = "Tide & Co", TimeZone = "Europe/Berlin" });
        using var account = await app.NewHostAsync();
        await using var host = await browser.SignedInAsync(app, account);
        await host.Page.GotoAsync("/settings/daily-word");
        await host.Page.GetByLabel("Words, one on each line").FillAsync("2026-11-21 Plaza\n2026-11-22 Käseglas");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Add the words" }).ClickAsync();
        await Expect(host.Page.Locator("form.card")).ToContainTextAsync("2 left, 2 for a day");
        await Expect(host.Page.Locator("main")).Not.ToContainTextAsync("PLAZA");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Switch it on" }).ClickAsync();
        await Expect(host.Page.Locator("main")).ToContainTextAsync("/word");
        Assert.Empty(await host.FindingsInBothThemesAsync());

        await using var ada = await browser.PhoneAsync(app.Address.ToString());
        await using var bo = await browser.PhoneAsync(app.Address.ToString());
        foreach (var phone in new[] { ada, bo }) await phone.Page.GotoAsync("/word");
        Assert.Empty(await ada.FindingsInBothThemesAsync());

        foreach (var key in "llama") await Key(ada, $"{key}").ClickAsync();
        await Expect(ada.Page.Locator(".w-row .w-tile--here")).ToHaveCountAsync(0); // nothing turns before it is sent
        await Key(ada, "enter").ClickAsync();
        await Expect(ada.Page.Locator(".w-row .w-tile--here")).ToHaveCountAsync(3);
        await Expect(ada.Page.Locator(".w-row .w-tile--absent")).ToHaveCountAsync(2);
        await Expect(Key(ada, "a")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("w-key--here"));
        await Key(ada, "s").ClickAsync();
        await Key(ada, "enter").ClickAsync();
        await Expect(ada.Page.Locator("#notice")).ToHaveTextAsync("Write 5 letters.");
        await Key(ada, "back").ClickAsync();
        Assert.DoesNotContain("plaza", await ada.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        await ada.Page.Keyboard.TypeAsync("plaza");
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(ada.Page.Locator(".w-end")).ToContainTextAsync("Solved in two");
        await Expect(ada.Page.Locator("#share")).ToContainTextAsync("⬜🟦🟦⬜🟦");
        await Expect(ada.Page.Locator("#share")).Not.ToContainTextAsync("plaza", new() { IgnoreCase = true });
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();

        foreach (var (i, letter) in "uvwxyb".Index())
        {
            await bo.Page.Keyboard.TypeAsync(new string(letter, 5));
            await bo.Page.Keyboard.PressAsync("Enter");
            await Expect(bo.Page.Locator(".w-row .w-tile--absent")).ToHaveCountAsync(5 * (i + 1));
        }

        await Expect(bo.Page.Locator(".w-end")).ToContainTextAsync("Not this time");
        await Expect(bo.Page.Locator(".w-end__word").First).ToHaveTextAsync("PLAZA");
        await Expect(bo.Page.Locator("#share")).ToContainTextAsync("X/6");
        await Expect(bo.Page.Locator("#word")).ToContainTextAsync("One person has solved it today.");
        foreach (var phone in new[] { ada, bo })
        {
            Assert.Empty(await phone.FindingsInBothThemesAsync());
            Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        clock.Advance(TimeSpan.FromHours(4)); // past midnight in Berlin
        await ada.Page.ReloadAsync();
        await Expect(ada.Page.Locator(".w-grid")).ToHaveAttributeAsync("data-length", "8");
        await Expect(Key(ada, "ä")).ToBeVisibleAsync();
        Assert.Equal(360, await ada.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Expect(ada.Page.Locator("#word")).ToContainTextAsync("Yesterday’s word was PLAZA");
        foreach (var key in "käseglas") await Key(ada, $"{key}").ClickAsync();
        await Key(ada, "enter").ClickAsync();
        await Expect(ada.Page.Locator(".w-numbers dd").First).ToHaveTextAsync("2");

        await host.Page.ReloadAsync();
        await Expect(host.Page.Locator("tbody tr").Last).ToContainTextAsync("PLAZA");
        await Expect(host.Page.Locator("tbody tr").First).ToContainTextAsync("not over yet");
        foreach (var person in new[] { host, ada, bo }) Assert.Empty(person.Problems);
    }

    private static ILocator Key(Person phone, string key) => phone.Page.Locator($".w-key[data-key={key}]");
}
