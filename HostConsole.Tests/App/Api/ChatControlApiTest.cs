using HostConsole.Core.Chat;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class ChatControlApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_the_chat_s_rules_When_one_is_changed_Then_the_others_stay()
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "chat/rules", new { slowSeconds = 10, blockedWords = new[] { "pills" } }, "chat-rules")).Is(OK);
        var set = (await scene.ApiAsync("POST", "chat/rules", new { paused = true })).Is(OK);
        Assert.True(set["paused"].GetBoolean());
        Assert.Equal((10, "pills"), (set.Number("slowSeconds"), set["blockedWords"][0].GetString()));
        (await scene.ApiAsync("POST", "chat/rules", new { slowSeconds = -1 })).Is(UnprocessableEntity, "invalid");
        var said = (await scene.ApiAsync("POST", "chat/say", new { text = "The tote is next", name = "Maya" },
            "chat-say")).Is(Created).Text("message");
        Assert.NotEmpty(said);
        (await scene.ApiAsync("POST", "chat/say", new { text = new string('x', 301) })).Is(UnprocessableEntity, "invalid");
        Assert.Equal(ChatRules.Host, (await LogApiTest.FactsAsync(scene, "MessagePosted")).Single().GetProperty("channel").GetString());
        (await scene.CallAsync("POST", $"/api/v1/shows/{Guid.NewGuid()}/chat/rules", new { paused = true })).Is(NotFound, "not-found");
    }

    [Fact]
    public async Task Given_a_raid_When_safe_mode_is_turned_on_Then_the_chat_is_slow_and_nobody_outside_is_told_why()
    {
        await using var scene = await shows.LiveAsync();
        var on = (await scene.ApiAsync("POST", "chat/safe-mode", new { on = true }, "chat-safe-mode")).Is(OK);
        Assert.True(on["on"].GetBoolean());
        Assert.Equal(SafeMode.SlowSeconds, on.Number("slowSeconds"));
        var ada = await scene.JoinAsync();
        (await scene.AudienceAsync(ada, "POST", "chat", new { text = "hello" })).Is(Created);
        Assert.DoesNotContain("safe", (await scene.AudienceAsync(ada, "GET", "me")).Raw, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("first", Assert.Single(await LogApiTest.FactsAsync(scene, "MessageHidden")).GetProperty("reason").GetString());
        Assert.False((await scene.ApiAsync("POST", "chat/safe-mode", new { on = false })).Is(OK)["on"].GetBoolean());
        (await scene.ApiAsync("POST", "chat/safe-mode", new { })).Is(UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task Given_claims_by_chat_When_a_bridge_relays_one_Then_it_is_a_claim_of_the_deal()
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "chat/claims", new { templates = new[] { "{item}" } })).Is(UnprocessableEntity, "invalid");
        Assert.Equal("sold {item}", (await scene.ApiAsync("POST", "chat/claims",
            new { templates = new[] { "sold {item}", "claim {quantity}" } }, "chat-claims"))
            .Is(OK)["templates"][0].GetString());
        var deal = await scene.LaunchAsync();
        (await scene.ApiAsync("POST", "chat",
            new { channel = "tiktok", author = new { id = "77", name = "Kim" }, text = "SOLD 1", id = "t-1" })).Is(OK);
        (await scene.ApiAsync("POST", "chat",
            new { channel = "tiktok", author = new { id = "77", name = "Kim" }, text = "SOLD 1", id = "t-1" })).Is(OK);
        var claims = (await scene.ApiAsync("GET", $"deals/{deal}/claims")).Is(OK);
        Assert.Equal((1, RelayedAuthor.Of("tiktok", "77").Value),
            (claims.Number("total"), claims["items"][0].GetProperty("viewer").GetGuid()));
    }

    [Fact]
    public async Task Given_platforms_When_asked_set_and_connected_Then_each_says_how_it_stands()
    {
        await using var scene = await shows.LiveAsync(live: false);
        var sources = (await scene.ApiAsync("POST", "chat/platforms/twitch",
            new { address = "https://www.twitch.tv/Pottery" }, "chat-platform-set")).Is(OK);
        Assert.Equal("twitch", sources["sources"][0].GetProperty("channel").GetString());
        (await scene.ApiAsync("POST", "chat/platforms/twitch", new { address = "https://example.com" })).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "chat/platforms/kick", new { address = "x" })).Is(NotFound, "not-found");
        var platforms = (await scene.ApiAsync("GET", "chat/platforms", sample: "chat-platforms")).Is(OK)["items"];
        Assert.Equal(("twitch", "pottery", "off"), (platforms[0].GetProperty("channel").GetString(),
            platforms[0].GetProperty("address").GetString(), platforms[0].GetProperty("state").GetString()));
        (await scene.ApiAsync("POST", "chat/platforms/twitch/connect", sample: "chat-platform-connect")).Is(OK);
        (await scene.ApiAsync("POST", "chat/platforms/kick/connect")).Is(NotFound, "not-found");
    }

    [Fact]
    public async Task Given_a_plan_Then_it_is_read_and_a_cue_that_is_not_there_is_said_so()
    {
        await using var scene = await shows.LiveAsync();
        Assert.Equal(0, (await scene.ApiAsync("GET", "plan", sample: "shows-plan")).Is(OK)["segments"].GetArrayLength());
        (await scene.ApiAsync("POST", $"cues/{Guid.NewGuid()}/fire")).Is(NotFound, "not-found");
    }
}
