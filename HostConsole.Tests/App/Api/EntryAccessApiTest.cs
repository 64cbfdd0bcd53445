using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

/// <summary>Rewards that are used in another game: tickets in a giveaway, and early access to a deal.</summary>
public sealed class EntryAccessApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_tickets_as_a_reward_When_their_owner_enters_Then_they_are_used_and_the_record_says_where_they_come_from()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, bo) = (await scene.JoinAsync(), await scene.JoinAsync());
        var given = (await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "entry", amount = 2 }, "rewards-give-entry")).Is(Created);
        Assert.Equal(("entry", "open", 2), (given.Text("kind"), given.Text("state"), given.Number("amount")));
        (await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "entry", amount = 11 })).Is(UnprocessableEntity);
        object body(string? free) => new { title = "Tote", prize = "A tote", rules = "One entry each.", freeRoute = free, tickets = new { rewards = 3 } };
        Assert.True((await scene.ApiAsync("POST", "giveaways", body(null))).Is(UnprocessableEntity)["errors"].TryGetProperty("freeRoute", out _));
        var giveaway = $"giveaways/{(await scene.ApiAsync("POST", "giveaways", body("Press “Enter without buying”."))).Is(Created).Text("id")}";
        (await scene.AudienceAsync(ada, "POST", $"{giveaway}/enter")).Is(Created);
        (await scene.AudienceAsync(bo, "POST", $"{giveaway}/enter", new { route = "free" })).Is(Created);
        Assert.Equal("redeemed", (await scene.AudienceAsync(ada, "GET", "me")).Is(OK)["rewards"][0].GetProperty("state").GetString());
        (await scene.ApiAsync("POST", $"{giveaway}/close")).Is(OK);
        var entries = (await scene.ApiAsync("GET", $"{giveaway}/record")).Is(OK)["entries"];
        Assert.Equal([(3, 2), (4, 3)], entries.EnumerateArray().Select(e => (e.GetProperty("tickets").GetInt32(), e.GetProperty("byRewards").GetInt32())));
    }

    [Fact]
    public async Task Given_early_access_When_the_deal_lets_it_in_Then_its_owner_may_claim_and_others_wait()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, bo) = (await scene.JoinAsync(), await scene.JoinAsync());
        var given = (await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "access" })).Is(Created);
        Assert.Equal("Early access to a deal", given.Text("title"));
        var wish = scene.Deal(quantity: 2);
        var deal = (await scene.ApiAsync("POST", "deals", Early(wish, 60, 60), "deals-launch-early")).Is(Created);
        Assert.Equal(("lead-in", 60), (deal.Text("state"), deal.Number("earlySeconds")));
        (await scene.ApiAsync("POST", "deals", Early(wish, 5, 6))).Is(UnprocessableEntity);
        Assert.Equal(deal.Text("id"), (await scene.AudienceAsync(ada, "GET", "me")).Is(OK)["early"][0].GetString());
        Assert.Equal(0, (await scene.AudienceAsync(bo, "GET", "me")).Is(OK)["early"].GetArrayLength());
        (await scene.AudienceAsync(bo, "POST", $"deals/{deal.Text("id")}/claim")).Is(Conflict, "not-open");
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal.Text("id")}/claim")).Is(Created);
        var me = (await scene.AudienceAsync(ada, "GET", "me")).Is(OK);
        Assert.Equal(("redeemed", 0), (me["rewards"][0].GetProperty("state").GetString(), me["early"].GetArrayLength()));
    }

    private static Dictionary<string, object?> Early(object deal, int lead, int early)
    {
        var body = deal.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(deal));
        (body["leadSeconds"], body["earlySeconds"]) = (lead, early);
        return body;
    }
}
