using HostConsole.Core.Chat;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class ChatApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_bridge_When_it_relays_Then_one_person_is_one_viewer_and_repeats_are_known()
    {
        await using var scene = await shows.LiveAsync();
        var one = new { channel = "Twitch", author = new { id = "77", name = "Ben" }, text = "hello", id = "m1" };
        (await scene.ApiAsync("POST", "chat", one, "chat-relay")).Is(OK);
        (await scene.ApiAsync("POST", "chat", one)).Is(OK);
        var many = new object[] { one, new
        {
            channel = "twitch",
            author = new { id = "77", name = "Ben" },
            text = "again",
            at = "2026-11-21T18:59:00Z"
        }, new { channel = "youtube", author = new { id = "77", name = "Cy" }, text = "hi" } };
        Assert.Equal(3, (await scene.ApiAsync("POST", "chat", many, "chat-relay-many", "k1")).Is(OK).Number("accepted"));
        Assert.Equal(3, (await scene.ApiAsync("POST", "chat", many, key: "k1")).Is(OK).Number("accepted"));

        var facts = await LogApiTest.FactsAsync(scene, "MessagePosted");
        Assert.Equal(["hello", "again", "hi"], facts.Select(f => f.GetProperty("text").GetString()));
        var authors = facts.Select(f => f.GetProperty("author").GetGuid()).ToArray();
        Assert.Equal(RelayedAuthor.Of("twitch", "77").Value, authors[0]);
        Assert.Equal((authors[0], 8), (authors[1], authors[0].Version));
        Assert.NotEqual(authors[0], authors[2]);
    }

    [Fact]
    public async Task Given_wrong_messages_among_many_Then_each_costs_only_itself_and_its_place_is_named()
    {
        await using var scene = await shows.LiveAsync();
        var kim = new { id = "1", name = "Kim" };
        var many = new object?[]
        {
            new { channel = "facebook", author = kim, text = "\u202e" },
            new { channel = "facebook", author = kim, text = "fine" },
            null,
            "hello",
            new { channel = "facebook", author = kim, text = "x", at = "yesterday" },
            new { channel = "host", author = kim, text = "x" },
            new { channel = "facebook", author = new { }, text = "x" },
            new { channel = "facebook", author = kim, text = "x", id = new string('i', 201) },
            new { channel = "facebook", author = new { id = 77, name = "Ben" }, text = "a number for an id", id = 12 },
        };
        var answer = (await scene.ApiAsync("POST", "chat", many, "chat-relay-some")).Is(OK);
        Assert.Equal(2, answer.Number("accepted"));
        Assert.Equal(
            [(0, "text"), (2, "text"), (3, "text"), (4, "at"), (5, "channel"), (6, "author"), (7, "id")],
            answer["rejected"].EnumerateArray().Select(r => (r.GetProperty("index").GetInt32(), r.GetProperty("field").GetString()!)));
        Assert.All(answer["rejected"].EnumerateArray(),
            r => Assert.EndsWith(".", r.GetProperty("reason").GetString(), StringComparison.Ordinal));
        Assert.Equal(["fine", "a number for an id"],
            (await LogApiTest.FactsAsync(scene, "MessagePosted")).Select(f => f.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Given_a_single_wrong_message_Then_it_is_refused_by_its_field()
    {
        await using var scene = await shows.LiveAsync();
        var refused = (await scene.ApiAsync("POST", "chat",
            new { channel = "twitch", author = new { id = "2", name = "B" }, text = " " }, "chat-relay-wrong"))
            .Is(UnprocessableEntity, "invalid");
        Assert.True(refused["errors"].TryGetProperty("text", out _));
        (await scene.ApiAsync("POST", "chat",
            new { channel = "twitch", author = new { name = "\u202e " }, text = "x" }))
            .Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "chat")).Is(UnprocessableEntity, "invalid");
        Assert.Empty(await LogApiTest.FactsAsync(scene, "MessagePosted"));
    }

    [Fact]
    public async Task Given_messages_and_questions_When_moderated_Then_each_call_answers_as_documented()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync("Ben"));
        var message = (await scene.AudienceAsync(ada, "POST", "chat", new { text = "first!" }, "audience-chat"))
            .Is(Created).Text("message");
        Assert.True((await scene.ApiAsync("POST", $"chat/{message}/pin", sample: "chat-pin")).Is(OK)["pinned"].GetBoolean());
        Assert.False((await scene.ApiAsync("POST", $"chat/{message}/unpin", sample: "chat-unpin")).Is(OK)["pinned"].GetBoolean());
        Assert.True((await scene.ApiAsync("POST", $"chat/{message}/hide", sample: "chat-hide")).Is(OK)["hidden"].GetBoolean());
        Assert.False((await scene.ApiAsync("POST", $"chat/{message}/show", sample: "chat-show")).Is(OK)["hidden"].GetBoolean());

        var question = (await scene.AudienceAsync(ada, "POST", "questions", new { text = "Dishwasher safe?" },
            "audience-question")).Is(Created).Text("question");
        (await scene.AudienceAsync(ben, "POST", $"questions/{question}/up", sample: "audience-question-up")).Is(OK);
        (await scene.AudienceAsync(ben, "POST", $"questions/{question}/up")).Is(OK);
        var answered = (await scene.ApiAsync("POST", $"questions/{question}/answered", sample: "questions-answered")).Is(OK);
        Assert.Equal(("answered", 1), (answered.Text("state"), answered.Number("votes")));
        var other = (await scene.AudienceAsync(ben, "POST", "questions", new { text = "Ship to Oslo?" })).Is(Created).Text("question");
        Assert.Equal("dismissed",
            (await scene.ApiAsync("POST", $"questions/{other}/dismissed", sample: "questions-dismissed")).Is(OK)
                .Text("state"));
        (await scene.AudienceAsync(ada, "POST", $"questions/{Guid.NewGuid()}/up")).Is(NotFound, "not-found");
    }

    [Fact]
    public async Task Given_a_muted_and_a_banned_viewer_When_they_act_Then_they_are_told_and_until_when()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync());
        var muted = (await scene.ApiAsync("POST", $"viewers/{ada.Id}/mute", new { seconds = 60 }, "viewers-mute")).Is(OK);
        Assert.Equal(scene.Clock.GetUtcNow().AddSeconds(60), muted["until"].GetDateTimeOffset());
        (await scene.AudienceAsync(ada, "POST", "chat", new { text = "hey" }, "audience-chat-muted")).Is(Conflict, "muted");
        Assert.True((await scene.AudienceAsync(ada, "GET", "me"))["muted"].GetBoolean());
        await scene.AdvanceAsync(TimeSpan.FromSeconds(61));
        (await scene.AudienceAsync(ada, "POST", "chat", new { text = "hey" })).Is(Created);
        (await scene.ApiAsync("POST", $"viewers/{ada.Id}/mute")).Is(OK);
        (await scene.ApiAsync("POST", $"viewers/{ada.Id}/unmute", sample: "viewers-unmute")).Is(OK);
        (await scene.AudienceAsync(ada, "POST", "questions", new { text = "Can I?" })).Is(Created);

        (await scene.ApiAsync("POST", $"viewers/{ben.Id}/ban", sample: "viewers-ban")).Is(OK);
        var deal = await scene.LaunchAsync();
        (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim", new { }, "audience-banned")).Is(Forbidden, "banned");
        (await scene.AudienceAsync(ben, "POST", "chat", new { text = "hey" })).Is(Forbidden, "banned");
        Assert.True((await scene.AudienceAsync(ben, "GET", "me"))["banned"].GetBoolean());
        (await scene.ApiAsync("POST", $"viewers/{ben.Id}/unban", sample: "viewers-unban")).Is(OK);
        (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim")).Is(Created);
        (await scene.ApiAsync("POST", $"viewers/{Guid.NewGuid()}/ban")).Is(NotFound, "not-found");
    }

    [Fact]
    public async Task Given_a_platform_s_count_Then_it_stands_beside_ours()
    {
        await using var scene = await shows.LiveAsync();
        Assert.Equal(812,
            (await scene.ApiAsync("POST", "audience", new { channel = "YouTube", concurrent = 812 }, "channels-count"))
                .Is(OK)["platforms"].GetProperty("youtube").GetInt32());
        (await scene.ApiAsync("POST", "audience", new { channel = "youtube", concurrent = -1 })).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "audience", new { channel = "youtube" })).Is(UnprocessableEntity, "invalid");
    }
}
