using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Streams;
using Microsoft.Playwright;

namespace HostConsole.Tests.Viewers;

/// <summary>Phones that sleep, and browsers with many tabs.</summary>
[Collection(Browsers.Audience)]
public sealed class TabsTest(BrowserFixture browser)
{
    private const string Hide = """
        hidden => {
            Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
            document.dispatchEvent(new Event('visibilitychange'));
        }
        """;
    private static readonly string Path = $"/s/{AudienceScene.Code}";

    private static async Task OpenAsync(IPage page, string address = "")
    {
        await page.GotoAsync(address + Path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.WaitForFunctionAsync("() => document.getElementById('offline').hidden");
    }

    // The first message that comes by the stream says that it is open.
    private static async Task ListensAsync(AudienceScene scene, IPage page, string text)
    {
        await scene.ChatAsync(text);
        await Assertions.Expect(page.Locator("#chat")).ToContainTextAsync(text);
    }

    private static async Task VoteAsync(IPage page, PollId poll, string option)
    {
        await page.ClickAsync($"#poll-{poll} button:has-text('{option}')");
        await Assertions.Expect(page.Locator($"#poll-{poll} .v-option--mine")).ToContainTextAsync(option);
        await Assertions.Expect(page.Locator("#said")).ToHaveTextAsync("Your vote is counted");
        await Assertions.Expect(page.Locator("#notice")).ToBeHiddenAsync();
    }

    private static async Task WatchingAsync(AudienceScene scene, int viewers)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var _ = scene.Shows.Subscribe(scene.Show, update => { if (update.View.Audience.Watching == viewers) seen.TrySetResult(); });
        if ((await scene.Shows.ViewAsync(scene.Show))!.Audience.Watching == viewers) seen.TrySetResult();
        await seen.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [BrowserFact]
    public async Task Given_a_stream_that_is_dead_but_open_When_the_page_is_shown_again_Then_it_has_what_it_missed()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var proxy = new SilentProxy(scene.App.Address);
        await using var phone = await browser.PhoneAsync();
        await OpenAsync(phone.Page, proxy.Address);
        await ListensAsync(scene, phone.Page, "before sleep");
        proxy.Silence();
        await scene.ChatAsync("during sleep");
        await phone.Page.EvaluateAsync(Hide, false);
        await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("during sleep");
        Assert.Equal(2, await phone.Page.Locator("#chat > li").CountAsync());
    }

    [BrowserFact]
    public async Task Given_a_stream_that_is_dead_but_open_When_45_seconds_are_silent_Then_the_page_connects_anew()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var proxy = new SilentProxy(scene.App.Address);
        await using var phone = await browser.PhoneAsync();
        await phone.Page.Clock.InstallAsync();
        await OpenAsync(phone.Page, proxy.Address);
        await ListensAsync(scene, phone.Page, "before the silence");
        proxy.Silence();
        await scene.ChatAsync("during the silence");
        await phone.Page.Clock.FastForwardAsync(47_000);
        await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("during the silence");
        await Assertions.Expect(phone.Page.Locator("#offline")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Given_eight_tabs_of_one_browser_over_HTTP_1_Then_every_one_loads_and_a_vote_in_any_counts()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync();
        await using var person = await browser.PhoneAsync(scene.App.Address.ToString());
        List<IPage> tabs = [person.Page];
        await OpenAsync(person.Page);
        for (var more = 0; more < 7; more++)
        {
            tabs.Add(await person.Page.Context.NewPageAsync());
            await OpenAsync(tabs[^1]);
        }

        foreach (var (i, tab) in tabs.Index()) await VoteAsync(tab, poll, i % 2 == 0 ? "Rust" : "Sea green");
        // Who turns to a tab that rests has it awake again.
        await ListensAsync(scene, tabs[0], "for the first tab");
        Assert.Empty(person.Problems);
    }

    [BrowserFact]
    public async Task Given_a_hidden_tab_Then_it_gives_its_stream_back_and_has_what_it_missed_when_it_is_shown()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString());
        await OpenAsync(phone.Page);
        await ListensAsync(scene, phone.Page, "before");
        await WatchingAsync(scene, 1);
        await phone.Page.EvaluateAsync(Hide, true);
        await WatchingAsync(scene, 0);
        await scene.ChatAsync("while hidden");
        await phone.Page.EvaluateAsync(Hide, false);
        await Assertions.Expect(phone.Page.Locator("#chat")).ToContainTextAsync("while hidden");
        Assert.Equal(2, await phone.Page.Locator("#chat > li").CountAsync());
    }

    [BrowserFact]
    public async Task Given_a_second_tab_from_a_link_on_another_site_Then_votes_in_both_count()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync();
        await using var person = await browser.PhoneAsync(scene.App.Address.ToString());
        await OpenAsync(person.Page);
        var second = await person.Page.Context.NewPageAsync();
        var link = $"<a href=\"{scene.App.Address}s/{AudienceScene.Code}\">the show</a>";
        await second.RouteAsync("http://localhost/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = link }));
        await second.GotoAsync("http://localhost/elsewhere");
        await second.ClickAsync("a");
        await second.WaitForSelectorAsync($"#poll-{poll}");
        await VoteAsync(person.Page, poll, "Rust");
        await VoteAsync(second, poll, "Sea green");
        Assert.Equal(1, (await scene.Shows.ViewAsync(scene.Show))!.Polls[0].Voters);
    }

    [BrowserFact]
    public async Task Given_cookies_that_were_cleared_under_an_open_page_Then_its_next_vote_still_counts()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync();
        await using var person = await browser.PhoneAsync(scene.App.Address.ToString());
        await OpenAsync(person.Page);
        await person.Page.Context.ClearCookiesAsync();
        await VoteAsync(person.Page, poll, "Rust");
        // As where two first tabs raced, and the other one's viewer is the browser's now.
        var other = await person.Page.Context.NewPageAsync();
        await person.Page.Context.ClearCookiesAsync();
        await OpenAsync(other);
        await VoteAsync(person.Page, poll, "Sea green");
        await VoteAsync(other, poll, "Rust");
    }
}
