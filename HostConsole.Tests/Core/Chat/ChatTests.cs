using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Chat;

public sealed class ChatTests
{
    private static MessageId No(int n) => new(Uid(4, n));
    private static PostMessage Post(int n, int viewer = 1, string text = "Lovely glaze.") => new(No(n), Viewer(viewer), text);
    private static AskQuestion Ask(int n, int viewer = 1, string text = "Is it oven proof?") => new(new(Uid(10, n)), Viewer(viewer), text);

    [Fact]
    public async Task Given_somebody_at_the_console_When_writing_Then_it_is_shown_and_not_counted_as_the_audience()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new SetChatRules(true, 60, ["tote"]));
        var before = (await scene.View()).Audience;
        await scene.Do(new RelayMessage(No(1), Viewer(9), "Hanna", ChatRules.Host, "The tote is next", scene.Now, null));
        await scene.Do(new RelayMessage(No(2), Viewer(9), "Hanna", ChatRules.Host, "and then the mug", scene.Now, null));
        var view = await scene.View();
        Assert.All(view.Chat.Messages, m => Assert.True(m is { IsStaff: true, First: false, Hidden: false }));
        Assert.Equal((2, 0), (view.Chat.Messages.Length, view.Chat.Comments));
        Assert.Equal(before.Viewers, view.Audience.Viewers);
    }

    [Fact]
    public async Task Given_rules_of_the_chat_When_somebody_writes_Then_each_rule_holds()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Post(1));
        await scene.Invalid(Post(2, text: "\u202e "), "text");
        await scene.Invalid(Post(2, text: new('x', 301)), "text");
        await scene.Do(new SetChatRules(false, 10, ["Scam"]));
        await scene.Refused(Post(2), "slow-mode");
        await scene.PassAsync(TimeSpan.FromSeconds(10));
        await scene.Do(Post(2, text: "what a SCAM!"));
        await scene.Do(Post(3, viewer: 2, text: "scampi for dinner"));
        Assert.Equal([false, true, false], (await scene.View()).Chat.Messages.Select(m => m.Hidden));
        await scene.Do(new SetChatRules(true, 0, []));
        await scene.Refused(Post(4, viewer: 3), "chat-paused");
        await scene.Invalid(new SetChatRules(false, 3601, []), "slowSeconds");
        await scene.Invalid(new SetChatRules(false, 0, [new('x', 61)]), "blockedWords");
        await scene.Do(new SetChatRules(false, 0, ["scam"]));
        await scene.Do(new MuteViewer(Viewer(1), TimeSpan.FromSeconds(60)));
        await scene.Refused(Post(4), "muted");
        await scene.PassAsync(TimeSpan.FromSeconds(61));
        await scene.Do(Post(4));
        await scene.Do(new BanViewer(Viewer(1)));
        await scene.Refused(Post(5), "banned");
        await scene.Do(new UnbanViewer(Viewer(1)));
        await scene.Do(Post(5));
        Assert.Equal([(true, false), (false, false)], (await scene.View()).Chat.Messages
            .Where(m => m.Id == No(1) || m.Id == No(4)).Select(m => (m.First, m.Hidden)));
    }

    [Fact]
    public async Task Given_a_buyer_When_writing_Then_the_message_says_so_until_the_order_is_cancelled()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch());
        await scene.Do(Claim(1));
        await scene.Ledger(new PlaceOrder(scene.Order("1", claim: ClaimNo(1))));
        await scene.Do(Post(1));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        await scene.Do(Post(2));
        Assert.Equal([true, false], (await scene.View()).Chat.Messages.Select(m => m.Buyer));
    }

    [Fact]
    public async Task Given_an_open_giveaway_with_a_keyword_When_it_is_written_Then_it_is_an_entry_too()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new GiveawayCommand.OpenGiveaway(new(Uid(6, 1)), "Tote", "A tote", "One entry each.", "tote",
            EntryMode.Open, null, 1, 0, null, null, Seed));
        await scene.Do(Post(1, text: " TOTE "));
        await scene.Do(Post(2, text: "tote"));
        await scene.Do(new RelayMessage(No(3), Viewer(2), "Ana", "Twitch", "tote", scene.Now, "m-1"));
        await scene.Do(new RelayMessage(No(4), Viewer(2), "Ana", "Twitch", "tote", scene.Now, "m-1"));
        var view = await scene.View();
        Assert.Equal((2, 3, 2), (view.Giveaways[0].Entries, view.Chat.Comments, view.Audience.Viewers));
    }

    [Fact]
    public async Task Given_a_hidden_pinned_message_When_undone_in_time_Then_it_is_shown_and_pinned_again()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Post(1));
        await scene.Do(new PinMessage(No(1)));
        await scene.Do(new HideMessage(No(1)));
        Assert.Null((await scene.View()).Chat.Pinned);
        await scene.Do(new Undo());
        var chat = (await scene.View()).Chat;
        Assert.Equal((No(1), false), (chat.Pinned!.Id, chat.Messages[0].Hidden));
        await scene.Refused(new Undo(), "nothing-to-undo");
        await scene.Refused(new HideMessage(No(9)), "not-found");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_questions_When_asked_voted_for_and_answered_Then_they_stand_in_order()
    {
        await using var scene = await LiveAsync();
        for (var n = 1; n <= 5; n++) await scene.Do(Ask(n));
        await scene.Refused(Ask(6), "too-many-questions");
        await scene.Do(new UpvoteQuestion(new(Uid(10, 3)), Viewer(2)));
        await scene.Do(new UpvoteQuestion(new(Uid(10, 3)), Viewer(2)));
        await scene.Do(new AnswerQuestion(new(Uid(10, 1))));
        await scene.Do(new DismissQuestion(new(Uid(10, 2))));
        await scene.Refused(new AnswerQuestion(new(Uid(10, 7))), "not-found");
        Assert.Equal(
            [(3, 1, QuestionStatus.Open), (4, 0, QuestionStatus.Open), (5, 0, QuestionStatus.Open), (1, 0, QuestionStatus.Answered),
                (2, 0, QuestionStatus.Dismissed)],
            (await scene.View()).Chat.Questions.Select(q => (q.Id.Value.ToByteArray()[15] + 0, q.Votes, q.State)));
        await scene.Do(new SetChatRules(false, 0, ["oven"]));
        await scene.Refused(Ask(6, viewer: 2), "blocked-word");
    }

    [Fact]
    public async Task Given_people_who_come_and_go_When_counted_Then_viewers_are_distinct_and_the_peak_stays()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new JoinShow(Viewer(1), "Ana"));
        await scene.Do(new JoinShow(Viewer(1), "Ana B."));
        await scene.Do(Post(1, viewer: 2));
        await scene.Do(new CountAudience(40));
        await scene.Do(new CountAudience(12));
        await scene.Do(new CountPlatform("Twitch", 900));
        var audience = (await scene.View()).Audience;
        Assert.Equal((2, 12, 40, 900), (audience.Viewers, audience.Watching, audience.Peak, audience.Platforms["twitch"]));
        await scene.Invalid(new JoinShow(Viewer(3), new('x', 41)), "name");
        await scene.Invalid(new MuteViewer(Viewer(1), TimeSpan.FromDays(31)), "seconds");
        await scene.Invalid(new CountPlatform("", 1), "channel");
        await scene.Invalid(new CountPlatform("twitch", -1), "concurrent");
        await scene.Invalid(new RelayMessage(No(9), Viewer(1), "", "twitch", " ", scene.Now, null), "text");
    }

    [Fact]
    public async Task Given_a_pinned_product_When_another_is_pinned_and_undone_Then_the_first_is_back()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new PinProduct(Mug));
        Assert.Equal(10, (await scene.View()).Stage.Stock);
        await scene.Do(new PinProduct(ItemOf(2, "Bud vase")));
        await scene.Do(new Undo());
        Assert.Equal("Tide mug", (await scene.View()).Stage.Pinned!.Title);
        await scene.Do(new SetStage([], "Back in five."));
        await scene.Invalid(new SetStage([], new('x', 201)), "text");
        await scene.PassAsync(Lifecycle.UndoFor);
        await scene.Refused(new Undo(), "nothing-to-undo");
        await scene.Do(new UnpinProduct());
        Assert.Null((await scene.View()).Stage.Pinned);
    }
}
