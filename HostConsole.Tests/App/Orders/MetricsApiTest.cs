using System.Globalization;
using System.Net;
using System.Text.Json;
using static HostConsole.Tests.Orders.OrdersScene;

namespace HostConsole.Tests.Orders;

[Trait("Speed", "Slow")]
public sealed class MetricsApiTest
{
    [Fact]
    public async Task Given_the_known_case_Then_conversion_orders_per_viewer_and_AOV_hold()
    {
        await using var scene = await StartAsync();
        var viewers = new List<string>();
        for (var i = 0; i < 1_200; i += 100)
            viewers.AddRange(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => scene.JoinedAsync())));

        // 355 orders of 70.00 and one of 150.00; the last 44 are a buyer's second.
        for (var i = 0; i < 356; i += 89)
            await Task.WhenAll(Enumerable.Range(i, 89)
                .Select(n => scene.PlaceAsync($"{n}", n == 0 ? 150 : 70, $"buyer-{n % 312}", viewers[n % 312])));

        var metrics = await scene.MetricsAsync();
        Assert.Equal((1_200, 356, 312), (metrics.GetProperty("viewers").GetInt32(),
            metrics.GetProperty("orders").GetInt32(), metrics.GetProperty("buyers").GetInt32()));
        Assert.Equal(("25000.00", "70.22"), (Amount(metrics, "gmv"), Amount(metrics, "aov")));
        Assert.Equal(0.26, metrics.GetProperty("conversion").GetDouble());
        Assert.Equal(356 / 1200d, metrics.GetProperty("ordersPerViewer").GetDouble());
        Assert.Equal("29.7", (100 * metrics.GetProperty("ordersPerViewer").GetDouble()).ToString("F1", CultureInfo.InvariantCulture));
        foreach (var name in new[] { "peak", "votes", "entries", "claims", "comments", "redemption", "repeatRate",
            "returnRate", "ordersWithoutCustomer", "leftOut", "rehearsal", "net", "refunds", "chatters", "notes" })
            Assert.True(metrics.TryGetProperty(name, out _), name);
    }

    [Fact]
    public async Task Given_most_buyers_from_elsewhere_Then_no_conversion_is_said_but_why()
    {
        await using var scene = await StartAsync();
        var viewer = await scene.JoinedAsync();
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/chat",
            new { channel = "tiktok", author = new { id = "7", name = "Ben" }, text = "Hello" });
        await scene.PlaceAsync("1", 10, "ann", viewer);
        await scene.PlaceAsync("2", 10, "bea");
        var metrics = await scene.MetricsAsync();
        Assert.Equal((1, 1, 1), (metrics.GetProperty("viewers").GetInt32(), metrics.GetProperty("chatters").GetInt32(),
            metrics.GetProperty("unseenBuyers").GetInt32()));
        Assert.Equal(0.5, metrics.GetProperty("conversion").GetDouble());
        Assert.Equal(JsonValueKind.Null, metrics.GetProperty("notes").GetProperty("conversion").ValueKind);

        await scene.PlaceAsync("3", 10, "cleo");
        metrics = await scene.MetricsAsync();
        Assert.Equal(JsonValueKind.Null, metrics.GetProperty("conversion").ValueKind);
        Assert.StartsWith("Most buyers were not seen", metrics.GetProperty("notes").GetProperty("conversion").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_no_viewers_Then_ratios_are_empty_not_zero()
    {
        await using var scene = await StartAsync();
        await scene.PlaceAsync("1", 10);
        var metrics = await scene.MetricsAsync();
        Assert.Equal(JsonValueKind.Null, metrics.GetProperty("conversion").ValueKind);
        Assert.Equal(JsonValueKind.Null, metrics.GetProperty("ordersPerViewer").ValueKind);
        Assert.Equal((0, 1), (metrics.GetProperty("buyers").GetInt32(), metrics.GetProperty("ordersWithoutCustomer").GetInt32()));
    }

    [Fact]
    public async Task Given_a_moment_Then_the_numbers_are_those_known_then()
    {
        await using var scene = await StartAsync();
        await scene.PlaceAsync("1", 40, "ann");
        var before = scene.Clock.GetUtcNow();
        scene.Clock.Advance(TimeSpan.FromMinutes(10));
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/1/refund", new { amount = Money(15) });
        var after = scene.Clock.GetUtcNow();
        scene.Clock.Advance(TimeSpan.FromMinutes(10));
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/1/cancel");
        scene.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("40.00", Amount(await scene.MetricsAsync(before), "net"));
        Assert.Equal("25.00", Amount(await scene.MetricsAsync(after), "net"));
        Assert.Equal("0.00", Amount(await scene.MetricsAsync(), "net"));
        Assert.Equal("0.00", Amount(await scene.MetricsAsync(scene.Clock.GetUtcNow().AddDays(1)), "gmv"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await scene.CallAsync(HttpMethod.Get, $"{scene.Path}/metrics?at=2020-01-01T00:00:00Z")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.CallAsync(HttpMethod.Get, $"/api/v1/shows/{Guid.NewGuid()}/metrics")).Status);
    }

    [Fact]
    public async Task Given_a_timeline_Then_empty_minutes_stand_in_it_and_late_orders_behind_it()
    {
        await using var scene = await StartAsync();
        await scene.PlaceAsync("1", 10);
        scene.Clock.Advance(TimeSpan.FromMinutes(3));
        await scene.PlaceAsync("2", 20);
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/end");
        scene.Clock.Advance(TimeSpan.FromMinutes(30));
        await scene.PlaceAsync("3", 5);

        var line = await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/timeline?step=60");
        Assert.Equal([1, 0, 0, 1], line.GetProperty("series").EnumerateArray().Select(p => p.GetProperty("orders").GetInt32()));
        Assert.Equal(("20.00", "5.00"), (Amount(line.GetProperty("series")[3], "gmv"), Amount(line.GetProperty("after"), "gmv")));
        var coarse = await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/timeline?step=120");
        Assert.Equal([1, 1], coarse.GetProperty("series").EnumerateArray().Select(p => p.GetProperty("orders").GetInt32()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.CallAsync(HttpMethod.Get, $"{scene.Path}/timeline?step=90")).Status);
    }
}
