using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class RewardApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_pool_When_its_codes_are_given_Then_each_owner_has_one_and_nobody_else_sees_it()
    {
        await using var scene = await shows.LiveAsync();
        var pool = (await scene.CallAsync("POST", "/api/v1/rewards/pools", new { title = "10% off", codes = new[] { "TIDE-1", "TIDE-2" } },
            sample: "pools-open")).Is(Created);
        Assert.Equal(2, pool.Number("left"));
        var path = $"/api/v1/rewards/pools/{pool.Text("id")}";
        var (ada, bo) = (await scene.JoinAsync(), await scene.JoinAsync());
        var given = (await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "code", pool = pool.Text("id") }, "rewards-give")).Is(Created);
        Assert.Equal(("code", "open", "10% off"), (given.Text("kind"), given.Text("state"), given.Text("title")));
        (await scene.ApiAsync("POST", "rewards", new { viewer = bo.Id, kind = "code", pool = pool.Text("id") })).Is(Created);
        (await scene.ApiAsync("POST", "rewards", new { viewer = bo.Id, kind = "code", pool = pool.Text("id") })).Is(Conflict, "pool-empty");
        var left = (await scene.CallAsync("GET", path, sample: "pools-get")).Is(OK);
        Assert.Equal((0, 2), (left.Number("left"), left.Number("given")));
        var own = (await scene.AudienceAsync(ada, "GET", "me")).Is(OK)["rewards"][0];
        Assert.Equal((given.Text("id"), "code", "open", "TIDE-1"), (own.GetProperty("id").GetString(), own.GetProperty("kind").GetString(),
            own.GetProperty("state").GetString(), own.GetProperty("code").GetString()));
        Assert.DoesNotContain("TIDE-1", (await scene.AudienceAsync(bo, "GET", "me")).Raw, StringComparison.Ordinal);
        foreach (var read in (string[])["facts", "export/facts.csv", "rewards"])
            Assert.DoesNotContain("TIDE-", (await scene.ApiAsync("GET", read)).Is(OK).Raw, StringComparison.Ordinal);
        Assert.Equal("TIDE-1", (await scene.ApiAsync("GET", $"rewards/{given.Text("id")}", sample: "rewards-get")).Is(OK).Text("code"));
    }

    [Fact]
    public async Task Given_a_code_When_it_is_redeemed_twice_Then_the_second_is_refused()
    {
        await using var scene = await shows.LiveAsync();
        var pool = (await scene.CallAsync("POST", "/api/v1/rewards/pools", new { title = "Free shipping", codes = new[] { "SHIP" }, shared = true, units = 5 }))
            .Is(Created);
        Assert.Equal(5, pool.Number("left"));
        var (ada, bo) = (await scene.JoinAsync(), await scene.JoinAsync());
        var path = $"rewards/{(await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "code", pool = pool.Text("id") })).Text("id")}";
        (await scene.AudienceAsync(bo, "POST", $"{path}/redeem")).Is(NotFound);
        (await scene.AudienceAsync(ada, "POST", $"{path}/redeem")).Is(OK);
        (await scene.AudienceAsync(ada, "POST", $"{path}/redeem")).Is(Conflict, "already-redeemed");
        (await scene.ApiAsync("POST", $"{path}/redeem")).Is(Conflict, "already-redeemed");
        Assert.Equal("open", (await scene.ApiAsync("POST", $"{path}/reopen", sample: "rewards-reopen")).Is(OK).Text("state"));
        Assert.Equal("redeemed", (await scene.ApiAsync("POST", $"{path}/redeem", sample: "rewards-redeem")).Is(OK).Text("state"));
    }

    [Fact]
    public async Task Given_points_and_a_gift_When_they_are_given_sent_and_taken_back_Then_me_says_so()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        var points = (await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "points", amount = 50, reason = "A good question" }))
            .Is(Created).Text("id");
        Assert.Equal(50, (await scene.AudienceAsync(ada, "GET", "me")).Number("points"));
        var gift = (await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "gift", title = "A sticker" })).Is(Created).Text("id");
        Assert.Equal("delivered", (await scene.ApiAsync("POST", $"rewards/{gift}/deliver", sample: "rewards-deliver")).Is(OK).Text("state"));
        var wrong = (await scene.ApiAsync("POST", $"rewards/{points}/revoke", new { })).Is(UnprocessableEntity);
        Assert.True(wrong["errors"].TryGetProperty("reason", out _), wrong.Raw);
        var back = (await scene.ApiAsync("POST", $"rewards/{points}/revoke", new { reason = "It was copied." }, "rewards-revoke")).Is(OK);
        Assert.Equal("revoked", back.Text("state"));
        var me = (await scene.AudienceAsync(ada, "GET", "me")).Is(OK);
        Assert.Equal(0, me.Number("points"));
        Assert.Equal(["delivered", "revoked"], me["rewards"].EnumerateArray().Select(r => r.GetProperty("state").GetString()!));
        Assert.Equal(2, (await scene.ApiAsync("GET", "rewards", sample: "rewards-list")).Is(OK)["rewards"].GetArrayLength());
    }

    [Fact]
    public async Task Given_a_reward_that_makes_no_sense_Then_its_field_is_named()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        foreach (var (body, field) in new (object, string)[]
        {
            (new { kind = "gift", title = "A sticker" }, "viewer"),
            (new { viewer = ada.Id }, "kind"),
            (new { viewer = ada.Id, kind = "points" }, "amount"),
            (new { viewer = ada.Id, kind = "gift" }, "title"),
            (new { viewer = ada.Id, kind = "code" }, "pool"),
        })
        {
            var wrong = (await scene.ApiAsync("POST", "rewards", body)).Is(UnprocessableEntity);
            Assert.True(wrong["errors"].TryGetProperty(field, out _), wrong.Raw);
        }

        (await scene.ApiAsync("POST", "rewards", new { viewer = Guid.CreateVersion7(), kind = "gift", title = "A sticker" })).Is(NotFound);
        (await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "code", pool = Guid.CreateVersion7(), title = "10% off" })).Is(NotFound);
        var empty = (await scene.CallAsync("POST", "/api/v1/rewards/pools", new { title = "10% off", codes = Array.Empty<string>() })).Is(UnprocessableEntity);
        Assert.True(empty["errors"].TryGetProperty("codes", out _), empty.Raw);
    }

    [Fact]
    public async Task Given_a_pool_When_it_is_filled_and_closed_Then_it_says_so()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        var pool = (await scene.CallAsync("POST", "/api/v1/rewards/pools", new { title = "10% off", codes = new[] { "TIDE-1" } })).Is(Created).Text("id");
        var path = $"/api/v1/rewards/pools/{pool}";
        var more = (await scene.CallAsync("POST", $"{path}/codes", new { codes = new[] { "TIDE-1", "TIDE-2" } }, sample: "pools-codes")).Is(OK);
        Assert.Equal(1, more.Number("added"));
        (await scene.CallAsync("POST", $"{path}/close", sample: "pools-close")).Is(OK);
        (await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "code", pool })).Is(Conflict, "pool-closed");
        (await scene.CallAsync("POST", $"{path}/codes", new { codes = new[] { "TIDE-3" } })).Is(Conflict, "pool-closed");
        Assert.True((await scene.CallAsync("GET", "/api/v1/rewards/pools", sample: "pools-list")).Is(OK)["pools"].EnumerateArray()
            .Single(p => p.GetProperty("id").GetString() == pool).GetProperty("closed").GetBoolean());
    }
}
