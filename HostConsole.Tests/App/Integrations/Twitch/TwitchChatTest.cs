using HostConsole.Chat.Platforms;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Integrations.Twitch;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Integrations.Twitch;

/// <summary>What a plain IRC server doesn't do: tags, removals, history, RECONNECT, silence. On a clock that stands still.</summary>
[Trait("Speed", "Slow")]
public sealed class TwitchChatTest
{
    private readonly FakeClock _clock = new();

    private Task<ChatScene> SceneAsync(FakeTwitch twitch) =>
        ChatScene.StartAsync(o => (o.Clock, o.Settings["HostConsole:Twitch:Address"]) = (_clock, twitch.Address));

    private string Line(string id, string person, string text, int secondsAgo = 0, string more = "") =>
        $"@badge-info=;color=#1E90FF;display-name={person};id={id};room-id=1;tmi-sent-ts="
            + $"{_clock.GetUtcNow().AddSeconds(-secondsAgo).ToUnixTimeMilliseconds()};user-id=1{person.Length}{more} :"
            + $"{person.ToLowerInvariant()}!x@x.tmi.twitch.tv PRIVMSG #pottery :{text}";

    private static async Task<ChatScene> LiveAsync(ChatScene scene)
    {
        await scene.DoAsync(new SetChatSource("twitch", "https://www.twitch.tv/Pottery"));
        await scene.DoAsync(new GoLive());
        await scene.ConnectedAsync();
        return scene;
    }

