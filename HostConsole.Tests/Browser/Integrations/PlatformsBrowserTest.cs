using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Integrations.Twitch;
using HostConsole.Tests.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Integrations;

/// <summary>The platforms' chats from the settings to the live page, as a person sets them up and reads them.</summary>
[Collection(Browsers.Walks)]
public sealed class PlatformsBrowserTest(BrowserFixture browser)
{
    private static string Line(string id, string person, string text) =>
        $"@display-name={person};id={id};tmi-sent-ts={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()};user-id=1{id} :"
            + $"{person.ToLowerInvariant()}!x@x PRIVMSG #pottery :{text}";

    private static async Task Accessible(Person host)
    {
        var findings = await host.AccessibilityFindingsAsync();
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [BrowserFact]
    public async Task Given_Twitch_When_it_is_set_up_Then_its_chat_votes_and_claims_stand_in_the_console()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var app = await RunningApp.StartAsync(o => o.Settings["HostConsole:Twitch:Address"] = twitch.Address);
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await using var host = await browser.SignedInAsync(app, account);
        var page = host.Page;

        await page.GotoAsync("/settings/platforms");
        var section = page.Locator("#platforms");
        await page.GetByLabel("Channel", new() { Exact = true }).FillAsync("nobody");
        await section.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        await Expect(section.GetByText("Twitch has no open channel “nobody”")).ToBeVisibleAsync();
        await page.GetByLabel("Channel", new() { Exact = true }).FillAsync("https://www.twitch.tv/Pottery");
        await section.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).First.ClickAsync();
        await Expect(page.GetByLabel("Channel", new() { Exact = true })).ToHaveValueAsync("pottery");
        await section.ScreenshotAsync(new() { Path = Repo.File("artifacts", "screenshots", "platforms-settings.png") });
        await Accessible(host);

        await host.OpenLiveAsync(show);
        await page.GetByRole(AriaRole.Button, new() { Name = "Claims by chat: off" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Claims by chat", Exact = true }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Platforms", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Twitch", Exact = true })).ToHaveValueAsync("pottery");
        await host.ScreenshotAsync("platforms-form");
        await page.Locator(".live__foot").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await app.SendAsync(show, new GoLive());
        var bar = page.GetByRole(AriaRole.Group, new() { Name = "Platforms" });
        await Expect(bar.GetByText("connected")).ToBeVisibleAsync();
        await app.SendAsync(show, new CountPlatform("twitch", 812));
        await app.SendAsync(show, new CountPlatform("tiktok", 1204));
        await app.SendAsync(show, new OpenPoll(LiveScene.New<PollId>(), "Which glaze first?", ["Sea green", "Rust"], false, false, null));
        var mug = new Item(LiveScene.New<ProductId>(), LiveScene.New<VariantId>(), "Tide mug – Sea green",
            new(2900, Currency.Parse("USD")));
        await app.SendAsync(show, new LaunchDeal(LiveScene.New<DealId>(), mug, new(2400, Currency.Parse("USD")), 2, 1,
            TimeSpan.FromMinutes(10), TimeSpan.Zero, TimeSpan.FromMinutes(10), null));
        await twitch.SayAsync(Line("1", "Ana", "Lovely glaze!"), Line("2", "Benno", "2"), Line("3", "Cleo", "SOLD 1"),
            Line("4", "Dorothea_with_a_rather_long_name_x", "claim 5"));
        await app.SendAsync(show, new RelayMessage(LiveScene.New<MessageId>(), RelayedAuthor.Of("tiktok", "9"), "Kim",
            "tiktok", "claim", DateTimeOffset.UtcNow, "9"));
        await app.SendAsync(show, new RelayMessage(LiveScene.New<MessageId>(), RelayedAuthor.Of("bilibili", "9"), "Mei",
            "bilibili", "claim", DateTimeOffset.UtcNow, "9"));
        await app.SendAsync(show, new RelayMessage(LiveScene.New<MessageId>(),
            RelayedAuthor.Of(ChatRules.Announcement, "x"), "Pottery House", ChatRules.Announcement,
            "Deal: Tide mug – Sea green for $24.00 instead of $29.00, 2 to be had. Write “sold” to claim one.",
            DateTimeOffset.UtcNow, null));
        await twitch.SayAsync("@login=ana;target-msg-id=1 :tmi.twitch.tv CLEARMSG #pottery :Lovely glaze!");
        var chat = page.Locator("#p-chat");
        await Expect(chat.GetByText("Claim #0001: 1 × Tide mug")).ToBeVisibleAsync();
        await Expect(chat.GetByText("Voted for Rust.")).ToBeVisibleAsync();
        await Expect(chat.GetByText("removed on Twitch")).ToBeVisibleAsync();
        await Expect(chat.GetByText("Sold out: place 1 in line")).ToBeVisibleAsync();
        await Expect(bar.GetByText("1,204")).ToBeVisibleAsync();
        await Accessible(host);
        await host.ScreenshotAsync("platforms-live");

        await twitch.DisposeAsync();
        await Expect(bar.Locator(".badge--warn")).ToContainTextAsync("trying again");
        await Expect(bar.GetByRole(AriaRole.Button, new() { Name = "Try now" })).ToBeVisibleAsync();
        await host.ScreenshotAsync("platforms-lost");
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_a_phone_Then_platforms_and_their_messages_fit_at_360_pixels_in_the_light_theme_too()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await app.SendAsync(show, new SetClaimTemplates(ClaimTemplate.Usual));
        foreach (var (channel, n) in new[] { ("twitch", 812), ("youtube", 12_345), ("tiktok", 1), ("instagram", 77),
            ("kick", 3), ("a-platform-with-a-long-name", 1_000_000) })
        {
            await app.SendAsync(show, new CountPlatform(channel, n));
            await app.SendAsync(show, new RelayMessage(LiveScene.New<MessageId>(), RelayedAuthor.Of(channel, "9"),
                "Somebody with a rather long name there", channel, "What a lovely glaze, is it dishwasher safe?",
                DateTimeOffset.UtcNow, null));
        }

        await using var host = await browser.SignedInAsync(app, account, Screen.Phone, ColorScheme.Light, "light");
        await host.OpenLiveAsync(show);
        await host.Page.Locator("#t-talk").ClickAsync();
        await Expect(host.Page.GetByRole(AriaRole.Group, new() { Name = "Platforms" })).ToBeVisibleAsync();
        Assert.Equal(0, await host.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await Accessible(host);
        await host.ScreenshotAsync("platforms-phone");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Claims by chat", Exact = true }).ClickAsync();
        await host.ScreenshotAsync("platforms-phone-claims");
        Assert.Empty(host.Problems);
    }
}
