using System.Net;
using System.Text;

namespace HostConsole.Tests.Api;

/// <summary>Catalogue, orders and numbers over HTTP, each row once, held against its sample.</summary>
public sealed class MoneyApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_catalogue_When_it_is_imported_listed_and_changed_Then_each_answers_as_its_sample()
    {
        await using var scene = await shows.LiveAsync();
        using var csv = new StringContent(
            "URL handle,Title,Option1 name,Option1 value,SKU,Price,Inventory tracker,Inventory quantity\n"
                + "bowl,Bowl,Title,Default Title,BOWL-1,12.50,shopify,7\n,No handle,Title,Default Title,X,1,,\n",
            Encoding.UTF8, "text/csv");
        var imported = (await scene.CallAsync("POST", "/api/v1/products/import?currency=USD", csv,
            sample: "products-import")).Is(HttpStatusCode.OK);
        Assert.Equal(1, imported.Number("created"));
        Assert.Equal(2, (await scene.CallAsync("GET", "/api/v1/products", sample: "products-list")).Is(HttpStatusCode.OK).Number("total"));
        (await scene.CallAsync("PUT", $"/api/v1/variants/{scene.Mug}",
            new { stock = 12, price = new { amount = "25.00", currency = "USD" } }, sample: "variants-change"))
            .Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Given_orders_When_placed_refunded_cancelled_and_imported_Then_numbers_and_timeline_follow_as_their_samples()
    {
        await using var scene = await shows.LiveAsync();
        object Order(string id) => new
        {
            externalId = id,
            placedAt = scene.Clock.GetUtcNow(),
            customer = new { key = "c-1", email = "ann@example.com" },
            lines = new[] { new { variantId = scene.Mug, quantity = 2, unitPrice = new { amount = "24.00", currency = "USD" } } },
        };
        (await scene.ApiAsync("POST", "orders", Order("1001"), sample: "orders-place")).Is(HttpStatusCode.Created);
        (await scene.ApiAsync("POST", "orders", Order("1001"), sample: "orders-known")).Is(HttpStatusCode.OK);
        (await scene.ApiAsync("POST", "orders", Order("1002"))).Is(HttpStatusCode.Created);
        (await scene.ApiAsync("POST", "orders/1001/refund", new { amount = new { amount = "4.00", currency = "USD" } },
            sample: "orders-refund")).Is(HttpStatusCode.OK);
        (await scene.ApiAsync("POST", "orders/1002/cancel", sample: "orders-cancel")).Is(HttpStatusCode.OK);
        using var csv = new StringContent("order,date,title,quantity,unit price\nA1,2026-11-21 10:00,Mug,1,10\n",
            Encoding.UTF8, "text/csv");
        var imported = (await scene.ApiAsync("POST", "orders/import?source=market", csv, sample: "orders-import")).Is(HttpStatusCode.OK);
        Assert.Equal(1, imported.Number("created"));
        (await scene.ApiAsync("GET", "orders", sample: "orders-list")).Is(HttpStatusCode.OK);
        Assert.Equal(2, (await scene.ApiAsync("GET", "metrics", sample: "metrics")).Is(HttpStatusCode.OK).Number("orders"));
        (await scene.ApiAsync("GET", "timeline?step=60", sample: "timeline")).Is(HttpStatusCode.OK);

        var other = (await scene.CallAsync("POST", "/api/v1/shows",
            new { title = "The next one", currency = "USD", timeZone = "UTC" })).Is(HttpStatusCode.Created).Text("id");
        var import = $"/api/v1/imports/{imported.Text("import")}";
        (await scene.CallAsync("POST", $"{import}/move", new { show = other }, sample: "imports-move")).Is(HttpStatusCode.OK);
        (await scene.CallAsync("DELETE", import, sample: "imports-take-back")).Is(HttpStatusCode.OK);
    }
}
