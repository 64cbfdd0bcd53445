using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

/// <summary>Who is in a giveaway that is open, for the host, and for each viewer.</summary>
public sealed class EntrantsApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_an_open_giveaway_Then_the_host_reads_tickets_of_now_and_me_says_how_one_stands()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, bo) = (await scene.JoinAsync(), await scene.JoinAsync());
        (await scene.ApiAsync("POST", "rewards", new { viewer = ada.Id, kind = "entry", amount = 2 })).Is(Created);
        var tickets = (await scene.ApiAsync("POST", "giveaways", new
        {
            title = "Tote",
            prize = "A tote",
            rules = "One entry each.",
            freeRoute = "Press the button.",
            tickets = new { rewards = 3 },
        })).Is(Created).Text("id");
        var watched = (await scene.ApiAsync("POST", "giveaways", new
        {
            title = "Mug",
            prize = "A mug",
            rules = "For those who stay.",
            who = new { watchedMinutes = 10 },
        })).Is(Created).Text("id");
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{tickets}/enter")).Is(Created);
        (await scene.AudienceAsync(bo, "POST", $"giveaways/{tickets}/enter", new { route = "free" })).Is(Created);
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{watched}/enter")).Is(Conflict, "not-eligible");
        var entries = (await scene.ApiAsync("GET", $"giveaways/{tickets}/entries")).Is(OK);
        Assert.Equal([3, 4], entries["items"].EnumerateArray().Select(e => e.GetProperty("tickets").GetInt32()));
        (await scene.ApiAsync("POST", $"viewers/{bo.Id}/staff", new { staff = true })).Is(OK);
        entries = (await scene.ApiAsync("GET", $"giveaways/{tickets}/entries", sample: "giveaways-entries-now")).Is(OK);
        Assert.False(entries["items"][0].TryGetProperty("out", out _));
        Assert.EndsWith(".", entries["items"][1].GetProperty("out").GetString(), StringComparison.Ordinal);
        var own = (await scene.AudienceAsync(ada, "GET", "me")).Is(OK)["standings"].EnumerateArray().ToArray();
        Assert.Equal((tickets, 3), (own[0].GetProperty("giveaway").GetString(), own[0].GetProperty("tickets").GetInt32()));
        Assert.Equal((watched, 600), (own[1].GetProperty("giveaway").GetString(), own[1].GetProperty("secondsToWatch").GetInt32()));
    }
}