    [Fact]
    public async Task Given_tagged_lines_Then_people_are_known_by_number_repeats_by_id_and_history_does_nothing()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await SceneAsync(twitch);
        await scene.DoAsync(new GoLive());
        // Before the link is there: five minutes of silence at once could be a loss to it.
        _clock.Advance(TimeSpan.FromMinutes(5));
        await scene.DoAsync(new SetChatSource("twitch", "https://www.twitch.tv/Pottery"));
        await scene.ConnectedAsync();
        await scene.DoAsync(new OpenPoll(LiveScene.New<PollId>(), "Which one?", ["Blue", "Sand", "Moss"], false, false, null));
        await twitch.SayAsync(Line("1", "Ana", "1"), Line("1", "Ana", "1"));
        await twitch.SayAsync(Line("2", "ANA", "3"), Line("3", "Benno", "2", 90),
            Line("4", "Cleo", "2", 0, ";historical=1"), Line("5", "Dorothea", "2", 900),
            Line("6", "Emilia", "@Ana 2", 0, ";reply-parent-msg-id=1"));
        await twitch.SayAsync("@room-id=1 :tmi.twitch.tv NOTICE #pottery :This room is in slow mode.", "nonsense", Line("7", "Ana", "end"));
        await scene.SaidAsync("end");
        var view = await scene.ViewAsync();
        Assert.Equal([1, 1, 0], view.Polls[0].Options.Select(o => o.Votes));
        Assert.Equal(["1", "3", "2", "2", "2", "end"], view.Chat.Messages.Select(m => m.Text));
        Assert.Equal((0, 4), (view.Audience.Viewers, view.Metrics.Chatters));
    }

    [Fact]
    public async Task Given_a_shared_chat_the_owner_and_the_announcer_Then_what_they_write_is_shown_and_does_nothing()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await SceneAsync(twitch);
        await scene.App.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("pottery", "shopvoice", "opal"));
        await scene.DoAsync(new GoLive());
        await scene.ConnectedAsync();
        await scene.DoAsync(new OpenPoll(LiveScene.New<PollId>(), "Which one?", ["Blue", "Sand"], false, false, null));
        await twitch.SayAsync(
            Line("1", "Ana", "2", more: ";source-room-id=99;source-id=x"), Line("2", "Benno", "2", more: ";source-room-id=1;source-id=2"),
            Line("3", "Kimberly", "2", more: ";badges=broadcaster/1,premium/1"), Line("4", "Shopvoice", "2"), Line("5", "Cleo", "end"));
        await scene.SaidAsync("end");
        var view = await scene.ViewAsync();
        Assert.Equal([0, 1], view.Polls[0].Options.Select(o => o.Votes));
        Assert.Equal([IdleReason.Shared, null, IdleReason.Owner, IdleReason.Owner, null], view.Chat.Messages.Select(m => m.Idle));
        Assert.Equal(2, view.Chat.Comments);
    }

    [Theory]
    [InlineData("\u0001ACTION waves 👩\U000E0002🚀\u0001", "waves 👩\u200D🚀")]
    [InlineData("👨\u200D👩\u200D👧 hi", "👨\u200D👩\u200D👧 hi")]
    [InlineData("🏳️\U000E0002🌈", "🏳️\u200D🌈")]
    [InlineData("@Kim 👨\U000E0002👩\U000E0002👧", "👨\u200D👩\u200D👧", ";reply-parent-msg-id=9")]
    public void Joined_emoji_arrive_whole(string written, string read, string more = "")
    {
        var line = IrcLine.Parse(Line("1", "Ana", written, more: more));
        Assert.Equal(read, TwitchMessages.Read(line!, _clock.GetUtcNow())!.Text);
    }

    [Fact]
    public async Task Given_removals_on_Twitch_Then_the_messages_are_hidden_here()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await LiveAsync(await SceneAsync(twitch));
        await twitch.SayAsync(Line("1", "Ana", "one"), Line("2", "Ana", "two"), Line("3", "Benno", "three"), Line("4", "Cleo", "four"));
        await scene.SaidAsync("four");
        await twitch.SayAsync("@login=benno;target-msg-id=3 :tmi.twitch.tv CLEARMSG #pottery :three");
        await scene.UntilAsync(v => v.Chat.Messages[2].Deleted);
        await twitch.SayAsync("@ban-duration=60;room-id=1;target-user-id=13 :tmi.twitch.tv CLEARCHAT #pottery :ana");
        await scene.UntilAsync(v => v.Chat.Messages[1].Deleted && v.Chat.Messages[0].Deleted);
        Assert.False((await scene.ViewAsync()).Chat.Messages[3].Hidden);
        await twitch.SayAsync(":tmi.twitch.tv CLEARCHAT #pottery");
        await scene.UntilAsync(v => v.Chat.Messages[3].Deleted);
    }

    [Fact]
    public async Task Given_RECONNECT_and_a_server_that_is_gone_Then_it_is_tried_again_after_1_2_4_seconds_and_what_is_told_twice_counts_once()
    {
        var twitch = await FakeTwitch.StartAsync();
        await using var scene = await LiveAsync(await SceneAsync(twitch));
        await twitch.SayAsync(Line("1", "Ana", "one"));
        await scene.SaidAsync("one");
        await twitch.SayAsync(":tmi.twitch.tv RECONNECT");
        Assert.Equal(_clock.GetUtcNow().AddSeconds(1), (await scene.LinkAsync(l => l.State == LinkState.Waiting)).TryAgainAt);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await scene.ConnectedAsync();
        await twitch.SayAsync(Line("1", "Ana", "one"), Line("2", "Ana", "two"));
        await scene.SaidAsync("two");
        Assert.Equal(2, (await scene.ViewAsync()).Chat.Comments);

        await twitch.DisposeAsync();
        foreach (var seconds in new[] { 1, 2, 4 })
        {
            var due = _clock.GetUtcNow().AddSeconds(seconds);
            var waiting = await scene.LinkAsync(l => l.TryAgainAt == due);
            Assert.NotNull(waiting.Problem);
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await scene.LinkAsync(l => l.TryAgainAt == _clock.GetUtcNow().AddSeconds(8));
        await using var again = await FakeTwitch.StartAsync(twitch.Port);
        scene.Links.Connect(scene.Show, "twitch");
        await scene.ConnectedAsync();
    }

    [Fact]
    public async Task Given_silence_Then_it_is_asked_after_a_minute_and_given_up_ten_seconds_later()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await LiveAsync(await SceneAsync(twitch));
        _clock.Advance(TimeSpan.FromMilliseconds(1234));
        await twitch.SayAsync("PING :tmi.twitch.tv", Line("1", "Ana", "one"));
        await scene.SaidAsync("one");
        await twitch.HeardAsync(l => l == "PONG :tmi.twitch.tv");
        await _clock.AwaitedAsync(_clock.GetUtcNow().AddSeconds(60));
        _clock.Advance(TimeSpan.FromSeconds(60));
        await twitch.HeardAsync(l => l.StartsWith("PING", StringComparison.Ordinal));
        await _clock.AwaitedAsync(_clock.GetUtcNow().AddSeconds(60));

        twitch.Answers = false;
        _clock.Advance(TimeSpan.FromSeconds(60));
        await _clock.AwaitedAsync(_clock.GetUtcNow().AddSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(10));
        await scene.LinkAsync(l => l.State == LinkState.Waiting);
    }

    [Fact]
    public async Task Given_a_show_that_pauses_rehearses_or_ends_Then_only_live_and_paused_ones_are_connected()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await SceneAsync(twitch);
        await scene.App.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("pottery"));
        await scene.DoAsync(new Rehearse(LiveScene.New<RunId>()));
        await scene.DoAsync(new EndShow());
        await scene.DoAsync(new GoLive());
        await scene.ConnectedAsync();
        Assert.Single(twitch.Heard, l => l.StartsWith("JOIN", StringComparison.Ordinal));
        await scene.DoAsync(new PauseShow());
        await twitch.SayAsync(Line("1", "Ana", "still here"));
        await scene.SaidAsync("still here");
        await scene.DoAsync(new SetChatSource("twitch", "nobody"));
        Assert.Contains("no open channel", (await scene.LinkAsync(l => l.State == LinkState.Stopped)).Problem, StringComparison.Ordinal);
        await scene.DoAsync(new SetChatSource("twitch", ""));
        await scene.UntilNoLinkAsync();
        await scene.DoAsync(new SetChatSource("twitch", "pottery"));
        await scene.ConnectedAsync();
        await scene.DoAsync(new EndShow());
        await scene.UntilNoLinkAsync();
    }

    [Fact]
    public async Task Given_a_wrong_name_or_token_When_tested_Then_it_says_what_to_do()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await SceneAsync(twitch);
        var chat = scene.App.Services.GetRequiredService<TwitchChat>();
        Assert.Null(await chat.TestAsync("@Pottery"));
        Assert.Contains("no open channel", await chat.TestAsync("nobody"), StringComparison.Ordinal);
        Assert.Contains("Write the channel's name", await chat.TestAsync("https://example.com/pottery"), StringComparison.Ordinal);
        Assert.Null(await chat.TestAsync("pottery", new("shop", "opal")));
        Assert.Contains("refuses the token", await chat.TestAsync("pottery", new("shop", "ruby")), StringComparison.Ordinal);
        await scene.App.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("pottery", "shop", "opal"));
        twitch.Refusal = "@msg-id=msg_ratelimit :tmi.twitch.tv NOTICE #pottery :Your message was not sent because you "
            + "are sending messages too quickly.";
        Assert.Contains("too quickly", await scene.App.Services.GetRequiredService<TwitchSender>()
            .SendAsync("pottery", "x", CancellationToken.None),
            StringComparison.Ordinal);
        Assert.DoesNotContain("opal", await File.ReadAllTextAsync(
            Directory.GetFiles(scene.App.DataPath, "hostconsole.db*").OrderBy(f => f.Length).First(),
            System.Text.Encoding.Latin1),
            StringComparison.Ordinal);
    }
}
