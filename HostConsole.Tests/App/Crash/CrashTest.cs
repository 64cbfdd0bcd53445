using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Crash;

/// <summary>The real process, killed with SIGKILL in the middle of a burst of claims.</summary>
[Trait("Speed", "Slow")]
public sealed class CrashTest
{
    private const int Units = 150, Viewers = 240, KillAfter = 60;
    private static readonly DealId Deal = new(Uid(2, 1));

    [Fact]
    public async Task Given_a_burst_of_claims_When_the_process_is_killed_and_started_again_Then_all_that_was_acknowledged_is_there_once()
    {
        using var folder = new TestFolder();
        var show = await SeedAsync(folder.Path);
        var acknowledged = new ConcurrentDictionary<int, string>();
        string[] tokens;
        using (var first = await RunningProcess.StartAsync(folder.Path))
        {
            tokens = await Task.WhenAll(Enumerable.Range(0, Viewers).Select(_ => JoinAsync(first.Client)));
            await Task.WhenAll(tokens.Select(async (token, i) =>
            {
                try
                {
                    var (status, body) = await ClaimAsync(first.Client, token, i);
                    if (status == HttpStatusCode.Created) acknowledged[i] = body;
                    if (acknowledged.Count >= KillAfter) first.Kill();
                }
                catch (Exception e) when (e is HttpRequestException or SocketException) { } // what a phone sees when the console dies
            }));
        }

        Assert.InRange(acknowledged.Count, KillAfter, Units);
        var again = new ConcurrentDictionary<int, string>();
        using (var second = await RunningProcess.StartAsync(folder.Path))
        {
            await Task.WhenAll(tokens.Select(async (token, i) =>
            {
                var (status, body) = await ClaimAsync(second.Client, token, i);
                Assert.True(status is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{status} {body}");
                if (status == HttpStatusCode.Created) again[i] = body;
            }));
        }

        Assert.All(acknowledged, a => Assert.Equal(a.Value, again[a.Key]));
        Assert.Equal(Units, again.Count);
        Assert.Equal(Units, again.Values.Select(Number).Distinct().Count());
        await EndsRightAsync(folder.Path, show, [.. again.Values.Select(Claim)]);
    }

    private static async Task<ShowId> SeedAsync(string folder)
    {
        await using var services = Services(folder, TimeProvider.System);
        var writer = services.GetRequiredService<ShowWriter>();
        var show = Id.New<ShowId>(TimeProvider.System);
        foreach (var (command, of) in ((ShowCommand, ShowId?)[])[
            (new CreateShow(show, "crash", Autumn()), null), (new CountStock(Mug.Variant!.Value, Units), null),
            (new GoLive(), show), (Launch(quantity: Units, perViewer: 1, seconds: 3600, hold: 1800), show)])
            Assert.IsType<Done>(await writer.SendAsync(new(command, Host, of)));
        return show;
    }

    private static ServiceProvider Services(string folder, TimeProvider clock) =>
        new ServiceCollection().AddSingleton(clock).AddStore(Path.Combine(folder, "hostconsole.db")).BuildServiceProvider();

    // The deal goes on with the end that it had; its holds run out, it ends, and every unit is back.
    private static async Task EndsRightAsync(string folder, ShowId show, ClaimId[] claims)
    {
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var services = Services(folder, clock);
        var writer = services.GetRequiredService<ShowWriter>();
        var (view, held) = await writer.ReadAsync(
            w => (w.Current(show)!.View(clock.GetUtcNow()).Deals[0], w.Current(show)!.State.Deals.ClaimsOf(Deal)));
        Assert.Equal(DealStatus.SoldOut, view.State);
        Assert.Equal(view.LaunchedAt + TimeSpan.FromHours(1), view.EndsAt);
        Assert.Equal(claims.Order(Comparer<ClaimId>.Create((a, b) => a.Value.CompareTo(b.Value))),
            held.Select(c => c.Id).Order(Comparer<ClaimId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Equal(Units, held.Select(c => c.Viewer).Distinct().Count());
        foreach (var minutes in (int[])[31, 31, 31, 31])
        {
            await writer.ReadAsync(_ => true);
            clock.Advance(TimeSpan.FromMinutes(minutes));
            await writer.ReadAsync(_ => true);
        }

        Assert.Equal((DealStatus.Ended, new StockLevel(Units, 0, 0)), await writer.ReadAsync(
            w => (w.Current(show)!.View(clock.GetUtcNow()).Deals[0].State, w.Ledger.Stock[Mug.Variant!.Value])));
    }

    private static async Task<string> JoinAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync("/s/crash/join", new { });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task<(HttpStatusCode, string)> ClaimAsync(HttpClient client, string token, int i)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/crash/deals/{Deal}/claim")
        {
            Content = JsonContent.Create(new { quantity = 1 })
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", $"claim-{i}");
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static int Number(string body) => JsonDocument.Parse(body).RootElement.GetProperty("number").GetInt32();
    private static ClaimId Claim(string body) => new(JsonDocument.Parse(body).RootElement.GetProperty("claim").GetGuid());
}
