using System.Net;
using System.Text.Json;
using HostConsole.Core.Store;
using HostConsole.Tests.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Integrations;

[Trait("Speed", "Slow")]
public sealed class WebhookStormTest
{
    [Fact]
    public async Task Given_the_same_delivery_a_thousand_times_Then_each_is_answered_the_order_counts_once_and_the_console_works()
    {
        await using var scene = await ShopifyScene.StartAsync();
        var body = JsonSerializer.Serialize(scene.Order(4711, [ShopifyScene.Line("24.00", 2)]));
        var answers = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (_, _) => answers.Add(await scene.SendAsync(body)));
        Assert.Equal(1_000, answers.Count(a => a == HttpStatusCode.OK));
        await scene.PlaceAsync("by-hand", 10m); // in between, somebody works

        while (await LeftAsync(scene) > 0) await scene.SettledAsync();
        var rows = await scene.RowsAsync();
        Assert.Equal(1_000, rows.Count);
        Assert.Equal(1, rows.Count(r => r.State == "done" && r.Note!.Contains("counted", StringComparison.Ordinal)));
        Assert.All(rows, r => Assert.Equal("", r.Body)); // personal data isn't kept a thousand times
        var metrics = await scene.MetricsAsync();
        Assert.Equal((2, "58.00"), (metrics.GetProperty("orders").GetInt32(), OrdersScene.Amount(metrics, "gmv")));
    }

    private static async Task<int> LeftAsync(OrdersScene scene)
    {
        await using var db = await scene.App.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync();
        return await db.Deliveries.CountAsync(d => d.State == "received");
    }
}
