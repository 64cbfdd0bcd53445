using System.Text.Json;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class PredictionApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static object Bet(int? seconds = 120) => new { question = "Which sells out first?", outcomes = new[] { "Mug", "Bud vase", "Neither" }, seconds };

    private static async Task<Person> WithPointsAsync(ShowScene scene, string name, int points)
    {
        var viewer = await scene.JoinAsync(name);
        (await scene.ApiAsync("POST", "rewards", new { viewer = viewer.Id, kind = "points", amount = points, reason = "To begin with" })).Is(Created);
        return viewer;
    }

    private static async Task<int> PointsAsync(ShowScene scene, Person viewer) => (await scene.AudienceAsync(viewer, "GET", "me")).Is(OK).Number("points");

    [Fact]
    public async Task Given_a_prediction_When_it_is_played_Then_each_call_answers_as_documented()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "predictions", Bet(), "predictions-open")).Is(Created);
        var path = $"predictions/{opened.Text("id")}";
        Assert.Equal(("open", 3), (opened.Text("state"), opened["outcomes"].GetArrayLength()));
        Assert.Equal(opened.Text("id"), (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["active"]
            .GetProperty("predictions")[0].GetString());
        var (ada, ben, cleo) = (await WithPointsAsync(scene, "Ada", 100), await WithPointsAsync(scene, "Ben", 100), await scene.JoinAsync("Cleo"));

        var staked = (await scene.AudienceAsync(ada, "POST", $"{path}/stake", new { outcome = 0, points = 30 }, "audience-prediction-stake")).Is(Created);
        Assert.Equal((30, 70), (staked.Number("points"), staked.Number("left")));
        (await scene.AudienceAsync(ada, "POST", $"{path}/stake", new { outcome = 0, points = 10 })).Is(Created);
        (await scene.AudienceAsync(ada, "POST", $"{path}/stake", new { outcome = 0, points = 61 }, "audience-prediction-not-enough"))
            .Is(Conflict, "not-enough-points");
        (await scene.AudienceAsync(ada, "POST", $"{path}/stake", new { outcome = 1, points = 1 })).Is(Conflict, "already-staked");
        (await scene.AudienceAsync(cleo, "POST", $"{path}/stake", new { outcome = 1, points = 1 })).Is(Conflict, "not-enough-points");
        (await scene.AudienceAsync(ben, "POST", $"{path}/stake", new { outcome = 1, points = 61 })).Is(Created);
        (await scene.AudienceAsync(null, "POST", $"{path}/stake", new { outcome = 1, points = 1 })).Is(Unauthorized);
        foreach (var (body, field) in new (object, string)[]
        {
            (new { points = 1 }, "outcome"), (new { outcome = 0 }, "points"), (new { outcome = 3, points = 1 }, "outcome"),
            (new { outcome = 0, points = 0 }, "points"), (new { outcome = 0, points = -5 }, "points"),
        })
            Assert.True((await scene.AudienceAsync(ben, "POST", $"{path}/stake", body)).Is(UnprocessableEntity, "invalid")["errors"]
                .TryGetProperty(field, out _), field);

        var me = (await scene.AudienceAsync(ada, "GET", "me"))["predictions"].GetProperty(opened.Text("id"));
        Assert.Equal((0, 40, JsonValueKind.Null),
            (me.GetProperty("outcome").GetInt32(), me.GetProperty("points").GetInt32(), me.GetProperty("paid").ValueKind));
        Assert.Empty((await scene.CallAsync("GET", $"/s/{scene.Code}/{path}/record")).Is(OK)["stakes"].EnumerateArray());
        var got = (await scene.ApiAsync("GET", path, sample: "predictions-get")).Is(OK);
        Assert.Equal([("Mug", 40, 1), ("Bud vase", 61, 1), ("Neither", 0, 0)], got["outcomes"].EnumerateArray().Select(o =>
            (o.GetProperty("text").GetString()!, o.GetProperty("points").GetInt32(), o.GetProperty("people").GetInt32())));

        Assert.Equal("locked", (await scene.ApiAsync("POST", $"{path}/lock", sample: "predictions-lock")).Is(OK).Text("state"));
        (await scene.AudienceAsync(ben, "POST", $"{path}/stake", new { outcome = 1, points = 1 }, "audience-prediction-locked")).Is(Conflict, "locked");
        (await scene.ApiAsync("POST", $"{path}/resolve", new { })).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", $"{path}/resolve", new { outcome = 9 })).Is(UnprocessableEntity, "invalid");
        var resolved = (await scene.ApiAsync("POST", $"{path}/resolve", new { outcome = 0 }, "predictions-resolve")).Is(OK);
        Assert.Equal(("resolved", 0), (resolved.Text("state"), resolved.Number("outcome")));
        Assert.Equal((161, 39), (await PointsAsync(scene, ada), await PointsAsync(scene, ben)));
        (await scene.ApiAsync("POST", $"{path}/resolve", new { outcome = 0 })).Is(Conflict, "resolved");
        var record = (await scene.CallAsync("GET", $"/s/{scene.Code}/{path}/record", sample: "prediction-record")).Is(OK);
        Assert.Equal([(0, 40, 101), (1, 61, 0)], record["stakes"].EnumerateArray().Select(s =>
            (s.GetProperty("outcome").GetInt32(), s.GetProperty("points").GetInt32(), s.GetProperty("paid").GetInt32())));
        (await scene.ApiAsync("POST", $"{path}/cancel")).Is(Conflict, "resolved");
    }

    [Fact]
    public async Task Given_a_prediction_When_it_is_cancelled_Then_everybody_has_their_points_back()
    {
        await using var scene = await shows.LiveAsync();
        var path = $"predictions/{(await scene.ApiAsync("POST", "predictions", Bet(null))).Is(Created).Text("id")}";
        var ada = await WithPointsAsync(scene, "Ada", 50);
        (await scene.AudienceAsync(ada, "POST", $"{path}/stake", new { outcome = 2, points = 50 })).Is(Created);
        Assert.Equal(0, await PointsAsync(scene, ada));
        Assert.Equal("cancelled", (await scene.ApiAsync("POST", $"{path}/cancel", sample: "predictions-cancel")).Is(OK).Text("state"));
        Assert.Equal(50, await PointsAsync(scene, ada));
        (await scene.ApiAsync("POST", $"{path}/resolve", new { outcome = 2 })).Is(Conflict, "refunded");
    }

    [Fact]
    public async Task Given_the_same_stake_sent_twice_under_one_key_Then_it_is_taken_once()
    {
        await using var scene = await shows.LiveAsync();
        var path = $"predictions/{(await scene.ApiAsync("POST", "predictions", Bet())).Is(Created).Text("id")}";
        var ada = await WithPointsAsync(scene, "Ada", 50);
        for (var again = 0; again < 2; again++)
            (await scene.AudienceAsync(ada, "POST", $"{path}/stake", new { outcome = 0, points = 20 }, key: "one-press")).Is(Created);
        Assert.Equal(30, await PointsAsync(scene, ada));
    }

    [Fact]
    public async Task Given_what_can_not_be_predicted_Then_the_field_is_named()
    {
        await using var scene = await shows.LiveAsync();
        string?[] two = ["A", "B"];
        foreach (var (body, field) in new (object Body, string Field)[]
        {
            (new { outcomes = two }, "question"), (new { question = "Q?" }, "outcomes"), (new { question = "Q?", outcomes = new[] { "A" } }, "outcomes"),
            (new { question = "Q?", outcomes = new[] { "A", null } }, "outcomes"), (new { question = "Q?", outcomes = two, seconds = 1 }, "seconds"),
            (new { question = "Q?", outcomes = two, most = 0 }, "most"),
        })
            Assert.True((await scene.ApiAsync("POST", "predictions", body)).Is(UnprocessableEntity, "invalid")["errors"].TryGetProperty(field, out _), field);
        foreach (var call in (string[])["lock", "cancel"]) (await scene.ApiAsync("POST", $"predictions/{Guid.NewGuid()}/{call}")).Is(NotFound, "not-found");
        (await scene.ApiAsync("POST", $"predictions/{Guid.NewGuid()}/resolve", new { outcome = 0 })).Is(NotFound, "not-found");
        (await scene.ApiAsync("GET", $"predictions/{Guid.NewGuid()}")).Is(NotFound);
        (await scene.CallAsync("GET", $"/s/{scene.Code}/predictions/{Guid.NewGuid()}/record")).Is(NotFound);
    }
}
