using System.Globalization;
using HostConsole.Core.Chat;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

/// <summary>
/// What bridges do in the field: long texts, missing ids, ids that begin anew, repeats, old and impossible times,
/// events.
/// </summary>
public sealed class BridgeApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static object Says(string author, string text, string? id = null, string channel = "tiktok",
        string? at = null, string? @event = null) =>
        new { channel, author = new { id = author, name = author }, text, id, at, @event };

    private static async Task<int[]> VotesAsync(ShowScene scene, string poll)
    {
        await scene.PublishedAsync();
        return [.. (await scene.ApiAsync("GET", $"polls/{poll}")).Is(OK)["options"].EnumerateArray()
            .Select(o => o.GetProperty("votes").GetInt32())];
    }

    private static async Task<string> PollAsync(ShowScene scene) =>
        (await scene.ApiAsync("POST", "polls", new { question = "Which one?", options = new[] { "Blue", "Sand" } })).Is(Created).Text("id");

    [Fact]
    public async Task Given_a_text_of_8000_characters_Then_2000_are_kept_whole_and_its_neighbours_count()
    {
        await using var scene = await shows.LiveAsync();
        var family = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 2_100));
        var answer = (await scene.ApiAsync("POST", "chat", new[] { Says("a", "one"), Says("b", new string('x', 8_000)),
            Says("c", family), Says("d", "last") })).Is(OK);
        Assert.Equal((4, 0), (answer.Number("accepted"), answer["rejected"].GetArrayLength()));
        var texts = (await LogApiTest.FactsAsync(scene, "MessagePosted")).Select(f => f.GetProperty("text").GetString()!).ToArray();
        Assert.Equal(new string('x', 2_000), texts[1]);
        Assert.Equal(0, texts[2].Length % "👨‍👩‍👧‍👦".Length);
        Assert.True(new StringInfo(texts[2]).LengthInTextElements <= 2_000);
        Assert.Equal(["one", "last"], [texts[0], texts[3]]);
        (await scene.ApiAsync("POST", "chat", Says("e", new string('y', 2_001)))).Is(OK);
    }

    [Fact]
    public async Task Given_an_author_without_id_Then_the_name_is_the_person_and_no_other_s_id()
    {
        await using var scene = await shows.LiveAsync();
        foreach (var author in new object[] { new { name = "Kim" }, new { id = "", name = "Kim" },
            new { id = "Kim", name = "Kim" }, new { id = (string?)null, name = "Lou" } })
            (await scene.ApiAsync("POST", "chat", new { channel = "kick", author, text = "hi" })).Is(OK);
        var authors = (await LogApiTest.FactsAsync(scene, "MessagePosted")).Select(f => f.GetProperty("author").GetGuid()).ToArray();
        Assert.Equal(authors[0], authors[1]);
        Assert.Equal(RelayedAuthor.Of("kick", "Kim").Value, authors[2]);
        Assert.Equal(3, authors.Distinct().Count());
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0, 1)]
    [InlineData(-60, 1)]
    [InlineData(60, 1)]
    [InlineData(-150, 0)]
    [InlineData(-3600, 0)]
    [InlineData(-157_680_000, 0)]
    [InlineData(150, 0)]
    [InlineData(86_400, 0)]
    [InlineData(157_680_000, 0)]
    public async Task Given_a_message_s_own_time_Then_an_old_or_impossible_one_is_shown_and_does_nothing(int? seconds, int votes)
    {
        await using var scene = await shows.LiveAsync();
        var poll = await PollAsync(scene);
        var at = seconds is { } s ? scene.Clock.GetUtcNow().AddSeconds(s).ToString("O", CultureInfo.InvariantCulture) : null;
        (await scene.ApiAsync("POST", "chat", Says("ana", "2", "1", at: at))).Is(OK);
        Assert.Equal(string.Join(" ", (int[])[0, votes]), string.Join(" ", await VotesAsync(scene, poll)));
        var posted = Assert.Single(await LogApiTest.FactsAsync(scene, "MessagePosted"));
        Assert.Equal(votes == 1 ? null : "late", posted.TryGetProperty("idle", out var idle) ? idle.GetString() : null);
    }

    [Fact]
    public async Task Given_ids_that_begin_anew_Then_another_author_text_or_time_is_another_message()
    {
        await using var scene = await shows.LiveAsync();
        var now = scene.Clock.GetUtcNow();
        string At(int seconds) => now.AddSeconds(seconds).ToString("O", CultureInfo.InvariantCulture);
        var told = new[]
        {
            Says("ana", "hi", "1", at: At(-100)), Says("ana", "hi", "1", at: At(-100)),
            Says("ana", "hi", "1", at: At(-99)), Says("ben", "hi", "1", at: At(-100)),
            Says("ana", "hello", "1", at: At(-100)), Says("ana", "hello", "1", at: At(-10)), Says("ana", "hello", "1"),
        };
        foreach (var one in told) (await scene.ApiAsync("POST", "chat", one)).Is(OK);
        Assert.Equal(["hi", "hi", "hello", "hello"],
            (await LogApiTest.FactsAsync(scene, "MessagePosted")).Select(f => f.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Given_a_claim_told_again_under_a_new_id_Then_it_makes_no_second_claim()
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "chat/claims", new { templates = new[] { "sold {item}", "claim {quantity}" } })).Is(OK);
        var deal = await scene.LaunchAsync(quantity: 8, perViewer: 5, seconds: 900, holdSeconds: 600);
        async Task<int> TellAsync(string text, string id, string who = "bea")
        {
            (await scene.ApiAsync("POST", "chat", Says(who, text, id))).Is(OK);
            return (await scene.ApiAsync("GET", $"deals/{deal}/claims")).Is(OK).Number("total");
        }

        Assert.Equal(1, await TellAsync("sold 1", "1"));
        Assert.Equal(1, await TellAsync("SOLD 1", "2"));
        Assert.Equal(2, await TellAsync("sold 1", "3", "ben"));
        Assert.Equal(3, await TellAsync("claim 2", "4"));
        await scene.AdvanceAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(3, await TellAsync("claim 2", "5"));
        var idle = (await LogApiTest.FactsAsync(scene, "MessagePosted"))
            .Select(f => f.TryGetProperty("idle", out var why) ? why.GetString() : null);
        Assert.Equal([null, "repeat", null, null, "repeat"], idle);
    }

    [Fact]
    public async Task Given_YouTube_and_its_shorts_When_both_tell_a_message_Then_it_stands_once_and_votes_once()
    {
        await using var scene = await shows.LiveAsync();
        var poll = await PollAsync(scene);
        (await scene.ApiAsync("POST", "chat",
            new[] { Says("UC1", "2", "7", "youtube"), Says("UC1", "2", "8", "youtubeshorts"),
            Says("UC2", "2", "9", "youtubeshorts"), Says("UC2", "wow", "10", "youtubeshorts") })).Is(OK);
        Assert.Equal(string.Join(" ", (int[])[0, 2]), string.Join(" ", await VotesAsync(scene, poll)));
        Assert.Equal([("youtube", "2"), ("youtube", "2"), ("youtube", "wow")],
            (await LogApiTest.FactsAsync(scene, "MessagePosted"))
                .Select(f => (f.GetProperty("channel").GetString()!, f.GetProperty("text").GetString()!)));
    }

    [Fact]
    public async Task Given_an_event_Then_it_is_shown_votes_for_nothing_and_is_no_comment()
    {
        await using var scene = await shows.LiveAsync();
        var poll = await PollAsync(scene);
        (await scene.ApiAsync("POST", "chat", Says("gifter", "2", "122", @event: "gift"), "chat-relay-event")).Is(OK);
        (await scene.ApiAsync("POST", "chat", Says("ana", "1", "123"))).Is(OK);
        Assert.Equal(string.Join(" ", (int[])[1, 0]), string.Join(" ", await VotesAsync(scene, poll)));
        var metrics = (await scene.ApiAsync("GET", "metrics")).Is(OK);
        Assert.Equal((1, 0, 1), (metrics.Number("comments"), metrics.Number("viewers"), metrics.Number("chatters")));
    }

    [Theory]
    [InlineData("Nightbot", null, "bot")]
    [InlineData("@STREAMELEMENTS", null, "bot")]
    [InlineData("Ｍｏｏｂｏｔ", null, "bot")]
    [InlineData("Kim", "owner", "owner")]
    [InlineData("My own bot", "bot", "bot")]
    [InlineData("Nightbotany", null, null)]
    public async Task Given_a_bot_or_the_owner_Then_they_are_shown_and_neither_enter_vote_nor_claim(string name, string? role, string? idle)
    {
        await using var scene = await shows.LiveAsync();
        var poll = await PollAsync(scene);
        var giveaway = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(keyword: "tote"))).Is(Created).Text("id");
        foreach (var text in new[] { "tote", "2" })
            (await scene.ApiAsync("POST", "chat", new { channel = "twitch", author = new { id = "19264788", name }, text, role })).Is(OK);
        Assert.Equal(idle is null ? 1 : 0, (await scene.ApiAsync("GET", $"giveaways/{giveaway}/entries")).Is(OK).Number("total"));
        Assert.Equal(idle is null ? "0 1" : "0 0", string.Join(" ", await VotesAsync(scene, poll)));
        Assert.All(await LogApiTest.FactsAsync(scene, "MessagePosted"),
            f => Assert.Equal(idle, f.TryGetProperty("idle", out var why) ? why.GetString() : null));
    }

    [Fact]
    public async Task Given_a_bot_that_entered_before_it_was_known_Then_it_is_skipped_at_the_draw()
    {
        await using var scene = await shows.LiveAsync();
        var giveaway = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(keyword: "tote", winners: 2))).Is(Created).Text("id");
        foreach (var (id, name, role) in new (string, string, string?)[] { ("1", "Shop bot", null), ("2", "Ana", null),
            ("1", "Shop bot", "bot") })
            (await scene.ApiAsync("POST", "chat", new { channel = "kick", author = new { id, name }, text = "tote", role })).Is(OK);
        Assert.Equal(2, (await scene.ApiAsync("POST", $"giveaways/{giveaway}/close")).Is(OK).Number("entries"));
        (await scene.ApiAsync("POST", $"giveaways/{giveaway}/draw")).Is(OK);
        var record = (await scene.ApiAsync("GET", $"giveaways/{giveaway}/record")).Is(OK);
        Assert.Equal((1, 1), (record["winners"].GetArrayLength(), record["skipped"].GetArrayLength()));
    }

    [Fact]
    public async Task Given_a_removal_on_the_platform_Then_the_message_or_all_of_the_person_is_hidden()
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "chat", new[] { Says("bea", "one", "130"), Says("bea", "two", "131"),
            Says("ben", "three", "132"), Says("cleo", "four", "133", "kick") })).Is(OK);
        Assert.Equal(1,
            (await scene.ApiAsync("POST", "chat/removed", new { channel = "tiktok", id = "130" }, "chat-removed"))
                .Is(OK).Number("removed"));
        Assert.Equal(0, (await scene.ApiAsync("POST", "chat/removed", new { channel = "tiktok", id = "130" })).Is(OK).Number("removed"));
        Assert.Equal(1,
            (await scene.ApiAsync("POST", "chat/removed", new { channel = "tiktok", author = new { id = "bea" } }))
                .Is(OK).Number("removed"));
        Assert.Equal(1, (await scene.ApiAsync("POST", "chat/removed", new { channel = "tiktok" })).Is(OK).Number("removed"));
        (await scene.ApiAsync("POST", "chat/removed", new { channel = "host" })).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "chat/removed", new { channel = "tiktok", author = new { } })).Is(UnprocessableEntity, "invalid");
        Assert.Equal(3, (await LogApiTest.FactsAsync(scene, "MessageDeleted")).Count);
    }
}
