using System.Net;
using System.Text;
using System.Text.Json;
using HostConsole.Tests.Integrations;
using HostConsole.Tests.Orders;
using static HostConsole.Tests.Orders.OrdersScene;

namespace HostConsole.Tests.Catalogue;

[Trait("Speed", "Slow")]
public sealed class StockImportTest
{
    private const string Ring = """
        ID,Type,SKU,Name,Published,In stock?,Stock,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)
        19,variable,PS,Ring,1,1,4,,,Size,"S, M"
        20,variation,PS-S,Ring - S,1,1,parent,20,PS,Size,S
        21,variation,PS-M,Ring - M,1,1,parent,20,PS,Size,M
        """;

    private static Task<JsonElement> ImportAsync(OrdersScene scene, string csv, string query = "") =>
        scene.OkAsync(HttpMethod.Post, "/api/v1/products/import?currency=USD" + query, new StringContent(csv, Encoding.UTF8, "text/csv"));

    private static async Task<JsonElement> VariantAsync(OrdersScene scene, string sku) =>
        (await scene.OkAsync(HttpMethod.Get, $"/api/v1/products?search={sku}")).GetProperty("items").EnumerateArray()
            .SelectMany(p => p.GetProperty("variants").EnumerateArray())
            .Single(v => v.GetProperty("sku").GetString() == sku);

    private static async Task<int?> StockAsync(OrdersScene scene, string sku) =>
        (await VariantAsync(scene, sku)).GetProperty("stock") is { ValueKind: JsonValueKind.Number } stock ? stock.GetInt32() : null;

