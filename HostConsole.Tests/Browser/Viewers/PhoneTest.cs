using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;

namespace HostConsole.Tests.Viewers;

[Collection(Browsers.Audience)]
public sealed class PhoneTest(BrowserFixture browser)
{
    private static readonly string Path = $"/s/{AudienceScene.Code}";

    private async Task<Person> OpenAsync(AudienceScene scene, ColorScheme scheme = ColorScheme.Light)
    {
        var phone = await browser.PhoneAsync(scene.App.Address.ToString(), scheme);
        await phone.Page.GotoAsync(Path);
        await phone.Page.WaitForFunctionAsync("() => document.getElementById('offline').hidden && document.getElementById('mine')");
        return phone;
    }

    [BrowserFact]
    public async Task Given_a_phone_When_voting_claiming_and_chatting_while_things_change_Then_each_press_counts_and_typing_stays()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (deal, poll) = (await scene.DealAsync(), await scene.PollAsync());
        await using var phone = await OpenAsync(scene);
        var page = phone.Page;
        await page.ClickAsync($"#poll-{poll} button:has-text('Rust')");
        await Assertions.Expect(page.Locator($"#poll-{poll} .v-option--mine")).ToContainTextAsync("Rust");
        await Assertions.Expect(page.Locator($"#voters-{poll}")).ToContainTextAsync("1 vote");

        await page.FillAsync("#name", "Zoë");
        await page.ClickAsync("#name-form button");
        await page.ClickAsync("#message");
        await page.Keyboard.TypeAsync("Is it ");
        await scene.ChatAsync("somebody else writes");
        await scene.DealAsync(title: "A second deal");
        await Assertions.Expect(page.Locator("#chat")).ToContainTextAsync("somebody else writes");
        await Assertions.Expect(page.Locator("#deals")).ToContainTextAsync("A second deal");
        await page.Keyboard.TypeAsync("oven safe? 🍵");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#chat")).ToContainTextAsync("Is it oven safe? 🍵");
        Assert.Equal("message", await page.EvaluateAsync<string>("document.activeElement.id"));

