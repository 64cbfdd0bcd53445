using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Viewers;

/// <summary>A join with an Idempotency-Key: all who have not joined yet would be one caller.</summary>
public sealed class JoinKeyTest
{
    [Fact]
    public async Task Given_two_people_with_one_key_When_they_join_Then_each_is_somebody_else()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (first, second, third) = (await JoinAsync(scene, "1", new { }), await JoinAsync(scene, "1", new { }),
            await JoinAsync(scene, "1", new { name = "Ada" }));
        Assert.Equal(3, new[] { first, second, third }.Select(j => j.Viewer).Distinct().Count());
        Assert.Equal(3, new[] { first, second, third }.Select(j => j.Token).Distinct().Count());
    }

    [Fact]
    public async Task Given_a_join_with_a_key_Then_its_token_stands_nowhere_in_the_data_folder()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (_, token) = await JoinAsync(scene, "a key", new { });
        await using (var db =
            await scene.App.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync())
            Assert.Empty(await db.Answers.ToListAsync());
        foreach (var file in Directory.EnumerateFiles(scene.App.DataPath, "*.db*", SearchOption.AllDirectories))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(open, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(token, await text.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task<(string Viewer, string Token)> JoinAsync(AudienceScene scene, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{AudienceScene.Code}/join") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await scene.App.Stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var joined = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (joined.GetProperty("viewer").GetString()!, joined.GetProperty("token").GetString()!);
    }
}
