using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Chat;

/// <summary>What chat does besides being read: votes, entries and claims from every channel.</summary>
public sealed class ChatActsTest
{
    private static int _last;

    private static RelayMessage Says(string author, string text, string channel = "twitch", string? id = null, bool late = false)
    {
        var n = Interlocked.Increment(ref _last);
        return new(new(Uid(4, n)), RelayedAuthor.Of(channel, author), author, channel, text, DateTimeOffset.UnixEpoch,
            id ?? $"m-{n}", Idle: late ? IdleReason.Late : null);
    }

    private static OpenPoll Poll(int n, bool change = false) =>
        new(new(Uid(5, n)), $"Which one, {n}?", ["Blue", "Sand", "Moss"], false, change, null);

    private static async Task VotesAreAsync(ShowScene scene, int n, params int[] expected) =>
        Assert.Equal(expected, (await scene.View()).Polls.Single(p => p.Id == new PollId(Uid(5, n))).Options.Select(o => o.Votes));

    [Fact]
    public async Task Given_an_open_poll_When_numbers_come_from_any_channel_Then_each_person_and_channel_has_one_vote()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Says("ana", "2"));
        await scene.Do(Poll(1));
        await scene.Do(Says("ana", "2", id: "a"));
        await scene.Do(Says("ana", "2", id: "a"));
        await scene.Do(Says("ana", "1"));
        await scene.Do(Says("ana", "#3", "youtube"));
        await scene.Do(Says("ben", "4"));
        await scene.Do(Says("ben", "0"));
        await scene.Do(Says("cleo", "3", late: true));
        await scene.Do(Says("host", "1", ChatRules.Host));
        await scene.Do(new CastVote(new(Uid(5, 1)), Viewer(1), 0));
        await scene.Do(new PostMessage(new(Uid(4, 9001)), Viewer(1), "3"));
        await VotesAreAsync(scene, 1, 1, 1, 1);
        var answers = (await scene.View()).Chat.Messages.Where(m => m.Answer is not null).Select(m => m.Answer!);
        Assert.Equal([new("vote", true, "Voted for Sand."), new("vote", true, "Voted for Moss.")], answers);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_open_polls_Then_a_number_is_for_the_one_on_stage_else_for_the_newest()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Poll(1, change: true));
        await scene.Do(Poll(2));
        await scene.Do(Says("ana", "1"));
        await scene.Do(new SetStage([new("poll", Uid(5, 1))], null));
        await scene.Do(Says("ana", "1"));
        await scene.Do(Says("ana", "3"));
        await VotesAreAsync(scene, 1, 0, 0, 1);
        await VotesAreAsync(scene, 2, 1, 0, 0);
        await scene.Do(new ClosePoll(new(Uid(5, 1))));
        await scene.Do(Says("ben", "2"));
        await VotesAreAsync(scene, 2, 1, 1, 0);
    }

    [Fact]
    public async Task Given_a_muted_a_banned_and_a_blocked_author_Then_what_is_hidden_does_nothing()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new SetChatRules(false, 0, ["2"]));
        await scene.Do(new SetClaimTemplates(ClaimTemplate.Usual));
        await scene.Do(Poll(1));
        await scene.Do(Launch(10));
        await scene.Do(Says("ana", "2"));
        await scene.Do(Says("ben", "hello"));
        await scene.Do(new MuteViewer(RelayedAuthor.Of("twitch", "ben"), null));
        await scene.Do(Says("ben", "1"));
        await scene.Do(new BanViewer(RelayedAuthor.Of("twitch", "cleo")));
        await scene.Do(Says("cleo", "claim"));
        await VotesAreAsync(scene, 1, 0, 0, 0);
        Assert.Equal(0, (await scene.Deal()).Claims);
    }

    [Fact]
    public async Task Given_claims_by_chat_When_written_Then_they_are_claims_with_hold_limit_and_stock()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Says("ana", "claim 2"));
        await scene.Do(Launch(3, perViewer: 2));
        await scene.Do(Says("ana", "claim 2"));
        Assert.Equal(0, (await scene.Deal()).Claims);
        await scene.Do(new SetClaimTemplates(ClaimTemplate.Usual));
        await scene.Do(Says("ana", "claim 2", id: "twice"));
        await scene.Do(Says("ana", "claim 2", id: "twice"));
        await scene.Do(Says("ana", "claim"));
        await scene.Do(Says("ana", "SOLD 1", "youtube"));
        await scene.Do(Says("ben", "sold 7"));
        await scene.Do(Says("ben", "sold"));
        await scene.Do(new PostMessage(new(Uid(4, 9002)), Viewer(5), "claim", Origin: "net"));
        var deal = await scene.Deal();
        Assert.Equal((2, 3, 0, 2), (deal.Claims, deal.Claimed, deal.Left, deal.Waiting));
        Assert.Equal(3, (await scene.Stock()).Held);
        Assert.Equal(
            [
                (true, "Claim #0001: 2 × Tide mug."), (false, "This deal gives 2 to each viewer; you have 2."),
                (true, "Claim #0002: 1 × Tide mug."), (false, "No deal that is open has the number 7."),
                (false, "Sold out: place 1 in line for Tide mug."), (false, "Sold out: place 2 in line for Tide mug."),
            ],
            (await scene.View()).Chat.Messages.Where(m => m.Answer is not null).Select(m => (m.Answer!.Done, m.Answer.Text)));
        await scene.PassAsync(TimeSpan.FromSeconds(121));
        Assert.Equal(2, (await scene.Deal()).Expired - 1);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_several_deals_Then_a_claim_is_for_the_one_that_it_names_else_for_the_one_on_stage()
    {
        await using var scene = await LiveAsync(100);
        await scene.Do(new SetClaimTemplates(ClaimTemplate.Usual));
        await scene.Ledger(new HostConsole.Core.Catalogue.CountStock(new(Uid(8, 2)), 100));
        var vase = ItemOf(2, "Bud vase") with { Sku = "V-12" };
        await scene.Do(Launch(10, n: 1));
        await scene.Do(Launch(10, n: 2) with { Item = vase });
        await scene.Do(Launch(10, n: 3, lead: 30));
        await scene.Do(Says("ana", "sold 1"));
        await scene.Do(Says("ana", "sold v-12"));
        await scene.Do(Says("ben", "claim"));
        await scene.Do(new PinProduct(Mug));
        await scene.Do(new EndDeal(new(Uid(2, 1))));
        await scene.Do(Says("ben", "claim"));
        await scene.Do(new PinProduct(vase));
        await scene.Do(Says("cleo", "claim"));
        var deals = (await scene.View()).Deals;
        Assert.Equal([1, 3, 0], deals.Select(d => d.Claims));
        Assert.Equal([1, 2, 3], deals.Select(d => d.Number));
        Assert.Contains((await scene.View()).Chat.Messages, m => m.Answer is { Done: false, Text: "This deal hasn't opened yet." });
    }

    [Fact]
    public async Task Given_a_rehearsal_Then_it_begins_with_the_show_s_rules_and_touches_nothing_real()
    {
        await using var scene = await DraftAsync();
        await scene.Ledger(new HostConsole.Core.Catalogue.CountStock(Mug.Variant!.Value, 10));
        await scene.Do(new SetChatRules(false, 5, ["tote"]));
        await scene.Do(new SetClaimTemplates(["mine {quantity}"]));
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        var chat = (await scene.View()).Chat;
        Assert.Equal((5, "tote", "mine {quantity}"), (chat.SlowSeconds, chat.BlockedWords.Single(), chat.ClaimTemplates.Single()));
        await scene.Do(Launch(4));
        await scene.Do(Says("ana", "mine 2"));
        Assert.Equal(2, (await scene.Deal()).Claimed);
        Assert.Equal(0, (await scene.Stock()).Held);
        await scene.Do(new EndShow());
        Assert.Empty((await scene.View()).Deals);
        await scene.Invalid(new SetClaimTemplates(["{item}"]), "claims");
        await scene.Invalid(new SetChatSource("host", "x"), "channel");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_keyword_Then_one_entry_a_person_and_channel()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new GiveawayCommand.OpenGiveaway(new(Uid(6, 1)), "Tote", "A tote", "One entry each.", "2",
            EntryMode.Open, null, 1, 0, null, null, Seed));
        foreach (var channel in new[] { "twitch", "youtube", "twitch" }) await scene.Do(Says("ana", "2", channel));
        await scene.Do(Says("ben", "2", late: true));
        Assert.Equal(2, (await scene.View()).Giveaways[0].Entries);
    }

    [Fact]
    public async Task Given_messages_removed_on_their_platform_Then_they_are_hidden_here_too()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Says("ana", "one", id: "1"));
        await scene.Do(Says("ana", "two", id: "2"));
        await scene.Do(Says("ben", "three", id: "3"));
        await scene.Do(Says("ana", "four", "youtube", "1"));
        await scene.Do(new PinMessage((await scene.View()).Chat.Messages[0].Id));
        await scene.Do(new DeleteRelayed("twitch", "9"));
        await scene.Do(new DeleteRelayed("Twitch", "1"));
        await scene.Do(new DeleteRelayed("twitch", "1"));
        var chat = (await scene.View()).Chat;
        Assert.Null(chat.Pinned);
        Assert.Equal([true, false, false, false], chat.Messages.Select(m => m is { Hidden: true, Deleted: true }));
        await scene.Do(new DeleteRelayed("twitch", Author: RelayedAuthor.Of("twitch", "ana")));
        Assert.Equal([true, true, false, false], (await scene.View()).Chat.Messages.Select(m => m.Hidden));
        await scene.Do(new DeleteRelayed("twitch"));
        Assert.Equal([true, true, true, false], (await scene.View()).Chat.Messages.Select(m => m.Hidden));
        await scene.Do(new ShowMessage(chat.Messages[2].Id));
        Assert.False((await scene.View()).Chat.Messages[2].Deleted);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_message_that_scrolled_away_When_it_is_removed_on_its_platform_Then_the_log_says_so()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Says("ana", "one", id: "1"));
        var message = (await scene.View()).Chat.Messages[0].Id;
        for (var i = 0; i < ChatState.Kept; i++) await scene.Do(Says("ben", $"line {i}", id: $"b{i}"));
        Assert.Equal<ShowFact>([new ChatFact.MessageDeleted(message)], (await scene.Do(new DeleteRelayed("twitch", "1"))).Outcome.Facts);
        await scene.ReplaysAsync();
    }
}
