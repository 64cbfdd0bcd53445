using HostConsole.Core.Chat;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

/// <summary>
/// Whoever enters by writing on a platform answers by writing there, or through the host, and keeps the place until the
/// host decides.
/// </summary>
public sealed class ChatWinnerApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static Task<Answer> WritesAsync(ShowScene scene, string who, string text, string? at = null) =>
        scene.ApiAsync("POST", "chat", new { channel = "twitch", author = new { id = who, name = who }, text, at });

    private static async Task<(string Giveaway, string Winner, string Entry)> DrawnAsync(ShowScene scene)
    {
        var id = (await scene.ApiAsync("POST", "giveaways", new
        {
            title = "Tote",
            prize = "A tote",
            rules = "One entry each.",
            keyword = "tote",
            winners = 1,
            reserves = 1,
            claimHours = 1
        })).Is(Created).Text("id");
        foreach (var who in new[] { "tw0", "tw1", "tw2" }) await WritesAsync(scene, who, "tote");
        (await scene.ApiAsync("POST", $"giveaways/{id}/close")).Is(OK);
        var entry = (await scene.ApiAsync("POST", $"giveaways/{id}/draw")).Is(OK)["winners"][0].GetProperty("entry").GetString()!;
        var viewer = (await LogApiTest.FactsAsync(scene, "EntryMade"))
            .Single(f => f.GetProperty("entry").GetString() == entry).GetProperty("viewer").GetGuid();
        return (id, new[] { "tw0", "tw1", "tw2" }.Single(w => RelayedAuthor.Of("twitch", w).Value == viewer), entry);
    }

    private static async Task<System.Text.Json.JsonElement> WinnersAsync(ShowScene scene, string giveaway) =>
        (await scene.ApiAsync("GET", $"giveaways/{giveaway}/record")).Is(OK)["winners"];

    [Fact]
    public async Task Given_a_winner_from_a_platform_When_they_write_there_Then_they_have_answered_and_keep_the_prize()
    {
        await using var scene = await shows.LiveAsync();
        var (giveaway, winner, entry) = await DrawnAsync(scene);
        await WritesAsync(scene, winner == "tw0" ? "tw1" : "tw0", "congratulations");
        await WritesAsync(scene, winner, "long ago", "2026-11-21T10:00:00Z");
        Assert.Equal("waiting", (await WinnersAsync(scene, giveaway))[0].GetProperty("state").GetString());
        await WritesAsync(scene, winner, "that is me!");
        await WritesAsync(scene, winner, "really!");
        await scene.AdvanceAsync(TimeSpan.FromMinutes(90));
        var winners = await WinnersAsync(scene, giveaway);
        Assert.Equal((1, entry, "answered"), (winners.GetArrayLength(), winners[0].GetProperty("entry").GetString(),
            winners[0].GetProperty("state").GetString()));
        Assert.Equal("that is me!", Assert.Single(await LogApiTest.FactsAsync(scene, "WinnerAnswered")).GetProperty("words").GetString());
        Assert.DoesNotContain("that is me", (await scene.ApiAsync("GET", $"giveaways/{giveaway}/record")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_winner_from_a_platform_who_is_silent_Then_nobody_moves_up_until_the_host_says_so()
    {
        await using var scene = await shows.LiveAsync();
        var (giveaway, winner, entry) = await DrawnAsync(scene);
        await scene.AdvanceAsync(TimeSpan.FromMinutes(90));
        Assert.Equal("waiting", (await WinnersAsync(scene, giveaway))[0].GetProperty("state").GetString());
        (await scene.ApiAsync("POST", $"giveaways/{giveaway}/redraw", new { entry, reason = "Did not answer." })).Is(OK);
        Assert.Equal(["replaced", "waiting"],
            (await WinnersAsync(scene, giveaway)).EnumerateArray().Select(w => w.GetProperty("state").GetString()));
        await WritesAsync(scene, winner, "here I am");
        Assert.Equal(["replaced", "waiting"],
            (await WinnersAsync(scene, giveaway)).EnumerateArray().Select(w => w.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Given_a_winner_heard_from_otherwise_When_the_host_marks_them_Then_they_have_answered()
    {
        await using var scene = await shows.LiveAsync();
        var (giveaway, _, entry) = await DrawnAsync(scene);
        await scene.AdvanceAsync(TimeSpan.FromMinutes(90));
        var marked = (await scene.ApiAsync("POST", $"giveaways/{giveaway}/answered", new { entry }, "giveaways-answered")).Is(OK);
        Assert.Equal("answered", marked["winners"][0].GetProperty("state").GetString());
        (await scene.ApiAsync("POST", $"giveaways/{giveaway}/answered", new { entry })).Is(OK);
        (await scene.ApiAsync("POST", $"giveaways/{giveaway}/answered", new { entry = Guid.NewGuid() })).Is(Conflict, "not-a-winner");
        (await scene.ApiAsync("POST", $"giveaways/{giveaway}/answered", new { })).Is(UnprocessableEntity, "invalid");
        Assert.Single(await LogApiTest.FactsAsync(scene, "WinnerAnswered"));
    }
}
