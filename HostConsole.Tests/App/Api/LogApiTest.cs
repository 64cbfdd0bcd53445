using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Tests.App;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class LogApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    /// <summary>The data of all facts of a name, oldest first.</summary>
    public static async Task<List<JsonElement>> FactsAsync(ShowScene scene, string name) =>
        [.. Lines((await scene.ApiAsync("GET", "facts")).Is(OK).Raw)
            .Where(f => f.GetProperty("fact").GetString() == name).Select(f => f.GetProperty("data"))];

    private static IEnumerable<JsonElement> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    [Fact]
    public async Task Given_a_show_s_log_When_read_after_a_sequence_Then_the_rest_comes_in_order_and_no_secret()
    {
        await using var scene = await shows.LiveAsync();
        var giveaway = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway())).Is(Created).Text("id");
        var ada = await scene.JoinAsync("Ada Lovelace");
        await scene.LaunchAsync();
        var all = (await scene.ApiAsync("GET", "facts")).Is(OK);
        Assert.Equal("application/x-ndjson", all.Message.Content.Headers.ContentType?.MediaType);
        var facts = Lines(all.Raw).ToList();
        var seqs = facts.ConvertAll(f => f.GetProperty("seq").GetInt64());
        Assert.Equal(seqs.Order().Distinct(), seqs);
        Assert.Equal(["ShowCreated", "WentLive", "GiveawayOpened", "ViewerJoined", "DealLaunched", "DealOpened"],
            facts.Where(f => !f.GetProperty("house").GetBoolean()).Select(f => f.GetProperty("fact").GetString()));
        Assert.DoesNotContain("SeedDrawn", all.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Lovelace", all.Raw, StringComparison.Ordinal);
        Assert.Contains(ada.Id, all.Raw, StringComparison.Ordinal);

        var rest = (await scene.ApiAsync("GET", $"facts?after={seqs[^3]}")).Is(OK).Raw;
        Assert.Equal(seqs[^2..], Lines(rest).Select(f => f.GetProperty("seq").GetInt64()));
        ApiSamples.Check("log-facts", "GET", $"/api/v1/shows/{scene.Show}/facts", null, 200,
            new JsonArray([.. facts.Select(f => JsonNode.Parse(f.GetRawText()))]));
        (await scene.CallAsync("GET", $"/api/v1/shows/{Guid.NewGuid()}/facts")).Is(NotFound, "not-found");
        Assert.NotEmpty(giveaway);
    }

    [Fact]
    public async Task Given_a_follower_When_facts_come_Then_each_arrives_once_and_it_resumes_where_it_was()
    {
        await using var scene = await shows.LiveAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        List<long> ids = [];
        await using (var follower = await Follower.OpenAsync(scene, null, deadline.Token))
        {
            while (ids.Count < 2) ids.Add(await follower.NextAsync(deadline.Token));
            await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => scene.JoinAsync()));
            while (ids.Count < 42) ids.Add(await follower.NextAsync(deadline.Token));
        }

        await scene.JoinAsync();
        await using (var again = await Follower.OpenAsync(scene, ids[^1], deadline.Token)) ids.Add(await again.NextAsync(deadline.Token));
        var log = Lines((await scene.ApiAsync("GET", "facts")).Raw).Select(f => f.GetProperty("seq").GetInt64());
        Assert.Equal(log, ids);
    }

    private sealed class Follower(HttpResponseMessage response, StreamReader lines) : IAsyncDisposable
    {
        public static async Task<Follower> OpenAsync(ShowScene scene, long? last, CancellationToken stop)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/shows/{scene.Show}/facts");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningApp.ApiKey);
            request.Headers.Accept.ParseAdd("text/event-stream");
            if (last is { } id) request.Headers.Add("Last-Event-ID", id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var response = await scene.App.Stranger.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
            return new(response, new StreamReader(await response.Content.ReadAsStreamAsync(stop)));
        }

        public async Task<long> NextAsync(CancellationToken stop)
        {
            while (await lines.ReadLineAsync(stop) is { } line)
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                    return long.Parse(line[4..], System.Globalization.CultureInfo.InvariantCulture);
            throw new EndOfStreamException();
        }

        public ValueTask DisposeAsync()
        {
            lines.Dispose();
            response.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
