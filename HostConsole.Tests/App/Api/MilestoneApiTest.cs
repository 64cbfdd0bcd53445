using System.Text.Json;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class MilestoneApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static object Milestone(object? reward, string rule = "next", int count = 2, string of = "orders", int? most = null) =>
        new { title = "Early birds", rule, count, of, reward, most };

    private static readonly object Tote = new { kind = "gift", title = "A linen tote" };

    private static async Task<PoolId> PoolAsync(ShowScene scene, params string[] codes)
    {
        var pool = new PoolId(Guid.CreateVersion7());
        var sent = await scene.App.Services.GetRequiredService<LiveShows>()
            .SendAsync(new(new OpenPool(pool, "10% off your next order", codes), Actor.Clock, null));
        Assert.IsType<Done>(sent);
        return pool;
    }

    private static async Task OrderAsync(ShowScene scene, string order, string customer, string? viewer = null) =>
        (await scene.ApiAsync("POST", "orders", new
        {
            externalId = order,
            placedAt = scene.Clock.GetUtcNow(),
            customer = new { key = customer },
            viewer,
            lines = new[] { new { variantId = scene.Mug, quantity = 1, unitPrice = new { amount = "24.00", currency = "USD" } } },
        })).Is(Created);

    [Fact]
    public async Task Given_codes_for_the_next_two_orders_When_they_come_Then_each_call_answers_as_documented()
    {
        await using var scene = await shows.LiveAsync();
        var pool = await PoolAsync(scene, "TEN-AAA", "TEN-BBB", "TEN-CCC");
        await OrderAsync(scene, "1001", "before");
        var opened = (await scene.ApiAsync("POST", "milestones", Milestone(new { kind = "code", pool = pool.Value }), "milestones-open"))
            .Is(Created);
        var (id, path) = (opened.Text("id"), $"milestones/{opened.Text("id")}");
        Assert.Equal(("open", 2, 2), (opened.Text("state"), opened.Number("left"), opened.Number("next")));
        Assert.Equal("10% off your next order", opened["reward"].GetProperty("title").GetString());
        Assert.Equal(id, (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["active"].GetProperty("milestones")[0].GetString());
        var ada = await scene.JoinAsync();
        await OrderAsync(scene, "1002", "ada", ada.Id);
        var half = (await scene.ApiAsync("GET", path, sample: "milestones-get")).Is(OK);
        var given = Assert.Single(half["given"].EnumerateArray());
        Assert.Equal(("1002", ada.Id, "TEN-AAA"), (given.GetProperty("order").GetString(), given.GetProperty("viewer").GetString(),
            given.GetProperty("code").GetString()));
        Assert.True(given.GetProperty("reward").TryGetGuid(out _));
        Assert.Equal(("open", 1), (half.Text("state"), half.Number("left")));
        await OrderAsync(scene, "1003", "bo");
        await OrderAsync(scene, "1004", "cy");
        var over = (await scene.ApiAsync("GET", path)).Is(OK);
        Assert.Equal(("closed", 0, JsonValueKind.Null), (over.Text("state"), over.Number("left"), over["next"].ValueKind));
        Assert.Equal([("1002", "TEN-AAA"), ("1003", "TEN-BBB")], over["given"].EnumerateArray()
            .Select(g => (g.GetProperty("order").GetString(), g.GetProperty("code").GetString())));
        Assert.Empty((await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["active"].GetProperty("milestones").EnumerateArray());

        var record = (await scene.CallAsync("GET", $"/s/{scene.Code}/{path}/record", sample: "milestone-record")).Is(OK);
        Assert.Equal([1, 2, 3], record["buyers"].EnumerateArray().Select(b => b.GetInt32()));
        Assert.Equal([2, 3], record["winners"].EnumerateArray().Select(b => b.GetInt32()));
        (await scene.CallAsync("GET", $"/s/{scene.Code}/milestones/{Guid.NewGuid()}/record")).Is(NotFound);

        // Codes are their owners' and the host's: what follows the show learns who won, and no code.
        foreach (var read in new[] { "facts", "export/facts.csv", "export/facts.json" })
            Assert.DoesNotContain("TEN-", (await scene.ApiAsync("GET", read)).Is(OK).Raw, StringComparison.Ordinal);

        // An order that is cancelled loses what it won; nobody moves up.
        (await scene.ApiAsync("POST", "orders/1003/cancel")).Is(OK);
        Assert.False((await scene.ApiAsync("GET", path)).Is(OK)["given"][1].TryGetProperty("code", out _));
    }

    [Fact]
    public async Task Given_every_second_buyer_When_it_is_closed_Then_what_was_won_stays_and_no_more_is()
    {
        await using var scene = await shows.LiveAsync();
        var path = $"milestones/{(await scene.ApiAsync("POST", "milestones",
            Milestone(new { kind = "points", amount = 50 }, "every", of: "buyers", most: 5), "milestones-open-every")).Is(Created).Text("id")}";
        foreach (var (n, customer) in new[] { "ada", "ada", "bo", "cy" }.Index()) await OrderAsync(scene, $"200{n}", customer);
        var closed = (await scene.ApiAsync("POST", $"{path}/close", sample: "milestones-close")).Is(OK);
        var given = Assert.Single(closed["given"].EnumerateArray());
        Assert.False(given.TryGetProperty("code", out _));
        Assert.Equal(("closed", 0), (closed.Text("state"), closed.Number("left")));
        await OrderAsync(scene, "2009", "dee");
        Assert.Equal(1, (await scene.ApiAsync("GET", path)).Is(OK)["given"].GetArrayLength());
        (await scene.ApiAsync("POST", $"{path}/close")).Is(OK);
    }

    [Fact]
    public async Task Given_a_key_that_only_reads_Then_it_learns_who_won_and_no_code()
    {
        await using var scene = await shows.LiveAsync();
        var pool = await PoolAsync(scene, "TEN-DDD", "TEN-EEE");
        var path = $"milestones/{(await scene.ApiAsync("POST", "milestones", Milestone(new { kind = "code", pool = pool.Value }))).Text("id")}";
        await OrderAsync(scene, "3001", "ada");
        var key = (await scene.App.Services.GetRequiredService<ApiKeys>().MakeAsync(People.SomeHost(), "display", [ApiScope.Read])).Value!;
        var read = (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}/{path}", token: key)).Is(OK);
        Assert.False(Assert.Single(read["given"].EnumerateArray()).TryGetProperty("code", out _));
    }

    [Fact]
    public async Task Given_what_is_wrong_Then_its_field_is_named()
    {
        await using var scene = await shows.LiveAsync();
        var pool = await PoolAsync(scene, "TEN-FFF");
        foreach (var (body, field) in new (object Body, string Field)[]
        {
            (Milestone(Tote, count: 0), "count"), (Milestone(Tote, most: 3), "most"), (Milestone(null), "reward"),
            (new { title = "Early", rule = "next", count = 2, reward = Tote }, "of"),
            (new { title = "Early", of = "orders", count = 2, reward = Tote }, "rule"),
            (new { rule = "next", of = "orders", count = 2, reward = Tote }, "title"),
            (new { title = "Early", rule = "next", of = "orders", reward = Tote }, "count"),
            (Milestone(new { kind = "money", title = "Cash" }), "kind"), (Milestone(new { kind = "code" }), "pool"),
            (Milestone(new { kind = "gift" }), "title"), (Milestone(new { kind = "points", amount = 0 }), "amount"),
            (Milestone(new { kind = "gift", title = "A tote", amount = 5 }), "amount"),
            (Milestone(new { kind = "gift", title = "A tote", pool = pool.Value }), "pool"),
        })
            Assert.True((await scene.ApiAsync("POST", "milestones", body)).Is(UnprocessableEntity, "invalid")["errors"]
                .TryGetProperty(field, out _), field);
        (await scene.ApiAsync("POST", "milestones", Milestone(Tote, rule: "last"))).Is(BadRequest);
        (await scene.ApiAsync("POST", "milestones", Milestone(new { kind = "code", pool = Guid.NewGuid() }))).Is(NotFound, "not-found");
        (await scene.ApiAsync("POST", "milestones", Milestone(new { kind = "code", pool = pool.Value }))).Is(Conflict, "pool-empty");
        (await scene.ApiAsync("GET", $"milestones/{Guid.NewGuid()}")).Is(NotFound);
        (await scene.ApiAsync("POST", $"milestones/{Guid.NewGuid()}/close")).Is(NotFound, "not-found");
        (await scene.ApiAsync("POST", "milestones", Milestone(new { kind = "shout-out", title = "Your name on air" }))).Is(Created);
        Assert.Empty((await scene.ApiAsync("POST", "stop-everything")).Is(OK)["active"].GetProperty("milestones").EnumerateArray());
    }
}