    private static async Task<(HttpStatusCode Status, JsonElement Body)> LaunchAsync(OrdersScene scene, string sku, int quantity) =>
        await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/deals", new
        {
            variantId = (await VariantAsync(scene, sku)).GetProperty("id").GetString(),
            price = Money(15),
            quantity,
            perViewer = quantity,
            seconds = 600
        });

    [Fact]
    public async Task Given_variations_that_share_four_units_When_two_deals_want_four_Then_the_second_is_refused()
    {
        await using var scene = await StartAsync();
        var done = await ImportAsync(scene, Ring);
        Assert.Contains(done.GetProperty("notes").EnumerateArray(),
            n => n.GetString()!.Contains("take from one stock", StringComparison.Ordinal));
        Assert.Equal((4, 4), (await StockAsync(scene, "PS-S"), await StockAsync(scene, "PS-M")));
        Assert.True((await VariantAsync(scene, "PS-M")).GetProperty("shared").GetBoolean());

        Assert.Equal(HttpStatusCode.Created, (await LaunchAsync(scene, "PS-S", 4)).Status);
        var (status, refused) = await LaunchAsync(scene, "PS-M", 4);
        Assert.Equal((HttpStatusCode.Conflict, "/problems/not-enough-stock"), (status, refused.GetProperty("type").GetString()));
        Assert.Equal((0, 0), (await StockAsync(scene, "PS-S"), await StockAsync(scene, "PS-M")));
        Assert.Equal(1, (await ImportAsync(scene, Ring)).GetProperty("unchanged").GetInt32());

        // An import that gives each its own units ends the sharing; what the deal holds stays held.
        await ImportAsync(scene, Ring.Replace("parent", "6", StringComparison.Ordinal));
        Assert.Equal((2, 6), (await StockAsync(scene, "PS-S"), await StockAsync(scene, "PS-M")));
    }

    [Fact]
    public async Task Given_tracked_variants_without_quantities_Then_none_can_be_promised_until_the_inventory_is_imported()
    {
        await using var scene = await StartAsync();
        const string products = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant "
            + "Inventory Policy,Variant Price,Status\nscarf,Scarf,Colour,Red,ML-R,shopify,deny,25.00,active\n"
            + "scarf,,,Blue,ML-B,shopify,deny,25.00,active\n";
        var done = await ImportAsync(scene, products);
        Assert.Contains("Shopify's inventory CSV",
            Assert.Single(done.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await StockAsync(scene, "ML-R"), await StockAsync(scene, "ML-B")));
        Assert.Equal(HttpStatusCode.Conflict, (await LaunchAsync(scene, "ML-R", 1)).Status);

        const string inventory = "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Available (not "
            + "editable),On hand (current)\nscarf,Scarf,Colour,Red,ML-R,,,Shop,4,5\n"
            + "scarf,Scarf,Colour,Red,ML-R,,,Warehouse,7,7\nscarf,Scarf,Colour,Blue,ML-B,,,Shop,not stocked,not "
            + "stocked\nscarf,Scarf,Colour,Blue,ML-B,,,Warehouse,2,2\nscarf,Scarf,Colour,Grey,ML-G,,,Shop,1,1\n";
        done = await ImportAsync(scene, inventory);
        Assert.Equal(("shopify-inventory", 2, 1), (done.GetProperty("format").GetString(),
            done.GetProperty("updated").GetInt32(), done.GetProperty("rejectedTotal").GetInt32()));
        Assert.Contains("'ML-G'", done.GetProperty("rejected")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal((11, 2), (await StockAsync(scene, "ML-R"), await StockAsync(scene, "ML-B")));
        // The product file does not tell them, and leaves them.
        await ImportAsync(scene, products);
        Assert.Equal((11, 2), (await StockAsync(scene, "ML-R"), await StockAsync(scene, "ML-B")));
        await ImportAsync(scene, inventory, "&location=Shop");
        Assert.Equal((4, 2), (await StockAsync(scene, "ML-R"), await StockAsync(scene, "ML-B")));
    }

    [Fact]
    public async Task Given_a_shop_that_goes_on_selling_Then_a_deal_may_have_more_than_stock_and_never_more_than_its_own()
    {
        await using var scene = await StartAsync();
        const string products = "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant "
            + "Inventory Policy,Variant Price,Status\n"
            + "lamp,Lamp,PO-1,shopify,1,continue,25.00,active\ncup,Cup,PO-2,shopify,1,deny,25.00,active\n";
        var done = await ImportAsync(scene, products);
        Assert.Contains(done.GetProperty("notes").EnumerateArray(),
            n => n.GetString()!.Contains("pre-orders", StringComparison.Ordinal)
                && n.GetString()!.Contains("PO-1", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, (await LaunchAsync(scene, "PO-2", 2)).Status);

        var (status, deal) = await LaunchAsync(scene, "PO-1", 3);
        Assert.Equal(HttpStatusCode.Created, status);
        var id = deal.GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.OK,
            (await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/deals/{id}/top-up", new { quantity = 1 })).Status);
        Assert.Equal((-3, 4), (await StockAsync(scene, "PO-1"),
            (await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/deals/{id}")).GetProperty("left").GetInt32()));
        Assert.True((await VariantAsync(scene, "PO-1")).GetProperty("preOrder").GetBoolean());
    }

    [Fact]
    public async Task Given_a_SKU_with_a_spreadsheets_apostrophe_When_its_order_comes_Then_its_stock_goes_down()
    {
        await using var scene = await ShopifyScene.StartAsync();
        await ImportAsync(scene, "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant "
            + "Price\nap-3,Apos jug,'0016987,shopify,5,25.00\nap-4,Plain jug,PLAIN-10,shopify,5,25.00\n");
        foreach (var (id, sku) in new[] { (1, "0016987"), (2, "PLAIN-10"), (3, "'0016987") })
            await scene.DeliverAsync(new
            {
                id,
                name = $"#{id}",
                currency = "USD",
                created_at = scene.Clock.GetUtcNow(),
                updated_at = scene.Clock.GetUtcNow(),
                line_items = new[] { new { id, title = "Jug", sku, quantity = 2, price = "25.00" } }
            });
        Assert.Equal((1, 3), (await StockAsync(scene, "0016987"), await StockAsync(scene, "PLAIN-10")));
    }

    [Fact]
    public async Task Given_a_deal_that_holds_more_When_less_is_counted_Then_the_answer_says_what_will_happen()
    {
        await using var scene = await StartAsync();
        await ImportAsync(scene, "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant "
            + "Price\njug,Jug,JUG,shopify,5,25.00\n");
        var id = (await VariantAsync(scene, "JUG")).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.Created, (await LaunchAsync(scene, "JUG", 5)).Status);
        var enough = await scene.OkAsync(HttpMethod.Put, $"/api/v1/variants/{id}", new { stock = 5 });
        Assert.False(enough.TryGetProperty("notes", out _));
        var few = await scene.OkAsync(HttpMethod.Put, $"/api/v1/variants/{id}", new { stock = 2 });
        Assert.Equal(-3, few.GetProperty("stock").GetInt32());
        Assert.StartsWith("Deals hold 5 units, and 2 were counted",
            Assert.Single(few.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_file_of_no_known_shop_When_its_columns_are_named_Then_it_is_read()
    {
        await using var scene = await StartAsync();
        const string file = "Ding;Kennung;Kostet;Farbe;Da\nKerze;K-1;12,50;Rot;5\nKerze;K-2;13,00;Blau;6\n";
        var (status, problem) = await scene.CallAsync(HttpMethod.Post, "/api/v1/products/import?currency=USD",
            new StringContent(file, Encoding.UTF8, "text/csv"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true),
            (status, problem.GetProperty("detail").GetString()!.Contains("map.title", StringComparison.Ordinal)));
        var done = await ImportAsync(scene, file, "&map.title=Ding&map.sku=Kennung&map.price=Kostet&map.option1=Farbe&map.stock=Da");
        Assert.Equal(("products-csv", 1), (done.GetProperty("format").GetString(), done.GetProperty("created").GetInt32()));
        Assert.Equal((5, 6), (await StockAsync(scene, "K-1"), await StockAsync(scene, "K-2")));
        (status, problem) =
            await scene.CallAsync(HttpMethod.Post, "/api/v1/products/import?currency=USD&map.colour=Farbe",
                new StringContent(file, Encoding.UTF8, "text/csv"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (status, problem.GetProperty("errors").TryGetProperty("mapping", out _)));
    }

    [Fact]
    public async Task Given_sales_that_are_over_or_to_come_Then_the_regular_price_is_asked()
    {
        await using var scene = await StartAsync();
        var now = scene.Clock.GetUtcNow();
        var done = await ImportAsync(scene, $"ID,Type,SKU,Name,Date sale price starts,Date sale price "
            + "ends,Sale price,Regular price\n1,simple,EXP-1,Lamp,2024-01-10,2024-01-20,10,40\n"
            + $"2,simple,FUT-1,Later,{now.AddDays(40):yyyy-MM-dd},,10,40\n3,simple,NOW-1,Now,"
            + $"{now.AddDays(-4):yyyy-MM-dd},{now:yyyy-MM-dd},10,40\n");
        Assert.Equal(3, done.GetProperty("notes").GetArrayLength());
        foreach (var (sku, price) in new[] { ("EXP-1", "40.00"), ("FUT-1", "40.00"), ("NOW-1", "10.00") })
        {
            var variant = await VariantAsync(scene, sku);
            Assert.Equal((price, price == "10.00"),
                (Amount(variant, "price"), variant.GetProperty("compareAt").ValueKind != JsonValueKind.Null));
        }
    }
}
