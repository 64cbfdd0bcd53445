using HostConsole.Chat;
using HostConsole.Core.Chat;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;

namespace HostConsole.Tests.Viewers;

/// <summary>The chat on the phone: follows, waits for whoever reads, and shows one's own message at once.</summary>
[Collection(Browsers.Audience)]
public sealed class ChatBoxTest(BrowserFixture browser)
{
    private const string Last = """
        () => {
            const box = document.getElementById('chat-box').getBoundingClientRect();
            const line = [...document.querySelectorAll('#chat > li')].at(-1).getBoundingClientRect();
            return line.top >= box.top && line.bottom <= box.bottom + 1;
        }
        """;

    private const string First = """
        () => {
            const top = document.getElementById('chat-box').getBoundingClientRect().top;
            return [...document.querySelectorAll('#chat > li')].find(line => line.getBoundingClientRect().top >= top).textContent;
        }
        """;
    private static readonly string Path = $"/s/{AudienceScene.Code}";

    private static async Task<AudienceScene> BusyAsync(string? stream = null)
    {
        var scene = await AudienceScene.NewAsync(stream: stream);
        await scene.DealAsync();
        await scene.PollAsync();
        for (var i = 1; i <= 100; i++) await scene.ChatAsync($"line {i} of a long evening, and some of them need more than one row");
        return scene;
    }

    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync(Path);
        await Assertions.Expect(page.Locator("#chat > li")).ToHaveCountAsync(ChatPhone.Messages);
    }

    private static async Task JoinAsync(IPage page)
    {
        await page.FillAsync("#name", "Zoë");
        await page.ClickAsync("#name-form button");
        await Assertions.Expect(page.Locator("#message")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Given_a_hundred_lines_Then_the_box_follows_until_somebody_scrolls_up_and_a_button_brings_them_back()
    {
        await using var scene = await BusyAsync();
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString());
        var page = phone.Page;
        await OpenAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight < 3000"));
        Assert.True(await page.EvaluateAsync<bool>(Last));
        await scene.ChatAsync("the newest of all");
        await Assertions.Expect(page.Locator("#chat")).ToContainTextAsync("the newest of all");
        Assert.True(await page.EvaluateAsync<bool>(Last));

        await page.EvaluateAsync("() => { document.getElementById('chat-box').scrollTop = -900; }");
        var reading = await page.EvaluateAsync<string>(First);
        for (var i = 1; i <= 12; i++) await scene.ChatAsync($"meanwhile {i}");
        var more = page.Locator("#chat-new");
        await Assertions.Expect(more).ToHaveTextAsync("12 new ↓");
        Assert.Equal(reading, await page.EvaluateAsync<string>(First));
        await more.ClickAsync();
        await Assertions.Expect(more).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>(Last));
        Assert.Empty(await phone.AccessibilityFindingsAsync());
    }

    [BrowserFact]
    public async Task Given_ones_own_message_Then_it_is_seen_at_once_and_becomes_the_line_that_everybody_sees()
    {
        await using var scene = await BusyAsync();
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString());
        var page = phone.Page;
        await OpenAsync(page);
        await JoinAsync(page);
        var release = new TaskCompletionSource();
        await page.RouteAsync("**/chat", async route => { await release.Task; await route.ContinueAsync(); });
        await page.FillAsync("#message", "does it <b>ship</b>?");
        await page.Keyboard.PressAsync("Enter");
        var own = page.Locator(".v-msg--unsent");
        await Assertions.Expect(own).ToContainTextAsync("does it <b>ship</b>?");
        await Assertions.Expect(own).ToContainTextAsync("Sending…");
        await Assertions.Expect(own).ToBeInViewportAsync(new() { Ratio = 1 });
        var (line, form) = ((await own.BoundingBoxAsync())!, (await page.Locator("#say").BoundingBoxAsync())!);
        Assert.True(line.Y + line.Height <= form.Y, "the message stands behind the form");
        release.SetResult();
        await Assertions.Expect(own).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("does it <b>ship</b>?")).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>(Last));
    }

    [BrowserFact]
    public async Task Given_a_message_that_is_refused_Then_the_reason_stands_at_it_and_its_text_is_back_in_the_field()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString());
        var page = phone.Page;
        await page.GotoAsync(Path);
        await JoinAsync(page);
        await scene.DoAsync(new SetChatRules(true, 0, []));
        await page.FillAsync("#message", "hello?");
        await page.Keyboard.PressAsync("Enter");
        var refused = page.Locator(".v-msg--refused");
        await Assertions.Expect(refused).ToContainTextAsync("Not sent:");
        await Assertions.Expect(page.Locator("#message")).ToHaveValueAsync("hello?");
        await scene.DoAsync(new SetChatRules(false, 0, []));
        await page.Locator("#message").PressAsync("Enter");
        await Assertions.Expect(refused).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("hello?")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Given_a_page_that_changes_while_a_message_is_on_its_way_When_it_is_refused_Then_it_can_be_sent_again()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString());
        var page = phone.Page;
        await page.GotoAsync(Path);
        await JoinAsync(page);
        var release = new TaskCompletionSource();
        await page.RouteAsync("**/chat", async route =>
        {
            await release.Task;
            await route.FulfillAsync(new() { Status = 409, ContentType = "application/problem+json", Body = "{}" });
        });
        await page.FillAsync("#message", "hello?");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".v-msg--unsent")).ToContainTextAsync("Sending…");
        await scene.ChatAsync("somebody else writes");
        await Assertions.Expect(page.Locator("#chat-form button")).ToBeDisabledAsync();
        await page.EvaluateAsync("""
            () => new MutationObserver(() => {
                if (document.querySelector('.v-msg--refused')) window.stuck ??= document.querySelector('#chat-form button').disabled;
            }).observe(document.getElementById('chat'), { subtree: true, attributes: true })
            """);
        release.SetResult();
        await Assertions.Expect(page.Locator(".v-msg--refused")).ToContainTextAsync("Not sent:");
        Assert.False(await page.EvaluateAsync<bool?>("() => window.stuck"));
    }

    [BrowserFact]
    public async Task Given_a_stream_that_plays_Then_it_stays_in_view_with_the_chat_and_without_script_the_newest_line_is_seen()
    {
        await using var scene = await BusyAsync("http://127.0.0.1:1/live.mp4");
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString());
        await OpenAsync(phone.Page);
        await phone.Page.Locator("#chat-box").ScrollIntoViewIfNeededAsync();
        var box = (await phone.Page.Locator("#video").BoundingBoxAsync())!;
        Assert.Equal(0, box.Y, 1);
        await Assertions.Expect(phone.Page.Locator("#chat > li").Last).ToBeInViewportAsync();

        await using var plain = await Person.NewAsync(browser.Browser,
            new(Screen.Phone.Options(scene.App.Address.ToString(), ColorScheme.Light)) { JavaScriptEnabled = false });
        await plain.Page.GotoAsync(Path);
        var (lines, last) = ((await plain.Page.Locator("#chat-box").BoundingBoxAsync())!,
            (await plain.Page.Locator("#chat > li").Last.BoundingBoxAsync())!);
        Assert.InRange(last.Y + last.Height, lines.Y, lines.Y + lines.Height + 1);
        await Assertions.Expect(plain.Page.Locator("#chat-new")).ToBeHiddenAsync();
    }
}
