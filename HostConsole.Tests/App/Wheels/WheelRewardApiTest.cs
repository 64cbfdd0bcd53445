using HostConsole.Tests.Api;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Wheels;

public sealed class WheelRewardApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_segment_with_a_code_When_it_is_won_Then_the_winner_has_it_at_once()
    {
        await using var scene = await shows.LiveAsync();
        var pool = (await scene.CallAsync("POST", "/api/v1/rewards/pools", new { title = "10% off", codes = new[] { "TIDE-1" } })).Is(Created).Text("id");
        var wheel = (await scene.ApiAsync("POST", "wheels", new
        {
            title = "Mug wheel",
            rules = "One spin each.",
            mode = "each",
            segments = new object[]
            {
                new { label = "10% off", weight = 1, stock = 1, reward = new { kind = "code", pool } },
                new { label = "Five points", weight = 1, consolation = true, reward = new { kind = "points", amount = 5 } },
            },
        }, "wheels-open-rewards")).Is(Created).Text("id");
        var (ada, bo) = (await scene.JoinAsync(), await scene.JoinAsync());
        var spin = (await scene.AudienceAsync(ada, "POST", $"wheels/{wheel}/spin")).Is(Created);
        Assert.Equal("10% off", spin.Text("segment"));
        var own = (await scene.AudienceAsync(ada, "GET", "me"))["rewards"][0];
        Assert.Equal((spin.Text("reward"), "TIDE-1"), (own.GetProperty("id").GetString(), own.GetProperty("code").GetString()));
        (await scene.AudienceAsync(bo, "POST", $"wheels/{wheel}/spin")).Is(Created);
        Assert.Equal(5, (await scene.AudienceAsync(bo, "GET", "me")).Number("points"));
        Assert.DoesNotContain("TIDE-1", (await scene.AudienceAsync(null, "GET", $"wheels/{wheel}/record")).Is(OK).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_reward_that_makes_no_sense_Then_the_segments_are_named()
    {
        await using var scene = await shows.LiveAsync();
        foreach (var reward in (object[])[new { kind = "car" }, new { kind = "code" }, new { kind = "points", amount = 0 }])
        {
            var wrong = (await scene.ApiAsync("POST", "wheels", new
            {
                title = "Mug wheel",
                rules = "One spin each.",
                mode = "each",
                segments = new object[] { new { label = "One", weight = 1, reward }, new { label = "Two", weight = 1 } },
            })).Is(UnprocessableEntity);
            Assert.True(wrong["errors"].TryGetProperty("segments", out _), wrong.Raw);
        }
    }
}
