using System.Text.Json;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class GoalApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static object Goal(object target, string counts = "votes", string? from = null) =>
        new
        {
            title = "Two votes, and everybody gets the code",
            counts,
            target,
            reward = "Free shipping",
            reveal = "SHIPFREE",
            from
        };

    [Fact]
    public async Task Given_a_goal_When_the_audience_reaches_it_Then_each_call_answers_as_documented_and_the_reveal_comes_only_then()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "goals", Goal(2), "goals-open")).Is(Created);
        var (id, path) = (opened.Text("id"), $"goals/{opened.Text("id")}");
        Assert.Equal(("open", 2, 0), (opened.Text("state"), opened.Number("target"), opened.Number("reached")));
        Assert.Equal(id, (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["active"]
            .GetProperty("goals")[0].GetString());
        var poll = (await scene.ApiAsync("POST", "polls",
            new { question = "Which?", options = new[] { "Blue", "Sand" } })).Is(Created).Text("id");
        (await scene.AudienceAsync(await scene.JoinAsync(), "POST", $"polls/{poll}/vote", new { option = 0 })).Is(OK);
        var half = (await scene.ApiAsync("GET", path)).Is(OK);
        Assert.Equal((1, JsonValueKind.Null, true), (half.Number("reached"), half["reveal"].ValueKind, half["hasReveal"].GetBoolean()));
        foreach (var read in new[] { "facts", "export/facts.csv", "export/facts.json", "metrics" })
            Assert.DoesNotContain("SHIPFREE", (await scene.ApiAsync("GET", read)).Is(OK).Raw, StringComparison.Ordinal);
        (await scene.AudienceAsync(await scene.JoinAsync(), "POST", $"polls/{poll}/vote", new { option = 1 })).Is(OK);
        var reached = (await scene.ApiAsync("GET", path, sample: "goals-get")).Is(OK);
        Assert.Equal(("reached", 2, "SHIPFREE"), (reached.Text("state"), reached.Number("reached"), reached.Text("reveal")));
        Assert.Contains("SHIPFREE", (await scene.ApiAsync("GET", "facts")).Raw, StringComparison.Ordinal);
        Assert.Equal("closed", (await scene.ApiAsync("POST", $"{path}/close", sample: "goals-close")).Is(OK).Text("state"));
        Assert.Empty((await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["active"].GetProperty("goals").EnumerateArray());
    }

    [Fact]
    public async Task Given_a_goal_in_money_Then_its_numbers_are_money_and_what_is_wrong_is_named_by_its_field()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "goals",
            Goal(new { amount = "2500.00", currency = "USD" }, "gmv", "now"), "goals-open-gmv")).Is(Created);
        Assert.Equal(("2500.00", "0.00"),
            (opened["target"].GetProperty("amount").GetString(), opened["reached"].GetProperty("amount").GetString()));
        foreach (var (body, field) in new (object Body, string Field)[]
        {
            (Goal(100, "gmv"), "target"), (Goal("a hundred"), "target"), (Goal(1.5), "target"), (Goal(0), "target"),
            (Goal(2, from: "yesterday"), "from"),
            (Goal(new { amount = "5.00", currency = "EUR" }, "gmv"), "target"),
            (Goal(new { amount = "5.001", currency = "USD" }, "gmv"), "target"),
            (new { title = "Together", target = 5 }, "counts"), (new { counts = "votes", target = 5 }, "title"),
        })
            Assert.True((await scene.ApiAsync("POST", "goals", body)).Is(UnprocessableEntity, "invalid")["errors"]
                .TryGetProperty(field, out _),
                field);
        (await scene.ApiAsync("POST", "goals", Goal(2, "applause"))).Is(BadRequest);
        (await scene.ApiAsync("GET", $"goals/{Guid.NewGuid()}")).Is(NotFound);
        (await scene.ApiAsync("POST", $"goals/{Guid.NewGuid()}/close")).Is(NotFound, "not-found");
        Assert.Empty((await scene.ApiAsync("POST", "stop-everything")).Is(OK)["active"].GetProperty("goals").EnumerateArray());
    }

    [Fact]
    public async Task Given_a_tower_When_its_floors_are_reached_Then_everybody_takes_what_is_there_once()
    {
        await using var scene = await shows.LiveAsync();
        object Tower(params object[] stages) => new { title = "The tower", counts = "comments", target = 3, seconds = 600, keyword = "tower", stages };
        var points = new { kind = "points", amount = 5 };
        var opened = (await scene.ApiAsync("POST", "goals",
            Tower(new { at = 1, title = "First floor", reward = points }, new { at = 3, title = "Roof" }), "goals-open-stages")).Is(Created);
        var (id, path) = (opened.Text("id"), $"goals/{opened.Text("id")}");
        Assert.Equal(("tower", JsonValueKind.String, false),
            (opened.Text("picture"), opened["closesAt"].ValueKind, opened["stages"][0].GetProperty("reached").GetBoolean()));
        var viewer = await scene.JoinAsync();
        (await scene.AudienceAsync(viewer, "POST", $"{path}/stages/1/take")).Is(Conflict, "not-reached");
        (await scene.AudienceAsync(viewer, "POST", "chat", new { text = "Up!" })).Is(Created);
        Assert.Equal([true, false], (await scene.ApiAsync("GET", path)).Is(OK)["stages"].EnumerateArray().Select(s => s.GetProperty("reached").GetBoolean()));
        var taken = (await scene.AudienceAsync(viewer, "POST", $"{path}/stages/1/take", sample: "audience-goal-take")).Is(OK);
        Assert.Equal(JsonValueKind.String, taken["reward"].ValueKind);
        Assert.Equal(JsonValueKind.Null, (await scene.AudienceAsync(viewer, "POST", $"{path}/stages/1/take")).Is(OK)["reward"].ValueKind);
        var me = (await scene.AudienceAsync(viewer, "GET", "me")).Is(OK);
        Assert.Equal((id, 1), (me["goalStages"][0].GetProperty("goal").GetString(), me["goalStages"][0].GetProperty("stage").GetInt32()));
        Assert.Equal(5, me["rewards"][0].GetProperty("points").GetInt32());
        Assert.Equal(1, (await scene.ApiAsync("GET", path)).Is(OK)["stages"][0].GetProperty("taken").GetInt32());
        foreach (var stage in new object[]
        {
            new { title = "Nowhere" }, new { at = "two", title = "Floor" }, new { at = 4, title = "Above" }, new { at = 2 },
            new { at = 2, title = "Floor", reward = new { kind = "applause" } }, new { at = new { amount = "5.00", currency = "USD" }, title = "Floor" },
        })
            Assert.True((await scene.ApiAsync("POST", "goals", Tower(stage))).Is(UnprocessableEntity, "invalid")["errors"].TryGetProperty("stages", out _));
    }

    [Fact]
    public async Task Given_a_planned_goal_Then_no_answer_tells_its_reveal_before_it_is_reached()
    {
        await using var scene = await shows.LiveAsync();
        var segment = new SegmentId(Guid.CreateVersion7());
        var plan = new Plan([new(segment, "Close", 5, "", [new GoalCue(new(Guid.CreateVersion7()), "Together",
            GoalCounts.Comments, 1, null, null, "SHIPFREE", true)])]);
        await scene.App.Services.GetRequiredService<LiveShows>()
            .SendAsync(new ShowId(Guid.Parse(scene.Show)), new ChangePlan(plan), Actor.Clock);
        Assert.DoesNotContain("SHIPFREE", (await scene.ApiAsync("POST", $"segments/{segment}/start")).Is(OK).Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("SHIPFREE", (await scene.ApiAsync("POST", "next-cue")).Is(OK).Raw, StringComparison.Ordinal);
        foreach (var read in new[] { "facts", "export/facts.csv", "export/facts.json" })
            Assert.DoesNotContain("SHIPFREE", (await scene.ApiAsync("GET", read)).Is(OK).Raw, StringComparison.Ordinal);
        (await scene.AudienceAsync(await scene.JoinAsync(), "POST", "chat", new { text = "Hello" })).Is(Created);
        Assert.Contains("SHIPFREE", (await scene.ApiAsync("GET", "facts")).Is(OK).Raw, StringComparison.Ordinal);
    }
}
