using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Store;
using HostConsole.Deals;
using HostConsole.Planning;
using HostConsole.Shows;
using HostConsole.Surfaces;
using HostConsole.Tests.Integrations;
using HostConsole.Tests.Orders;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Deals;

/// <summary>A Shopify catalogue whose file has no variant ids: where they are learned, and what a claim says until then.</summary>
[Trait("Speed", "Slow")]
public sealed class CheckoutLinksTest
{
    private const string Header = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory "
        + "Tracker,Variant Inventory Qty,Variant Price";
    private const string File = Header + "\nck-a,Checkout A,Colour,Red / 10oz,TEE-RED/10,shopify,20,25.00\n";
    private static readonly HostSettings Shop = new() { CheckoutTemplate = Checkout.OfShopify("tidemug.myshopify.com") };

    private static async Task<OrdersScene> StartAsync(string file = File)
    {
        var scene = await ShopifyScene.StartAsync();
        await scene.App.Services.GetRequiredService<SettingsStore>().SaveAsync(Shop);
        await scene.OkAsync(HttpMethod.Post, "/api/v1/products/import?currency=USD", new StringContent(file, Encoding.UTF8, "text/csv"));
        return scene;
    }

    private static async Task<JsonElement> VariantAsync(OrdersScene scene) =>
        (await scene.OkAsync(HttpMethod.Get, "/api/v1/products?search=ck-a")).GetProperty("items")[0].GetProperty("variants")[0];

    private static async Task<string> LaunchAsync(OrdersScene scene) => (await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/deals", new
    {
        variantId = (await VariantAsync(scene)).GetProperty("id").GetGuid(),
        price = OrdersScene.Money(20),
        quantity = 10,
        perViewer = 2,
        seconds = 600,
        code = "SAVE 20% & more+",
    }, System.Net.HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private static async Task<JsonElement> ClaimAsync(OrdersScene scene, string deal)
    {
        using var viewer = await scene.JoinAsync();
        return await (await viewer.PostAsJsonAsync($"/s/{scene.Code}/deals/{deal}/claim", new { quantity = 2 })).Content
            .ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<PreflightPoint> PreflightAsync(OrdersScene scene)
    {
        var plan = (await scene.App.Services.GetRequiredService<PlanDesk>().ReadAsync(new(Guid.Parse(scene.Show))))!;
        return (await scene.App.Services.GetRequiredService<PreflightReader>().CheckAsync(plan)).Single(p => p.Name == "Checkout link");
    }

    [Fact]
    public async Task Given_a_file_without_ids_When_claimed_Then_no_link_but_a_number_to_quote_and_preflight_says_which()
    {
        await using var scene = await StartAsync();
        var claim = await ClaimAsync(scene, await LaunchAsync(scene));
        Assert.Equal(JsonValueKind.Null, claim.GetProperty("checkout").ValueKind);
        Assert.Contains("Quote your claim's number", claim.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("#0001", claim.GetProperty("note").GetString(), StringComparison.Ordinal);
        var point = await PreflightAsync(scene);
        Assert.Equal(Readiness.NotReady, point.Mark);
        Assert.Contains("1 of 1 product in the catalogue is unknown: Checkout A – Red / 10oz.", point.Why, StringComparison.Ordinal);
        Assert.Contains("Variant ID", point.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_typed_id_When_claimed_in_a_deal_that_runs_Then_the_link_has_it()
    {
        await using var scene = await StartAsync();
        var deal = await LaunchAsync(scene);
        var variant = (await VariantAsync(scene)).GetProperty("id").GetGuid();
        Assert.Equal("41234567890123",
            (await scene.OkAsync(HttpMethod.Put, $"/api/v1/variants/{variant}", new { externalId = 41234567890123 }))
                .GetProperty("externalId").GetString());
        var claim = await ClaimAsync(scene, deal);
        Assert.StartsWith(
            "https://tidemug.myshopify.com/cart/41234567890123:2?discount=SAVE%2020%25%20%26%20more%2B&attributes[claim]=",
            claim.GetProperty("checkout").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, claim.GetProperty("note").ValueKind);
        Assert.Equal(Readiness.Ready, (await PreflightAsync(scene)).Mark);
    }

    [Fact]
    public async Task Given_an_order_of_the_shop_When_its_webhook_comes_Then_the_id_is_known()
    {
        await using var scene = await StartAsync();
        var line = new { id = 1, title = "Checkout A", sku = "TEE-RED/10", variant_id = 41234567890123, quantity = 1, price = "25.00" };
        Assert.Contains("told a variant's id", (await scene.DeliverAsync(scene.Order(5001, [line]))).Note, StringComparison.Ordinal);
        Assert.Equal("41234567890123", (await VariantAsync(scene)).GetProperty("externalId").GetString());
        Assert.Contains("/cart/41234567890123:2",
            (await ClaimAsync(scene, await LaunchAsync(scene))).GetProperty("checkout").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_product_of_the_shop_When_its_webhook_comes_Then_the_ids_of_its_variants_are_known()
    {
        await using var scene = await StartAsync();
        var product = new
        {
            id = 81,
            title = "Checkout A",
            variants = new[] { new { id = 41234567890123, product_id = 81, sku = "TEE-RED/10" } }
        };
        Assert.Equal("done", (await scene.DeliverAsync(product)).State);
        Assert.Equal("41234567890123", (await VariantAsync(scene)).GetProperty("externalId").GetString());
        Assert.Equal("ignored", (await scene.DeliverAsync(product)).State);
    }

    [Fact]
    public async Task Given_a_column_with_ids_When_imported_Then_links_have_them()
    {
        await using var scene = await StartAsync(
            Header + ",Variant ID\nck-a,Checkout A,Colour,Red / 10oz,TEE-RED/10,shopify,20,25.00,41234567890123\n");
        Assert.Equal("41234567890123", (await VariantAsync(scene)).GetProperty("externalId").GetString());
        Assert.Equal(Readiness.Ready, (await PreflightAsync(scene)).Mark);
    }

    [Fact]
    public async Task Given_one_SKU_of_two_variants_When_an_order_names_it_Then_nothing_is_learned()
    {
        await using var scene = await StartAsync(File + "ck-b,Checkout B,Colour,Blue,TEE-RED/10,shopify,20,25.00\n");
        await scene.DeliverAsync(scene.Order(5001, [new
        {
            id = 1,
            title = "Checkout A",
            sku = "TEE-RED/10",
            variant_id = 412,
            quantity = 1,
            price = "25.00"
        }]));
        Assert.False((await VariantAsync(scene)).TryGetProperty("externalId", out _));
        Assert.Contains("2 of 2 products", (await PreflightAsync(scene)).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"externalId":"4.1E+13"}""")]
    [InlineData("""{"externalId":true}""")]
    [InlineData("""{"externalId":"4 1"}""")]
    public async Task Given_what_is_no_id_When_put_Then_422_names_the_field(string body)
    {
        await using var scene = await StartAsync();
        var (status, problem) = await scene.CallAsync(HttpMethod.Put,
            $"/api/v1/variants/{(await VariantAsync(scene)).GetProperty("id").GetGuid()}",
            new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty("externalId", out _));
    }
}
