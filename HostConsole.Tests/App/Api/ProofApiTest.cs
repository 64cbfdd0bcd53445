using HostConsole.Core.SocialProof;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class ProofApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
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
    public async Task Given_buyers_of_whom_one_agreed_to_be_named_When_it_is_shown_Then_each_call_answers_as_documented()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, bo) = (await scene.JoinAsync("Ada"), await scene.JoinAsync("Bo"));
        (await scene.AudienceAsync(ada, "POST", "name", new { name = "Ada", onStream = true })).Is(OK);
        await OrderAsync(scene, "1001", "ada", ada.Id);
        var opened = (await scene.ApiAsync("POST", "proofs", new { minutes = 10, least = 2, variantId = scene.Mug }, "proofs-open")).Is(Created);
        var (id, path) = (opened.Text("id"), $"proofs/{opened.Text("id")}");
        Assert.Equal(("open", 1, false), (opened.Text("state"), opened.Number("buyers"), opened["said"].GetBoolean()));
        Assert.Equal(id, (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["active"].GetProperty("proofs")[0].GetString());
        await OrderAsync(scene, "1002", "bo", bo.Id);
        await OrderAsync(scene, "1003", "bo", bo.Id);
        var now = (await scene.ApiAsync("GET", path, sample: "proofs-get")).Is(OK);
        Assert.Equal((2, true, 2), (now.Number("buyers"), now["said"].GetBoolean(), now.Number("highest")));
        Assert.Equal("Ada", Assert.Single(now["mayBeThanked"].EnumerateArray()).GetProperty("name").GetString());

        Assert.Equal(Conflict, (await scene.ApiAsync("POST", $"{path}/thanks", new { viewer = bo.Id })).Status);
        (await scene.ApiAsync("POST", $"{path}/thanks", new { })).Is(UnprocessableEntity);
        var thanked = (await scene.ApiAsync("POST", $"{path}/thanks", new { viewer = ada.Id }, "proofs-thanks")).Is(OK);
        Assert.Equal(ada.Id, Assert.Single(thanked["thanked"].EnumerateArray()).GetProperty("viewer").GetString());
        Assert.Equal(id, Assert.Single((await scene.AudienceAsync(ada, "GET", "me"))["thanks"].EnumerateArray()).GetString());
        Assert.Empty((await scene.AudienceAsync(bo, "GET", "me"))["thanks"].EnumerateArray());

        scene.Clock.Advance(TimeSpan.FromMinutes(10));
        now = (await scene.ApiAsync("GET", path)).Is(OK);
        Assert.Equal((0, false, 2), (now.Number("buyers"), now["said"].GetBoolean(), now.Number("highest")));
        Assert.Equal("closed", (await scene.ApiAsync("POST", $"{path}/close", sample: "proofs-close")).Is(OK).Text("state"));
        Assert.Empty((await scene.AudienceAsync(ada, "GET", "me"))["thanks"].EnumerateArray());
        (await scene.ApiAsync("POST", "proofs", new { minutes = ProofRules.LongestWindow + 1, least = 2 })).Is(UnprocessableEntity);
        (await scene.ApiAsync("POST", "proofs", new { minutes = 10, least = 2, variantId = Guid.NewGuid() })).Is(UnprocessableEntity);
        (await scene.ApiAsync("GET", $"proofs/{Guid.NewGuid()}")).Is(NotFound);
    }
}
