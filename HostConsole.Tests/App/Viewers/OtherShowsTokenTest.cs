using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Audience;

namespace HostConsole.Tests.Viewers;

/// <summary>A viewer's token is good in every show: who acts with it takes part, without having joined first.</summary>
public sealed class OtherShowsTokenTest
{
    [Fact]
    public async Task Given_a_token_of_another_show_When_its_viewer_claims_Then_they_count_and_can_be_muted()
    {
        await using var scene = await AudienceScene.NewAsync();
        var deal = await scene.DealAsync();
        using var elsewhere = (await (await scene.App.Api.PostAsJsonAsync("/api/v1/shows",
            new { title = "Another", currency = "USD", timeZone = "UTC" })).Content.ReadFromJsonAsync<JsonDocument>())!;
        var code = elsewhere.RootElement.GetProperty("code").GetString();
        var joined = (await (await scene.App.Stranger.PostAsJsonAsync($"/s/{code}/join", new { })).Content
            .ReadFromJsonAsync<JsonElement>())!;
        using var http = new HttpClient { BaseAddress = scene.App.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", joined.GetProperty("token").GetString());

        using var mute = await scene.App.Api.PostAsJsonAsync(Mute(scene, joined), new { });
        Assert.Equal(HttpStatusCode.NotFound, mute.StatusCode);
        using var claim = await http.PostAsJsonAsync($"/s/{AudienceScene.Code}/deals/{deal}/claim", new { });
        Assert.Equal(HttpStatusCode.Created, claim.StatusCode);
        Assert.Equal(1, (await scene.Shows.ViewAsync(scene.Show))!.Audience.Viewers);
        using var muted = await scene.App.Api.PostAsJsonAsync(Mute(scene, joined), new { });
        Assert.Equal(HttpStatusCode.OK, muted.StatusCode);

        var facts = (await scene.App.Api.GetStringAsync($"/api/v1/shows/{scene.Show}/facts"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["ViewerJoined", "UnitClaimed"],
            facts.Select(f => f.GetProperty("fact").GetString()).Where(f => f is "ViewerJoined" or "UnitClaimed"));
        Assert.Equal($"viewer:{joined.GetProperty("viewer").GetString()}",
            facts.Single(f => f.GetProperty("fact").GetString() == "ViewerJoined").GetProperty("by").GetString());
        using var again = await http.PostAsJsonAsync($"/s/{AudienceScene.Code}/chat", new { text = "hello" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode); // muted
    }

    [Fact]
    public async Task Given_somebody_who_joins_Then_the_log_says_that_they_did_it()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (http, id) = await scene.JoinAsync();
        http.Dispose();
        var facts = await scene.App.Api.GetStringAsync($"/api/v1/shows/{scene.Show}/facts");
        Assert.Contains($"\"by\":\"viewer:{id}\"", facts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("me")]
    [InlineData("join")]
    public async Task Given_what_is_one_viewer_s_own_Then_no_cache_keeps_it(string what)
    {
        await using var scene = await AudienceScene.NewAsync();
        var (http, _) = await scene.JoinAsync();
        using var answer = what == "join"
            ? await http.PostAsJsonAsync($"/s/{AudienceScene.Code}/join", new { })
            : await http.GetAsync($"/s/{AudienceScene.Code}/{what}");
        http.Dispose();
        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var api = await scene.App.Api.GetAsync($"/api/v1/shows/{scene.Show}");
        Assert.True(api.Headers.CacheControl?.NoStore);
        using var unknown = await scene.App.Api.GetAsync("/api/v1/nothing");
        Assert.True(unknown.Headers.CacheControl?.NoStore);
    }

    private static string Mute(AudienceScene scene, JsonElement joined) =>
        $"/api/v1/shows/{scene.Show}/viewers/{joined.GetProperty("viewer").GetString()}/mute";
}
