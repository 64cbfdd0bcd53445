using System.Globalization;
using System.Net.Http.Headers;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Tests.App;
using HostConsole.Tests.Viewers;

namespace HostConsole.Tests.Api;

/// <summary>As many read the log at once as are promised, while the show goes on.</summary>
[Trait("Speed", "Slow")]
public sealed class LogReadersTest
{
    private const int Before = 1_200, During = 600, Readers = 64, Followers = 64;

    [Fact]
    public async Task Given_a_show_that_goes_on_When_64_read_and_64_follow_its_log_Then_each_gets_all_of_it_in_order()
    {
        await using var scene = await AudienceScene.NewAsync();
        await JoinAsync(scene, Before);
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var followers = Enumerable.Range(0, Followers).Select(_ => FollowAsync(scene, Before + During, late.Token)).ToList();
        var writing = JoinAsync(scene, During);
        var read = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => ReadAsync(scene, late.Token)));
        await writing;
        var all = await ReadAsync(scene, late.Token);
        Assert.True(all.Count >= Before + During);
        foreach (var seqs in read) Assert.Equal(all.Take(seqs.Count), seqs);
        Assert.All(read, seqs => Assert.True(seqs.Count >= Before));
        foreach (var seqs in await Task.WhenAll(followers)) Assert.Equal(all.Take(seqs.Count), seqs);
    }

    private static Task JoinAsync(AudienceScene scene, int count) => Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
    {
        for (var i = 0; i < count / 8; i++) await scene.DoAsync(new JoinShow(Id.New<ViewerId>(TimeProvider.System), null));
    }));

    private static HttpRequestMessage Request(AudienceScene scene, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/shows/{scene.Show}/facts");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningApp.ApiKey);
        request.Headers.Accept.ParseAdd(accept);
        return request;
    }

    private static async Task<List<long>> ReadAsync(AudienceScene scene, CancellationToken stop)
    {
        using var request = Request(scene, "application/x-ndjson");
        using var answer = await scene.App.Stranger.SendAsync(request, stop); // throws where the body is cut off
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.Content.ReadAsStringAsync(stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => long.Parse(line.Split(':', ',')[1], CultureInfo.InvariantCulture))];
    }

    private static async Task<List<long>> FollowAsync(AudienceScene scene, int count, CancellationToken stop)
    {
        using var request = Request(scene, "text/event-stream");
        using var answer = await scene.App.Stranger.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        List<long> seqs = [];
        while (seqs.Count < count && await lines.ReadLineAsync(stop) is { } line)
            if (line.StartsWith("id: ", StringComparison.Ordinal)) seqs.Add(long.Parse(line[4..], CultureInfo.InvariantCulture));
        Assert.Equal(count, seqs.Count);
        return seqs;
    }
}
