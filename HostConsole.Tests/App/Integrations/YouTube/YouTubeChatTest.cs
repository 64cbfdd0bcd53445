using HostConsole.Chat.Platforms;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Integrations.YouTube;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Integrations.YouTube;

/// <summary>YouTube's chat against a stand-in of the documented answers, on a clock that stands still.</summary>
[Trait("Speed", "Slow")]
public sealed class YouTubeChatTest
{
    private readonly FakeClock _clock = new();
    private DateTimeOffset Now => _clock.GetUtcNow();

    private static readonly SetChatSource Source = new("youtube", $"https://www.youtube.com/watch?v={FakeYouTube.Video}&t=5");

    private async Task<ChatScene> SceneAsync(FakeYouTube youtube, YouTubeAccess? access = null, bool source = true)
    {
        var scene = await ChatScene.StartAsync(o => (o.Clock, o.Settings["HostConsole:YouTube:Address"]) = (_clock, youtube.Address));
        await scene.App.Services.GetRequiredService<YouTubeSettings>().SaveAsync(access ?? new(FakeYouTube.Key));
        if (source) await scene.DoAsync(Source);
        return scene;
    }

    // The pause has begun when the clock is waited for; then it is over.
    private async Task NextLookAsync(double seconds)
    {
        await _clock.AwaitedAsync(Now.AddSeconds(seconds));
        _clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Given_a_live_video_Then_its_chat_is_read_page_by_page_in_the_pace_that_YouTube_asks_for()
    {
        await using var youtube = await FakeYouTube.StartAsync();
        await using var scene = await SceneAsync(youtube, source: false);
        await scene.DoAsync(new GoLive());
        _clock.Advance(TimeSpan.FromSeconds(300.321));
        youtube.Say("0", "Early", "before the show", Now.AddHours(-1));
        youtube.Say("1", "Ana", "hello", Now);
        await scene.DoAsync(Source);
        await scene.ConnectedAsync();
        await scene.DoAsync(new OpenPoll(LiveScene.New<PollId>(), "Which one?", ["Blue", "Sand"], false, false, null));
        await scene.SaidAsync("hello");
        youtube.Say("2", "Ana", "2", Now);
        youtube.Pay("3", "Ben", "1", Now);
        youtube.Join("Cleo", Now);
        youtube.Say("4", "Dora", "2", Now.AddSeconds(-90));
        youtube.Interval = 7250;
        await NextLookAsync(5);
        var view = await scene.UntilAsync(v => v.Chat.Comments == 4);
        Assert.Equal([1, 1], view.Polls[0].Options.Select(o => o.Votes));
        Assert.DoesNotContain(view.Chat.Messages, m => m.Text == "before the show");
        Assert.Equal(812, view.Audience.Platforms["youtube"]);

        youtube.Delete("1", Now);
        youtube.Ban("Ben", Now);
        await NextLookAsync(7.25);
        await scene.UntilAsync(v => v.Chat.Messages.Count(m => m.Deleted) == 2);
        Assert.Equal(["", "&pageToken=2", "&pageToken=6"],
            youtube.Asked.Where(a => a.Contains("liveChat", StringComparison.Ordinal))
                .Select(a => a.IndexOf("&pageToken", StringComparison.Ordinal) is > 0 and var i ? a[i..] : ""));
        Assert.DoesNotContain(youtube.Asked, a => a.Contains(FakeYouTube.Key, StringComparison.Ordinal));

        youtube.Viewers = 1234;
        youtube.Interval = 60_000;
        await NextLookAsync(7.25);
        await NextLookAsync(60);
        await scene.UntilAsync(v => v.Audience.Platforms["youtube"] == 1234);
        youtube.End(Now);
        await NextLookAsync(60);
        Assert.Contains("has ended", (await scene.LinkAsync(l => l.State == LinkState.Waiting)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "forbidden")]
    [InlineData(404, "liveChatNotFound")]
    [InlineData(403, "liveChatDisabled")]
    [InlineData(302, "")]
    [InlineData(418, "somethingNew")]
    public async Task Given_a_chat_that_is_refused_once_Then_it_is_read_again_after_half_a_minute(int status, string reason)
    {
        await using var youtube = await FakeYouTube.StartAsync();
        await using var scene = await SceneAsync(youtube);
        await scene.DoAsync(new GoLive());
        await scene.ConnectedAsync();
        youtube.Say("1", "Ana", "before", Now);
        youtube.RefusedOnce.Enqueue((status, reason));
        await NextLookAsync(5);
        var due = Now.AddSeconds(30);
        await scene.LinkAsync(l => l.State == LinkState.Waiting && l.TryAgainAt == due);
        youtube.Say("2", "Ana", "meanwhile", Now);
        await NextLookAsync(30);
        await scene.ConnectedAsync();
        await scene.SaidAsync("meanwhile");
        Assert.Equal(["before", "meanwhile"], (await scene.ViewAsync()).Chat.Messages.Select(m => m.Text));
    }

    [Fact]
    public async Task Given_a_refusal_that_stays_Then_it_is_tried_with_growing_pauses_before_it_stops()
    {
        await using var youtube = await FakeYouTube.StartAsync();
        youtube.Refusal = (403, "forbidden");
        await using var scene = await SceneAsync(youtube);
        await scene.DoAsync(new GoLive());
        foreach (var seconds in new[] { 30, 60, 120, 240, 480 })
        {
            var due = Now.AddSeconds(seconds);
            await scene.LinkAsync(l => l.TryAgainAt == due);
            await NextLookAsync(seconds);
        }

        Assert.Null((await scene.LinkAsync(l => l.State == LinkState.Stopped)).TryAgainAt);
    }

    [Fact]
    public async Task Given_an_invalid_page_token_Then_the_newest_page_is_read_at_once_and_nothing_twice()
    {
        await using var youtube = await FakeYouTube.StartAsync();
        await using var scene = await SceneAsync(youtube);
        await scene.DoAsync(new GoLive());
        youtube.Say("1", "Ana", "one", Now);
        await scene.ConnectedAsync();
        await NextLookAsync(5);
        await scene.SaidAsync("one");
        youtube.Say("2", "Ana", "two", Now);
        youtube.RefusedOnce.Enqueue((400, "invalidPageToken"));
        await NextLookAsync(5);
        await scene.SaidAsync("two");
        Assert.Equal((LinkState.Connected, 2), ((await scene.ConnectedAsync()).State, (await scene.ViewAsync()).Chat.Comments));
    }

    [Fact]
    public async Task Given_a_stream_that_is_over_When_the_channel_streams_again_Then_its_new_chat_is_read()
    {
        await using var youtube = await FakeYouTube.StartAsync();
        await using var scene = await SceneAsync(youtube);
        await scene.DoAsync(new GoLive());
        await scene.ConnectedAsync();
        (youtube.Over, youtube.ChatId) = (true, null);
        youtube.End(Now);
        await NextLookAsync(5);
        await scene.LinkAsync(l => l.State == LinkState.Waiting);
        youtube.Next = "aaaaaaaaaaa";
        await NextLookAsync(30);
        await scene.LinkAsync(l => l.State == LinkState.Waiting && l.TryAgainAt == Now.AddSeconds(30));
        Assert.Contains(youtube.Asked, a => a.Contains("liveChatId=chat-2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_what_a_member_writes_with_a_milestone_Then_it_votes_and_the_channel_s_owner_does_not()
    {
        await using var youtube = await FakeYouTube.StartAsync();
        await using var scene = await SceneAsync(youtube);
        await scene.DoAsync(new GoLive());
        await scene.DoAsync(new OpenPoll(LiveScene.New<PollId>(), "Which one?", ["Blue", "Sand"], false, false, null));
        await scene.ConnectedAsync(); // what comes while the chat is looked at the first time may come to the second look
        youtube.Stay("1", "Ana", "2", Now);
        youtube.Stay("2", "Ben", "", Now);
        youtube.Say("3", "kim", "1", Now);
        youtube.Say("4", "Ana", "end", Now);
        await NextLookAsync(5);
        await scene.SaidAsync("end");
        var view = await scene.ViewAsync();
        Assert.Equal([0, 1], view.Polls[0].Options.Select(o => o.Votes));
        Assert.Equal([("2", null), ("1", IdleReason.Owner), ("end", null)], view.Chat.Messages.Select(m => (m.Text, m.Idle)));
    }

    [Fact]
    public async Task Given_a_small_quota_When_it_is_used_up_Then_it_says_so_stays_away_until_midnight_in_California_and_survives_a_restart()
    {
        await using var youtube = await FakeYouTube.StartAsync();
        await using var scene = await SceneAsync(youtube, new(FakeYouTube.Key, DailyQuota: 14, Seconds: 3));
        _clock.Advance(TimeSpan.FromMilliseconds(321));
        await scene.DoAsync(new GoLive());
        Assert.Equal("42\u00a0% of today's quota used", (await scene.ConnectedAsync()).Note);
        await NextLookAsync(3);
        await scene.LinkAsync(l => l.Note == "78\u00a0% of today's quota used");
        await NextLookAsync(3);
        var link = await scene.LinkAsync(l => l.State == LinkState.Waiting);
        Assert.Contains("quota of 14 units is used up", link.Problem, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero), link.TryAgainAt);
        Assert.Equal(2, youtube.MessageCalls);
        _clock.Advance(link.TryAgainAt!.Value - Now);
        await scene.ConnectedAsync();
        Assert.Equal(3, youtube.MessageCalls);
    }

    [Fact]
    public async Task Given_what_was_used_When_started_again_the_same_day_Then_it_still_counts()
    {
        using var folder = new TestFolder();
        var access = new YouTubeAccess("k", 1000);
        for (var run = 0; run < 2; run++)
        {
            await using var app = await RunningApp.StartAsync(o => (o.Clock, o.DataPath) = (_clock, folder.Path));
            var quota = app.Services.GetRequiredService<YouTubeQuota>();
            Assert.Equal(run * 400, await quota.UsedAsync());
            await quota.SpendAsync(400, access, CancellationToken.None);
        }
    }

    [Theory]
    [InlineData(403, "quotaExceeded", LinkState.Waiting, "is used up")]
    [InlineData(403, "rateLimitExceeded", LinkState.Waiting, "less often")]
    [InlineData(403, "liveChatEnded", LinkState.Waiting, "has ended")]
    [InlineData(403, "liveChatDisabled", LinkState.Waiting, "turned off")]
    [InlineData(400, "keyInvalid", LinkState.Stopped, "refuses the API key")]
    [InlineData(400, "API_KEY_INVALID", LinkState.Stopped, "refuses the API key")]
    [InlineData(403, "accessNotConfigured", LinkState.Stopped, "Enable it")]
    [InlineData(404, "liveChatNotFound", LinkState.Waiting, "any more")]
    [InlineData(503, "backendError", LinkState.Waiting, "problem of its own")]
    [InlineData(403, "somethingNew", LinkState.Waiting, "Google's own words (somethingNew)")]
    public async Task Given_a_refusal_Then_it_is_told_in_words_and_tried_again_only_where_that_helps(int status,
        string reason, LinkState state, string words)
    {
        await using var youtube = await FakeYouTube.StartAsync();
        youtube.Refusal = (status, reason);
        await using var scene = await SceneAsync(youtube);
        await scene.DoAsync(new GoLive());
        var link = await scene.LinkAsync(l => l.Problem is not null);
        Assert.Equal(state, link.State);
        Assert.Contains(words, link.Problem, StringComparison.Ordinal);
        Assert.Equal(state == LinkState.Waiting, link.TryAgainAt is not null);
        youtube.Refusal = null;
        if (reason == "quotaExceeded") return;
        scene.Links.Connect(scene.Show, "youtube");
        await scene.ConnectedAsync();
    }

    [Fact]
    public async Task Given_a_stream_without_chat_yet_a_wrong_video_or_key_Then_each_is_told()
    {
        await using var youtube = await FakeYouTube.StartAsync();
        youtube.ChatId = null;
        await using var scene = await SceneAsync(youtube);
        await scene.DoAsync(new GoLive());
        var link = await scene.LinkAsync(l => l.State == LinkState.Waiting);
        Assert.Equal(Now.AddSeconds(30), link.TryAgainAt);
        youtube.ChatId = "chat-1";
        _clock.Advance(TimeSpan.FromSeconds(30));
        await scene.ConnectedAsync();
        var chat = scene.App.Services.GetRequiredService<YouTubeChat>();
        Assert.Null(await chat.TestAsync(FakeYouTube.Video));
        Assert.Contains("Write a video's address", await chat.TestAsync("https://example.com/watch?v=dQw4w9WgXcQ"),
            StringComparison.Ordinal);
        Assert.Contains("no video", await chat.TestAsync("https://youtu.be/aaaaaaaaaaa"), StringComparison.Ordinal);
        youtube.Over = true;
        Assert.Contains("stream is over", await chat.TestAsync(FakeYouTube.Video), StringComparison.Ordinal);
        await scene.App.Services.GetRequiredService<YouTubeSettings>().SaveAsync(new("wrong"));
        await scene.LinkAsync(l => l is { State: LinkState.Stopped, Problem: { } p }
            && p.Contains("refuses the API key", StringComparison.Ordinal));
        await scene.App.Services.GetRequiredService<YouTubeSettings>().SaveAsync(new((string?)null));
        await scene.LinkAsync(l => l is { State: LinkState.Stopped, Problem: { } p } && p.Contains("No API key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=1")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?si=x")]
    [InlineData("https://www.youtube.com/live/dQw4w9WgXcQ?feature=share")]
    [InlineData("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://studio.youtube.com/video/dQw4w9WgXcQ/livestreaming")]
    public void A_video_is_found_in_every_form_of_its_address(string typed) => Assert.Equal("dQw4w9WgXcQ", YouTubeApi.VideoOf(typed));

    [Theory]
    [InlineData("")]
    [InlineData("https://www.youtube.com/@pottery/live")]
    [InlineData("https://example.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://notyoutube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("dQw4w9WgXc")]
    public void What_names_no_video_is_refused(string typed) => Assert.Null(YouTubeApi.VideoOf(typed));
}