        await page.ClickAsync($"#deal-{deal} button");
        await Assertions.Expect(page.Locator("#mine")).ToContainTextAsync("Claim #0001");
        await Assertions.Expect(page.Locator($"#deal-{deal}")).ToContainTextAsync("You have yours");
        Assert.Empty(phone.Problems);
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [BrowserFact]
    public async Task Given_a_finger_on_the_button_When_the_card_is_swapped_Then_the_press_still_counts()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync();
        await using var phone = await OpenAsync(scene);
        await using var other = await OpenAsync(scene);
        var box = (await phone.Page.Locator($"#poll-{poll} button").First.BoundingBoxAsync())!;
        await phone.Page.Mouse.MoveAsync(box.X + 40, box.Y + box.Height / 2);
        await phone.Page.Mouse.DownAsync();
        await other.Page.ClickAsync($"#poll-{poll} button:has-text('Rust')");
        await Assertions.Expect(phone.Page.Locator($"#voters-{poll}")).ToContainTextAsync("1 vote");
        await phone.Page.Mouse.UpAsync();
        await Assertions.Expect(phone.Page.Locator($"#voters-{poll}")).ToContainTextAsync("2 votes");
    }

    [BrowserFact]
    public async Task Given_a_lost_network_When_it_is_back_Then_the_page_goes_on_where_it_was()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var phone = await OpenAsync(scene);
        await scene.ChatAsync("before");
        await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("before");
        await phone.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(phone.Page.Locator("#offline")).ToBeVisibleAsync();
        await scene.ChatAsync("while away");
        await phone.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("while away");
        await scene.ChatAsync("after");
        await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("after");
        await Assertions.Expect(phone.Page.Locator("#offline")).ToBeHiddenAsync();
        Assert.Equal(3, await phone.Page.Locator("#chat > li").CountAsync());
    }

    [BrowserFact]
    public async Task Given_each_state_of_a_show_When_looked_at_in_both_themes_Then_axe_finds_nothing()
    {
        await using var scene = await AudienceScene.NewAsync(live: false);
        await using var phone = await OpenAsync(scene);
        async Task LookAsync(string state, string wait)
        {
            await Assertions.Expect(phone.Page.Locator("#page")).ToContainTextAsync(wait);
            await PictureAsync(phone, state);
        }

        await LookAsync("waiting", "until we begin");
        await scene.DoAsync(new GoLive());
        await scene.DoAsync(new PinProduct(AudienceScene.Mug("Low dinner plate with a very long name that has to wrap somewhere")));
        var deal = await scene.DealAsync(quantity: 2);
        var poll = await scene.PollAsync();
        var giveaway = await scene.GiveawayAsync();
        foreach (var (name, text) in new[] { ("Tomasz", "is the handle dishwasher safe?"),
            ("نور الهدى", "هل يتوفر الشحن إلى عمّان؟"), ("Kim", "sea green is gorgeous 🔥") })
        {
            var (_, viewer) = await scene.JoinAsync(name);
            await scene.ChatAsync(text, viewer);
            await scene.DoAsync(new Core.Polls.CastVote(poll, viewer, text.Length % 3));
            await scene.DoAsync(new AskQuestion(Id.New<QuestionId>(TimeProvider.System), viewer, text));
        }

        await LookAsync("live", "gorgeous");
        await phone.Page.ClickAsync($"#deal-{deal} button");
        await phone.Page.ClickAsync($"#poll-{poll} button >> nth=0");
        await phone.Page.ClickAsync($"#giveaway-{giveaway} button");
        var questions = phone.Page.Locator(".v-chip", new() { HasText = "Questions" });
        await questions.ClickAsync();
        await phone.Page.ClickAsync(".v-q__up >> nth=0");
        await PictureAsync(phone, "asked");
        await questions.ClickAsync();
        await LookAsync("claimed", "You’re in");
        await scene.DoAsync(new Core.Deals.ClaimUnit(deal, Id.New<ClaimId>(TimeProvider.System), (await scene.JoinAsync()).Id, 1));
        await using (var late = await OpenAsync(scene))
        {
            await late.Page.ClickAsync($"#deal-{deal} button");
            await Assertions.Expect(late.Page.Locator("#mine")).ToContainTextAsync("1st in line");
            await PictureAsync(late, "soldout");
        }

        await scene.DoAsync(new GiveawayCommand.CloseGiveaway(giveaway));
        await scene.DoAsync(new GiveawayCommand.DrawWinners(giveaway));
        await scene.DoAsync(new Core.Polls.ClosePoll(poll));
        await LookAsync("won", "You won!");
        await scene.DoAsync(new PauseShow());
        await LookAsync("paused", "right back");
        await phone.Page.FillAsync("[name=contact]", "zoe@example.com");
        await phone.Page.ClickAsync("text=Claim my prize");
        await Assertions.Expect(phone.Page.Locator("#mine")).ToContainTextAsync("we have your answer");
        await scene.DoAsync(new ResumeShow());
        await scene.DoAsync(new EndShow());
        await LookAsync("ended", "The show has ended");
        await using var wide = await browser.NewAsync(Screen.Desktop, scene.App.Address.ToString());
        await wide.Page.GotoAsync(Path);
        await PictureAsync(wide, "wide", fullPage: false);
        Assert.Empty(phone.Problems);
    }

    private static async Task PictureAsync(Person person, string state, bool fullPage = true)
    {
        await person.ShowThemeAsync(ColorScheme.Dark);
        await person.ScreenshotAsync($"viewer-{state}-dark", fullPage);
        await person.ShowThemeAsync(ColorScheme.Light);
        await person.ScreenshotAsync($"viewer-{state}-light", fullPage);
        Assert.Empty(await person.FindingsInBothThemesAsync());
    }
}
