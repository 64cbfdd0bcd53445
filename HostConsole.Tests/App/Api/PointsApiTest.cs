using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

/// <summary>An app of its own, since the rules are the whole console's.</summary>
public sealed class PointsApiTest
{
    [Fact]
    public async Task Given_rules_When_people_take_part_Then_they_earn_and_stand_on_the_board_if_they_wish()
    {
        await using var scene = await ShowScene.LiveAsync();
        Assert.Empty((await scene.CallAsync("GET", "/api/v1/rewards/rules")).Is(OK)["points"].EnumerateObject());
        (await scene.CallAsync("PUT", "/api/v1/rewards/rules",
            new { points = new { joined = 10, voted = 5, watched = 5 }, watchedMinutes = 10, showCap = 100 }, sample: "points-rules")).Is(OK);
        var (ada, bo) = (await scene.JoinAsync("Ada"), await scene.JoinAsync("Bo"));
        var poll = (await scene.ApiAsync("POST", "polls", new { question = "Which?", options = new[] { "Blue", "Sand" } })).Is(Created).Text("id");
        (await scene.AudienceAsync(ada, "POST", $"polls/{poll}/vote", new { option = 0 })).Is(OK);
        Assert.Equal(15, (await scene.AudienceAsync(ada, "GET", "me")).Number("points"));
        Assert.Equal(10, (await scene.AudienceAsync(bo, "GET", "me")).Number("points"));
        var board = (await scene.AudienceAsync(bo, "GET", "leaderboard")).Is(OK);
        Assert.Equal((0, 2), (board["items"].GetArrayLength(), board.Number("place")));
        (await scene.AudienceAsync(ada, "PUT", "me", new { leaderboard = true }, "audience-me-put")).Is(OK);
        board = (await scene.AudienceAsync(bo, "GET", "leaderboard", sample: "audience-leaderboard")).Is(OK);
        Assert.Equal(("Ada", 15), (board["items"][0].GetProperty("name").GetString(), board["items"][0].GetProperty("points").GetInt32()));
        Assert.Single(board["items"].EnumerateArray());
        var members = (await scene.CallAsync("GET", "/api/v1/members?search=ad", sample: "members-search")).Is(OK);
        Assert.Equal(ada.Id, members["items"].EnumerateArray().Single().GetProperty("id").GetString());
        var points = $"/api/v1/members/{ada.Id}/points";
        (await scene.CallAsync("POST", points, new { amount = 100, reason = "A good question" }, sample: "members-points")).Is(OK);
        var season = (await scene.CallAsync("GET", "/api/v1/leaderboard", sample: "leaderboard-season")).Is(OK);
        Assert.Equal(115, season["items"][0].GetProperty("points").GetInt32());
        (await scene.CallAsync("POST", points, new { amount = -200, reason = "A slip" })).Is(Conflict, "not-enough-points");
        (await scene.AudienceAsync(ada, "POST", "leaderboard/leave")).Is(OK);
        Assert.Empty((await scene.AudienceAsync(bo, "GET", "leaderboard")).Is(OK)["items"].EnumerateArray());
        Assert.Empty((await scene.CallAsync("GET", "/api/v1/members")).Is(OK)["items"].EnumerateArray());
    }

    [Fact]
    public async Task Given_rules_that_make_no_sense_Then_the_field_is_named()
    {
        await using var scene = await ShowScene.LiveAsync();
        foreach (var (body, field) in new (object, string)[]
        {
            (new { points = new { dancing = 10 } }, "points"),
            (new { points = new { voted = -1 } }, "points"),
            (new { showCap = 0 }, "showCap"),
            (new { tiers = new[] { new { name = "", points = 5, gets = "" } } }, "tiers"),
        })
        {
            var wrong = (await scene.CallAsync("PUT", "/api/v1/rewards/rules", body)).Is(UnprocessableEntity);
            Assert.True(wrong["errors"].TryGetProperty(field, out _), wrong.Raw);
        }

        (await scene.CallAsync("GET", "/api/v1/leaderboard?season=winter")).Is(UnprocessableEntity);
    }
}
