using System.Net;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Orders;
using HostConsole.Tests.Integrations;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Integrations.ShopifyScene;
using static HostConsole.Tests.Orders.OneOrderTest;
using static HostConsole.Tests.Orders.OrdersScene;

namespace HostConsole.Tests.Orders;

/// <summary>An import is taken back or moved whole, and nothing but what it brought.</summary>
[Trait("Speed", "Slow")]
public sealed class TakeBackTest
{
    private const string File =
        "kind,order,date,sku,quantity,price,email,refunded\n,A1,2026-01-31,MUG,2,25,ann@example.com,20\n"
            + ",A2,2026-01-31,MUG,1,25,bob@example.com,\nRefund,R1,2026-01-31,MUG,-1,5,,\n";
    private const string Query = "?source=market&map.kind=kind";

    private static async Task<(int, string, string, int)> NumbersAsync(OrdersScene scene, string? show = null)
    {
        var m = await scene.OkAsync(HttpMethod.Get, $"/api/v1/shows/{show ?? scene.Show}/metrics");
        return (m.GetProperty("orders").GetInt32(), Amount(m, "gmv"), Amount(m, "refunds"), m.GetProperty("buyers").GetInt32());
    }

    [Fact]
    public async Task Given_an_import_When_taken_back_Then_numbers_and_stock_are_as_before_and_it_can_come_again()
    {
        await using var scene = await OrdersScene.StartAsync();
        using var csv = OneOrderTest.Csv("Handle,Title,Variant SKU,Variant Price,Variant Inventory Tracker,Variant "
            + "Inventory Qty\nmug,Tide mug,MUG,24.00,shopify,5\n");
        await scene.OkAsync(HttpMethod.Post, "/api/v1/products/import", csv);
        async Task<int> Stock() =>
            (await scene.OkAsync(HttpMethod.Get, "/api/v1/products?search=mug")).GetProperty("items")[0]
                .GetProperty("variants")[0].GetProperty("stock").GetInt32();
        await scene.PlaceAsync("own", 10, "cy");
        var before = await Stock();
        var import = (await ImportAsync(scene, File, Query)).GetProperty("import").GetString();
        Assert.Equal((3, "85.00", "25.00", 3), await NumbersAsync(scene));
        Assert.Equal(before - 3, await Stock());

        var back = await scene.OkAsync(HttpMethod.Delete, $"/api/v1/imports/{import}");
        Assert.Equal(("taken-back", 3), (back.GetProperty("state").GetString(), back.GetProperty("orders").GetInt32()));
        Assert.Equal((1, "10.00", "0.00", 1), await NumbersAsync(scene));
        Assert.Equal(before, await Stock());
        Assert.Equal(1, (await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/orders")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await scene.CallAsync(HttpMethod.Delete, $"/api/v1/imports/{import}")).Status);

        Assert.Equal(3, (await ImportAsync(scene, File, Query)).GetProperty("created").GetInt32());
        Assert.Equal((3, "85.00", "25.00", 3), await NumbersAsync(scene));
    }

    [Fact]
    public async Task Given_an_import_When_moved_to_another_show_Then_it_counts_there_and_can_still_be_taken_back()
    {
        await using var scene = await OrdersScene.StartAsync();
        var other = (await scene.OkAsync(HttpMethod.Post, "/api/v1/shows",
            new { title = "The next one", currency = "USD", timeZone = "Europe/London" },
            HttpStatusCode.Created)).GetProperty("id").GetString()!;
        var import = (await ImportAsync(scene, File, Query)).GetProperty("import").GetString();
        var moved = await scene.OkAsync(HttpMethod.Post, $"/api/v1/imports/{import}/move", new { show = other });
        Assert.Equal(3, moved.GetProperty("orders").GetInt32());
        Assert.Equal((0, "0.00", "0.00", 0), await NumbersAsync(scene));
        Assert.Equal((2, "75.00", "25.00", 2), await NumbersAsync(scene, other));

        var review = scene.App.Services.GetRequiredService<ReviewStore>();
        var (here, there) = (await review.TotalsAsync(new(Guid.Parse(scene.Show)), Currency.Parse("USD")),
            await review.TotalsAsync(new(Guid.Parse(other)), Currency.Parse("USD")));
        Assert.Equal((0, 0L, 0L, 0), (here.Orders, here.Gmv.Minor, here.Refunds.Minor, here.Buyers));
        Assert.Equal((2, 7500L, 2500L, 2), (there.Orders, there.Gmv.Minor, there.Refunds.Minor, there.Buyers));
        Assert.Empty(await scene.App.Services.GetRequiredService<OrderImports>().ListAsync(new(Guid.Parse(scene.Show))));

        await scene.OkAsync(HttpMethod.Delete, $"/api/v1/imports/{import}");
        Assert.Equal((0, "0.00", "0.00", 0), await NumbersAsync(scene, other));
        Assert.Equal(HttpStatusCode.NotFound,
            (await scene.CallAsync(HttpMethod.Post, $"/api/v1/imports/{import}/move", new { show = other })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await scene.CallAsync(HttpMethod.Post, $"/api/v1/imports/{Guid.NewGuid()}/move", new { })).Status);
    }

    [Fact]
    public async Task Given_an_order_that_the_shop_told_of_since_When_the_import_is_taken_back_Then_it_stays()
    {
        await using var scene = await ShopifyScene.StartAsync();
        var import = (await ImportAsync(scene,
            "order,date,sku,quantity,price\n#7,2026-01-31,HAT,1,5\n#8,2026-01-31,MUG,1,5\n", "?source=shopify"))
            .GetProperty("import").GetString();
        await scene.DeliverAsync(scene.Order(7000000007, [Line("5.00", 2)], change: o => o["name"] = "#7"));
        Assert.Equal(1, (await scene.OkAsync(HttpMethod.Delete, $"/api/v1/imports/{import}")).GetProperty("orders").GetInt32());
        Assert.Equal((1, "10.00", "0.00", 1), await NumbersAsync(scene));
    }

    [Fact]
    public async Task Given_an_import_taken_back_When_started_again_Then_the_log_says_the_same()
    {
        var path = Path.Combine(Path.GetTempPath(), $"hostconsole-test-{Guid.NewGuid():N}");
        try
        {
            string show, gone;
            await using (var scene = await ShopifyScene.StartAsync(dataPath: path))
            {
                show = scene.Show;
                gone = (await ImportAsync(scene, File, Query)).GetProperty("import").GetString()!;
                await ImportAsync(scene,
                    File.Replace(",A", ",B", StringComparison.Ordinal).Replace(",R", ",S", StringComparison.Ordinal),
                    Query);
                await scene.OkAsync(HttpMethod.Delete, $"/api/v1/imports/{gone}");
            }

            await using var again = await ShopifyScene.StartAsync(live: false, dataPath: path);
            Assert.Equal((2, "75.00", "25.00", 2), await NumbersAsync(again, show));
            Assert.Equal(HttpStatusCode.NotFound, (await again.CallAsync(HttpMethod.Delete, $"/api/v1/imports/{gone}")).Status);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
