using System.Text.RegularExpressions;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Rewards;

[Collection(Browsers.Audience)]
public sealed partial class JoinBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_mail_server_in_settings_When_two_phones_confirm_one_address_Then_they_have_the_same_points()
    {
        await using var mailbox = new MailboxHere();
        await using var live = await HostAtLive.OpenAsync(browser);
        var show = await live.App.ViewAsync(live.Show);
        var shows = live.App.Services.GetRequiredService<LiveShows>();
        await shows.SendAsync(new Submission(new SetEarnRules(EarnRules.Usual), Actor.Clock));

        await live.Page.GotoAsync("/settings/mail");
        await FillAsync("Server", "127.0.0.1");
        await FillAsync("Port", $"{mailbox.Port}");
        await FillAsync("From", "hello@harbour.example");
        await FillAsync("User name", MailboxHere.User);
        await FillAsync("Password", "wrong");
        await FillAsync("Send a test to", "me@harbour.example");
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Send the test" }).ClickAsync();
        await Expect(live.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "doesn't take this name and password" })).ToBeVisibleAsync();
        await FillAsync("Password", MailboxHere.Password);
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Send the test" }).ClickAsync();
        await Expect(live.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Look in that inbox" })).ToBeVisibleAsync();
        Assert.Empty(await live.Host.AccessibilityFindingsAsync());
        await live.Host.ScreenshotAsync("settings-mail");
        await live.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(live.Page.GetByText("The mail server is saved")).ToBeVisibleAsync();

        await using var first = await browser.PhoneAsync(live.App.Address.ToString());
        await using var second = await browser.PhoneAsync(live.App.Address.ToString());
        foreach (var phone in new[] { first, second })
        {
            await phone.Page.GotoAsync($"/s/{show.Code}");
            await phone.Page.Locator("#devices summary").ClickAsync();
            await phone.Page.GetByLabel("Your e-mail address").FillAsync("ada@example.com");
            await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Send me a link" }).ClickAsync();
            await Expect(phone.Page.Locator("#member-sent")).ToBeVisibleAsync();
            Assert.Empty(await phone.AccessibilityFindingsAsync());
            await phone.Page.GotoAsync(Link().Match(mailbox.Mails[^1].TextBody!).Value);
            await Expect(phone.Page.GetByText("ada@example.com")).ToBeVisibleAsync();
            Assert.Empty(await phone.AccessibilityFindingsAsync());
            await phone.ScreenshotAsync("join-page");
            await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
            await phone.Page.Locator("#devices summary").ClickAsync();
            await Expect(phone.Page.Locator(".v-join")).ToContainTextAsync("Your e-mail is confirmed");
        }

        foreach (var phone in new[] { first, second })
            await Expect(phone.Page.Locator(".v-rewards__points")).ToHaveTextAsync("20 points"); // the first one is told as well
        await first.Page.Locator("#season-league summary").ClickAsync();
        await Expect(first.Page.Locator(".v-board__row--mine")).ToContainTextAsync("You");
        Assert.Equal(360, await first.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await first.ScreenshotAsync("league-phone");
        Assert.Empty(live.Host.Problems);
        Assert.Empty(first.Problems);
        Assert.Empty(second.Problems);

        Task FillAsync(string label, string value) => live.Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
    }

    [BrowserFact]
    public async Task Given_a_code_written_on_Twitch_When_the_phone_says_yes_Then_the_name_is_linked()
    {
        await using var live = await HostAtLive.OpenAsync(browser);
        var show = await live.App.ViewAsync(live.Show);
        var shows = live.App.Services.GetRequiredService<LiveShows>();
        await shows.SendAsync(new Submission(new SetEarnRules(EarnRules.Usual), Actor.Clock));
        await using var phone = await browser.PhoneAsync(live.App.Address.ToString());
        await phone.Page.GotoAsync($"/s/{show.Code}");
        await phone.Page.Locator("#devices summary").ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Link my name in another chat" }).ClickAsync();
        var said = await phone.Page.Locator(".v-join .v-rewards__code").InnerTextAsync();
        Assert.Matches("^link [0-9]{6}$", said);
        Assert.Empty(await phone.AccessibilityFindingsAsync());
        await shows.SendAsync(new Submission(new RelayMessage(Id.New<MessageId>(TimeProvider.System), RelayedAuthor.Of("twitch", "42"),
            "ada_with_a_name_that_is_rather_long_42", "twitch", said, DateTimeOffset.UtcNow, null), Actor.Clock, live.Show));
        await Expect(phone.Page.Locator(".v-join")).ToContainTextAsync("ada_with_a_name_that_is_rather_long_42");
        await phone.ScreenshotAsync("link-asked");
        Assert.Empty(await phone.AccessibilityFindingsAsync());
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true }).ClickAsync();
        await Expect(phone.Page.Locator("#mine").GetByText("Is this you?")).Not.ToBeVisibleAsync();
        Assert.Equal(2, await shows.AskAsync(live.Show, new DevicesOf()));
        Assert.Equal(360, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(phone.Problems);
    }

    private sealed record DevicesOf : IShowQuery<int>
    {
        public int Answer(Run run) =>
            run.Ledger.Rewards.Members.AllOf(RelayedAuthor.Of("twitch", "42")).Count;
    }

    [GeneratedRegex(@"http\S+member/confirm\?t=\S+")]
    private static partial Regex Link();
}
