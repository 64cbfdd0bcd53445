using HostConsole.Chat;
using HostConsole.Core.Shows;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Viewers;

/// <summary>The show in the hand: stream, chat and what runs are seen together, and news about oneself can't be missed.</summary>
[Collection(Browsers.Audience)]
public sealed class PhoneLayoutTest(BrowserFixture browser)
{
    private const string Stream = "https://stream.example/live.mp4";
    private static readonly string Path = $"/s/{AudienceScene.Code}";
    private static readonly Screen Small = new("small phone", 360, 640, Touch: true), Large = new("large phone", 390, 844, Touch: true),
        Lying = new("phone on its side", 740, 360, Touch: true);

    private static async Task<AudienceScene> BusyAsync()
    {
        var scene = await AudienceScene.NewAsync(stream: Stream);
        for (var i = 1; i <= 60; i++) await scene.ChatAsync($"line {i} of a long evening");
        await scene.DealAsync();
        await scene.PollAsync();
        return scene;
    }

    private async Task<Person> OpenAsync(AudienceScene scene, Screen screen)
    {
        var phone = await browser.NewAsync(screen, scene.App.Address.ToString());
        await phone.Page.RouteAsync(Stream, route => route.FulfillAsync(new() { Status = 200, ContentType = "video/mp4", Body = "" }));
        await phone.Page.GotoAsync(Path);
        await Expect(phone.Page.Locator("#chat > li")).ToHaveCountAsync(ChatPhone.Messages);
        await Expect(phone.Page.Locator(".v-chip[aria-pressed=true]")).ToHaveCountAsync(1);
        return phone;
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(IPage page, string selector) => (await page.Locator(selector).BoundingBoxAsync())!;

    [BrowserFact]
    public async Task Given_a_deal_and_a_poll_Then_stream_newest_line_deal_and_field_are_seen_at_once_and_the_page_does_not_scroll()
    {
        await using var scene = await BusyAsync();
        foreach (var screen in new[] { Small, Large, Screen.Tablet }) await FitsAsync(scene, screen);
    }

    private async Task FitsAsync(AudienceScene scene, Screen screen)
    {
        var (width, height) = (screen.Width, screen.Height);
        await using var phone = await OpenAsync(scene, screen);
        var page = phone.Page;
        Assert.Equal([width, height], await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"));
        // Once the lines have moved out of the card's way.
        await page.WaitForFunctionAsync("() => document.querySelector('#chat > li:last-child').getBoundingClientRect().bottom"
            + " <= document.querySelector('.v-deal').getBoundingClientRect().top + 1");
        var (video, line, deal, say) = (await BoxAsync(page, "#video"), await BoxAsync(page, "#chat > li:last-child"), await BoxAsync(page, ".v-deal"),
            await BoxAsync(page, "#say"));
        Assert.Equal(0, video.Y);
        Assert.InRange(line.Y, video.Height, deal.Y - line.Height + 1);
        Assert.InRange(deal.Y + deal.Height, deal.Y, say.Y);
        Assert.InRange(say.Y + say.Height, height - 1, height + 1);
        await Expect(page.Locator(".v-deal [data-act=claim]")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Empty(await phone.AccessibilityFindingsAsync());
        Assert.Empty(phone.Problems);
    }

    [BrowserFact]
    public async Task Given_several_cards_Then_a_chip_brings_one_forward_and_folds_it_away_and_what_opens_comes_forward_by_itself()
    {
        await using var scene = await BusyAsync();
        await using var phone = await OpenAsync(scene, Large);
        var page = phone.Page;
        var poll = page.Locator(".v-chip", new() { HasText = "Which glaze next?" });
        await poll.ClickAsync();
        await Expect(poll).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator("[data-poll] .v-option").First).ToBeInViewportAsync(new() { Ratio = 1 });
        await poll.ClickAsync();
        await Expect(page.Locator("#feed")).ToBeHiddenAsync();
        await Expect(page.Locator("#chat > li").Last).ToBeInViewportAsync(new() { Ratio = 1 });

        await scene.GiveawayAsync();
        await Expect(page.Locator("[data-act=enter]")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Empty(phone.Problems);
    }

    [BrowserFact]
    public async Task Given_a_claim_Then_it_comes_forward_and_a_bar_with_its_clock_tells_of_it_while_another_card_is_read()
    {
        await using var scene = await BusyAsync();
        await using var phone = await OpenAsync(scene, Small);
        var page = phone.Page;
        await page.Locator("[data-act=claim]").ClickAsync();
        await Expect(page.Locator("[data-claim-of]")).ToBeInViewportAsync(new() { Ratio = .9f });
        var news = page.Locator("#news");
        await Expect(news).ToBeHiddenAsync();
        await page.Locator(".v-chip", new() { HasText = "Which glaze next?" }).ClickAsync();
        await Expect(news).ToContainTextAsync("It’s yours");
        await Expect(news.Locator("time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]+:[0-9]{2}$"));
        Assert.Empty(await phone.AccessibilityFindingsAsync());
        await news.ClickAsync();
        await Expect(page.Locator("[data-claim-of]")).ToBeInViewportAsync(new() { Ratio = .9f });
        await Expect(news).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Given_the_chips_of_questions_and_name_Then_each_opens_a_sheet_over_the_chat_and_closes_it()
    {
        await using var scene = await BusyAsync();
        await using var phone = await OpenAsync(scene, Large);
        var page = phone.Page;
        var chip = page.Locator(".v-chip", new() { HasText = "Questions" });
        await Expect(page.Locator("#question")).ToBeHiddenAsync();
        await chip.ClickAsync();
        await page.FillAsync("#question", "Does it ship to Norway?");
        await page.Locator("#ask button").ClickAsync();
        await Expect(page.Locator("#questions")).ToContainTextAsync("Does it ship to Norway?");
        Assert.Empty(await phone.AccessibilityFindingsAsync());
        await page.Locator("#asked summary").ClickAsync();
        await Expect(page.Locator("#question")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Given_a_phone_on_its_side_Then_the_stream_stands_left_and_the_chat_with_its_cards_right()
    {
        await using var scene = await BusyAsync();
        await using var phone = await OpenAsync(scene, Lying);
        var page = phone.Page;
        var (video, deal, say) = (await BoxAsync(page, "#video"), await BoxAsync(page, ".v-deal"), await BoxAsync(page, "#say"));
        Assert.InRange(video.Height, 359, 361);
        Assert.True(deal.X >= video.Width && say.X >= video.Width - 1);
        await Expect(page.Locator(".v-deal [data-act=claim]")).ToBeInViewportAsync();
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
    }

    [BrowserFact]
    public async Task Given_a_tall_stream_or_sound_alone_Then_it_fills_the_screen_or_leaves_it_to_the_chat()
    {
        await using var scene = await BusyAsync();
        foreach (var shape in new[] { StreamShape.Tall, StreamShape.Audio }) await StandsAsync(scene, shape);
    }

    private async Task StandsAsync(AudienceScene scene, StreamShape shape)
    {
        var settings = (await scene.Shows.ViewAsync(scene.Show))!.Settings;
        await scene.DoAsync(new EditShow(settings with { Shape = shape }));
        await using var phone = await OpenAsync(scene, Large);
        var (video, line) = (await BoxAsync(phone.Page, "#video"), await BoxAsync(phone.Page, "#chat > li:last-child"));
        if (shape == StreamShape.Tall)
        {
            Assert.Equal((0, 844, 390), ((int)video.Y, (int)video.Height, (int)video.Width));
            Assert.InRange(line.Y, 844 / 3, 700);
        }
        else
        {
            Assert.InRange(video.Height, 40, 100);
        }

        await Expect(phone.Page.Locator(".v-deal [data-act=claim]")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Empty(phone.Problems);
    }

    [BrowserFact]
    public async Task Given_cards_that_come_and_go_Then_nothing_that_stood_there_is_laid_out_anew()
    {
        await using var scene = await AudienceScene.NewAsync(stream: Stream);
        for (var i = 1; i <= 60; i++) await scene.ChatAsync($"line {i} of a long evening");
        await using var phone = await browser.NewAsync(Large, scene.App.Address.ToString());
        var page = phone.Page;
        await page.GotoAsync(Path);
        await Expect(page.Locator("#chat > li")).ToHaveCountAsync(ChatPhone.Messages);
        await page.EvaluateAsync("() => { window.shifts = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) window.shifts += e.value; })"
            + ".observe({ type: 'layout-shift' }); }");
        await scene.DealAsync();
        await Expect(page.Locator(".v-deal [data-act=claim]")).ToBeInViewportAsync(new() { Ratio = 1 });
        await scene.PollAsync();
        await Expect(page.Locator("[data-poll] .v-option").First).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.InRange(await page.EvaluateAsync<double>("window.shifts"), 0, 0.005);
    }
}
