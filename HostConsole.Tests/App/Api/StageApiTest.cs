using System.Text.Json;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class StageApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_catalogue_When_pinned_and_unpinned_Then_the_stage_shows_it()
    {
        await using var scene = await shows.LiveAsync();
        var pinned = (await scene.ApiAsync("POST", "pin", new { variantId = scene.Mug }, "stage-pin")).Is(OK)["stage"]
            .GetProperty("pinned");
        Assert.Equal("Tide Mug", pinned.GetProperty("title").GetString());
        Assert.Equal("24.00", pinned.GetProperty("price").GetProperty("amount").GetString());
        Assert.Equal(JsonValueKind.Null, (await scene.ApiAsync("DELETE", "pin", sample: "stage-unpin")).Is(OK)["stage"]
            .GetProperty("pinned").ValueKind);
        (await scene.ApiAsync("POST", "pin", new { productId = scene.Product })).Is(OK);
        Assert.True((await scene.ApiAsync("POST", "pin", new { productId = scene.Mug }))
            .Is(UnprocessableEntity, "invalid")["errors"].TryGetProperty("productId", out _));
        (await scene.ApiAsync("POST", "pin", new { })).Is(UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task Given_a_poll_and_a_line_When_put_on_stage_Then_both_stand_there()
    {
        await using var scene = await shows.LiveAsync();
        var poll = (await scene.ApiAsync("POST", "polls",
            new { question = "Which?", options = new[] { "Blue", "Sand" } })).Is(Created).Text("id");
        var stage = (await scene.ApiAsync("POST", "stage", new { poll, text = "Back in five" }, "stage-set")).Is(OK)["stage"];
        Assert.Equal((poll, "Back in five"), (stage.GetProperty("poll").GetString(), stage.GetProperty("message").GetString()));
        var goal = (await scene.ApiAsync("POST", "goals", new { title = "Together", counts = "orders", target = 100 }))
            .Is(Created).Text("id");
        stage = (await scene.ApiAsync("POST", "stage", new { goal }, "stage-goal")).Is(OK)["stage"];
        Assert.Equal((null, goal), (stage.GetProperty("poll").GetString(), stage.GetProperty("goal").GetString()));
        Assert.True((await scene.ApiAsync("POST", "stage", new { goal = poll }))
            .Is(UnprocessableEntity, "invalid")["errors"].TryGetProperty("goal", out _));
        (await scene.ApiAsync("POST", "stage", new { giveaway = Guid.NewGuid() })).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "stage", new { text = new string('x', 201) })).Is(UnprocessableEntity, "invalid");
        Assert.Equal(JsonValueKind.Null, (await scene.ApiAsync("POST", "stage", new { })).Is(OK)["stage"].GetProperty("poll").ValueKind);
    }

    [Theory]
    [InlineData("poll", "\"\\ud800\"")]
    [InlineData("giveaway", "\"mug\"")]
    [InlineData("goal", "7")]
    [InlineData("goal", "{}")]
    public async Task Given_what_is_no_id_When_put_on_stage_Then_its_field_is_named_and_the_stage_stays(string kind, string id)
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "stage", new { text = "Back in five" })).Is(OK);
        var refused = (await scene.ApiAsync("POST", "stage", $$"""{"{{kind}}":{{id}}}""")).Is(UnprocessableEntity, "invalid");
        Assert.True(refused["errors"].TryGetProperty(kind, out _));
        Assert.Equal("Back in five", (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["stage"]
            .GetProperty("message").GetString());
    }
}
