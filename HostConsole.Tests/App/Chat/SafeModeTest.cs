using HostConsole.Chat;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Chat;

public sealed class SafeModeTest
{
    private static MessageId No(int n) => new(Uid(4, n));
    private static PostMessage Post(int n, int viewer, string text = "Lovely glaze.") => new(No(n), Viewer(viewer), text);
    private static RelayMessage Says(int n, string author, string text, string? name = null) =>
        new(No(n), RelayedAuthor.Of("twitch", author), name ?? author, "twitch", text, DateTimeOffset.UnixEpoch, $"m-{n}");

    [Fact]
    public async Task Given_a_raid_When_safe_mode_is_on_Then_newcomers_wait_links_and_names_are_hidden_and_all_are_slow()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new SetChatRules(false, 0, ["scam"]));
        await scene.Do(Post(1, viewer: 1));
        await scene.Do(Says(2, "ana", "hello"));
        await scene.Do(new SetSafeMode(true));
        await scene.Refused(Post(3, viewer: 1), "slow-mode");
        await scene.PassAsync(TimeSpan.FromSeconds(SafeMode.SlowSeconds));
        await scene.Do(Post(3, viewer: 1, text: "still here"));
        await scene.Do(Post(4, viewer: 2, text: "raid!"));
        await scene.Do(Says(5, "ana", "look at example.com/free"));
        await scene.Do(Says(6, "ben", "first"));
        await scene.Do(Says(7, "ben", "second"));
        await scene.Do(Says(8, "ana", "hi", name: "Scam shop"));
        await scene.Do(new RelayMessage(No(9), Viewer(9), "Hanna", ChatRules.Host, "see hostconsole.example.com", scene.Now, null));
        await scene.Refused(new AskQuestion(new(Uid(10, 1)), Viewer(3), "Who are you?"), "held");
        var chat = (await scene.View()).Chat;
        Assert.Equal([null, null, null, "first", "link", "first", "first", "name", null], chat.Messages.Select(m => m.HiddenFor));
        Assert.All(chat.Messages, m => Assert.Equal(m.HiddenFor is not null, m.Hidden));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_held_message_When_it_is_released_Then_it_does_what_it_says_and_its_author_is_trusted()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new OpenPoll(new(Uid(5, 1)), "Which one?", ["Blue", "Sand"], false, false, null));
        await scene.Do(new SetSafeMode(true));
        await scene.Do(Says(1, "ben", "2"));
        await scene.Do(Says(2, "cleo", "1"));
        Assert.All((await scene.View()).Polls[0].Options, o => Assert.Equal(0, o.Votes));
        await scene.Do(new ShowMessage(No(1)));
        await scene.Do(Says(3, "ben", "nice"));
        var view = await scene.View();
        Assert.Equal([0, 1], [.. view.Polls[0].Options.Select(o => o.Votes)]);
        Assert.Equal([false, true, false], view.Chat.Messages.Select(m => m.Hidden));
        await scene.Do(new HideMessage(No(3)));
        await scene.Do(new ShowMessage(No(3)));
        Assert.Equal(1, (await scene.View()).Polls[0].Options.Sum(o => o.Votes));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_safe_mode_When_it_is_undone_or_turned_off_Then_what_was_before_is_back()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new SetChatRules(false, 40, ["scam"]));
        await scene.Do(new SetSafeMode(true));
        Assert.Equal((true, 40, 40), await NowAsync());
        await scene.Do(new Undo());
        Assert.Equal((false, 40, 40), await NowAsync());
        await scene.Do(new SetChatRules(false, 0, ["scam"]));
        await scene.Do(new SetSafeMode(true));
        await scene.Do(new SetSafeMode(true));
        Assert.Equal((true, 0, SafeMode.SlowSeconds), await NowAsync());
        await scene.Do(Says(1, "ben", "first"));
        await scene.Do(new SetSafeMode(false));
        await scene.Do(Says(2, "ben", "see example.com"));
        Assert.Equal((false, 0, 0), await NowAsync());
        Assert.Equal([true, false], (await scene.View()).Chat.Messages.Select(m => m.Hidden));

        async Task<(bool, int, int)> NowAsync() =>
            (await scene.View()).Chat is var chat ? (chat.SafeMode, chat.SlowSeconds, chat.SlowNow) : default;
    }

    [Theory]
    [InlineData("https://example.org", true)]
    [InlineData("go to www.example", true)]
    [InlineData("example.com", true)]
    [InlineData("EXAMPLE．COM", true)]
    [InlineData("exa\u200Bmple.com", true)]
    [InlineData("example [.] com", true)]
    [InlineData("example(dot)net", true)]
    [InlineData("example dot com", true)]
    [InlineData("discord.gg/raid", true)]
    [InlineData("bit.ly/3xYz", true)]
    [InlineData("any.where/now", true)]
    [InlineData("sold 12", false)]
    [InlineData("it is 12.50 or 3.99", false)]
    [InlineData("wow.so nice...really", false)]
    [InlineData("Dr.Smith says hi", false)]
    [InlineData("blue/sand? 1.5l", false)]
    [InlineData("the dot on the mug", false)]
    public void What_reads_as_an_address_is_one(string text, bool link) => Assert.Equal(link, SafeMode.HoldsLink(text));

    [Fact]
    public void What_one_author_repeats_is_one_row_and_what_did_something_stays()
    {
        static MessageView Row(int n, int author, string text, string channel = "twitch") =>
            new(No(n),
                Viewer(author), channel, text, DateTimeOffset.UnixEpoch.AddSeconds(n), false, false, false, false);
        MessageView[] messages =
        [
            Row(1, 1, "BUY NOW"), Row(2, 2, "hi"), Row(3, 1, "buy now"), Row(4, 1, "Buy  now"), Row(5, 2, "hi"),
            Row(6, 1, "bye"), Row(7, 1, "buy now"),
            Row(8, 3, "sold 1") with { Answer = new("claim", true, "Claim #0001") }, Row(9, 3, "sold 1"),
            Row(10, 4, "one", ChatRules.Host), Row(11, 4, "one", ChatRules.Host),
        ];
        Assert.Equal([(4, 3), (5, 2), (6, 1), (7, 1), (8, 1), (9, 1), (10, 1), (11, 1)],
            Flood.Fold(messages).Select(r => (r.Message.Id.Value.ToByteArray()[15] + 0, r.Times)));
    }
}
