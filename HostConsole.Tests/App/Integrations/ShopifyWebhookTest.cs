using System.Net;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Store;
using HostConsole.Integrations.Shopify;
using HostConsole.Tests.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Integrations.ShopifyScene;
using static HostConsole.Tests.Orders.OrdersScene;

namespace HostConsole.Tests.Integrations;

[Trait("Speed", "Slow")]
public sealed class ShopifyWebhookTest
{
    // openssl dgst -sha256 -hmac hush -binary | base64
    [Theory]
    [InlineData("ionwwWq/GloirI+M0gDDYjRgfgSOR8mF7Ir/Oho/2tA=", true)]
    [InlineData("ionwwWq/GloirI+M0gDDYjRgfgSOR8mF7Ir/Oho/2tB=", false)]
    [InlineData("8a89f0c16abf1a5a22ac8f8cd200c36234607e048e47c985ec8aff3a1a3fdad0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Given_a_signature_Then_it_fits_as_openssl_computes_it(string? signature, bool fits) =>
        Assert.Equal(fits, ShopifySecret.Verify("hush"u8.ToArray(), """{"id":450789469,"test":false}"""u8, signature));

    [Fact]
    public async Task Given_no_secret_Then_every_delivery_is_refused()
    {
        await using var scene = await OrdersScene.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await scene.SendAsync("{}"));
        await scene.App.Services.GetRequiredService<ShopifySecret>().SaveAsync("from-settings");
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.SendAsync("{}"));
        Assert.Equal(HttpStatusCode.OK, await scene.SendAsync("{}", Sign("{}", "from-settings")));
        var stored = await scene.App.Services.GetRequiredService<SettingsStore>().ReadAsync(ShopifySecret.Setting);
        Assert.DoesNotContain("from-settings", Encoding.UTF8.GetString(Convert.FromBase64String(stored!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_wrong_signature_or_a_huge_body_Then_refused_and_nothing_is_kept()
    {
        await using var scene = await ShopifyScene.StartAsync();
        var body = JsonSerializer.Serialize(scene.Order(1, [Line("10.00", 1)]));
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.SendAsync(body, Sign(body, "another secret")));
        Assert.Equal(HttpStatusCode.Unauthorized,
            await scene.SendAsync(body.Replace("10.00", "90.00", StringComparison.Ordinal), Sign(body)));
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.SendAsync(body, ""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await scene.SendAsync(new string('x', ShopifyWebhook.BodyLimit + 1)));
        Assert.Empty(await scene.RowsAsync());
    }

    [Fact]
    public async Task Given_what_cannot_be_used_but_is_signed_Then_it_is_answered_and_kept_as_failed()
    {
        await using var scene = await ShopifyScene.StartAsync();
        Assert.Equal(("failed", "The body is no JSON."), await NoteAsync("this is no JSON"));
        Assert.Equal("failed", (await NoteAsync("[1]")).State);
        Assert.Equal(("failed", "The order names no known currency."),
            await NoteAsync(scene.Order(1, [Line("1.00", 1)], change: o => o["currency"] = "XYZ")));
        Assert.Equal("failed", (await NoteAsync(scene.Order(1, [Line("abc", 1)]))).State);
        Assert.Equal("ignored", (await NoteAsync(new { id = 1, title = "a product" })).State);
        Assert.Equal("this is no JSON", (await scene.RowsAsync())[0].Body);

        async Task<(string State, string? Note)> NoteAsync(object body) =>
            await scene.DeliverAsync(body) is var d ? (d.State, d.Note) : default;
    }

    [Fact]
    public async Task Given_discounts_and_included_tax_Then_GMV_is_without_both_to_the_cent()
    {
        await using var scene = await ShopifyScene.StartAsync();
        // 3 × 19.99 − 5.00 − 8.77 tax = 46.20; 1 × 10.00 − 10.00 = 0; excluded tax changes nothing: 2 × 7.50 = 15.00.
        var done = await scene.DeliverAsync(
            scene.Order(1, [Line("19.99", 3, "5.00", "8.77"), Line("10.00", 1, "10.00", "0.00")],
                change: o => o["taxes_included"] = true));
        Assert.Equal("done", done.State);
        await scene.DeliverAsync(scene.Order(2, [Line("7.50", 2, tax: "3.00")]));
        var metrics = await scene.MetricsAsync();
        Assert.Equal(("61.20", 2, 1, 6), (Amount(metrics, "gmv"), metrics.GetProperty("orders").GetInt32(),
            metrics.GetProperty("buyers").GetInt32(), metrics.GetProperty("units").GetInt32()));
        Assert.All(await scene.RowsAsync(), r => Assert.Empty(r.Body));
        var item = (await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/orders")).GetProperty("items")[0];
        Assert.Equal(("window", "shopify"), (item.GetProperty("attribution").GetString(), item.GetProperty("source").GetString()));
        var person = await scene.App.Services.GetRequiredService<People>().FindAsync(item.GetProperty("customer").GetGuid());
        Assert.Equal(("Bob Norman", "bob@example.com"), (person!.Name, person.Email));
        await using var db = await scene.App.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync();
        Assert.DoesNotContain(await db.Facts.Select(f => f.Data).ToListAsync(), data =>
            data.Contains("Norman", StringComparison.Ordinal) || data.Contains("bob@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_deliveries_twice_and_out_of_order_Then_the_newest_version_stands()
    {
        await using var scene = await ShopifyScene.StartAsync();
        await scene.DeliverAsync(scene.Order(1, [Line("10.00", 1)]));
        Assert.Equal("ignored", (await scene.DeliverAsync(scene.Order(1, [Line("10.00", 1)]))).State);
        await scene.DeliverAsync(scene.Order(1, [Line("10.00", 3)], minute: 5));
        Assert.Equal("ignored", (await scene.DeliverAsync(scene.Order(1, [Line("10.00", 2)], minute: 3))).State);
        Assert.Equal("30.00", Amount(await scene.MetricsAsync(), "gmv"));

        // A newer version with the same lines counts as known, too: one between them stays old.
        await scene.DeliverAsync(scene.Order(1, [Line("10.00", 3)], minute: 9));
        Assert.Equal("ignored", (await scene.DeliverAsync(scene.Order(1, [Line("10.00", 2)], minute: 7))).State);
        Assert.Equal("30.00", Amount(await scene.MetricsAsync(), "gmv"));
    }

    [Fact]
    public async Task Given_refunds_in_orders_and_alone_Then_each_counts_once_and_without_tax()
    {
        await using var scene = await ShopifyScene.StartAsync();
        var line = Line("60.00", 2, tax: "20.00");
        Assert.Equal("waiting", (await scene.DeliverAsync(Refund(501, 1, "60.00", "10.00", line))).State);
        await scene.DeliverAsync(scene.Order(1, [line], change: o => o["taxes_included"] = true));
        await scene.SettledAsync();
        Assert.Equal(("100.00", "50.00"), (Amount(await scene.MetricsAsync(), "gmv"), Amount(await scene.MetricsAsync(), "refunds")));

        Assert.Equal("ignored", (await scene.DeliverAsync(Refund(501, 1, "60.00", "10.00", line))).State);
        await scene.DeliverAsync(scene.Order(1, [line], minute: 2, change: o =>
        {
            o["taxes_included"] = true;
            o["refunds"] = new[] { Refund(501, 1, "60.00", "10.00"), Refund(502, 1, "12.00", "2.00") };
        }));
        Assert.Equal("60.00", Amount(await scene.MetricsAsync(), "refunds"));
    }

    [Fact]
    public async Task Given_a_cancellation_a_test_order_and_another_currency_Then_none_counts()
    {
        await using var scene = await ShopifyScene.StartAsync();
        await scene.DeliverAsync(scene.Order(1, [Line("10.00", 1)]));
        await scene.DeliverAsync(scene.Order(1, [Line("10.00", 1)], minute: 1, change: o => o["cancelled_at"] = scene.Clock.GetUtcNow()));
        await scene.DeliverAsync(scene.Order(2, [Line("10.00", 1)], change: o => o["test"] = true));
        await scene.DeliverAsync(scene.Order(3, [Line("10.00", 1)], change: o => o["currency"] = "EUR"));
        var metrics = await scene.MetricsAsync();
        Assert.Equal((0, 2, "0.00"), (metrics.GetProperty("orders").GetInt32(),
            metrics.GetProperty("leftOut").GetInt32(), Amount(metrics, "gmv")));
        Assert.Equal(3, (await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/orders")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Given_deliveries_left_behind_by_a_stop_Then_the_next_start_works_on_them()
    {
        var path = Path.Combine(Path.GetTempPath(), $"hostconsole-test-{Guid.NewGuid():N}");
        try
        {
            string show;
            await using (var scene = await ShopifyScene.StartAsync(dataPath: path))
            {
                show = scene.Path;
                await using var db = await scene.App.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync();
                db.Deliveries.Add(new()
                {
                    Source = "shopify",
                    State = "received",
                    Body = JsonSerializer.Serialize(scene.Order(1, [Line("10.00", 1)]))
                });
                await db.SaveChangesAsync();
            }

            await using var again = await ShopifyScene.StartAsync(live: false, dataPath: path);
            Assert.Equal("done", (await again.SettledAsync()).State);
            Assert.Equal("10.00", Amount(await again.OkAsync(HttpMethod.Get, $"{show}/metrics"), "gmv"));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [Fact]
    public async Task Given_a_claim_When_the_shop_s_order_names_it_Then_it_is_ordered_and_redeemed()
    {
        await using var scene = await ShopifyScene.StartAsync();
        using var csv = new StringContent("Handle,Title,Variant SKU,Variant Price,Variant Inventory Tracker,Variant "
            + "Inventory Qty\nmug,Tide mug,MUG,24.00,shopify,5\n",
            Encoding.UTF8, "text/csv");
        await scene.OkAsync(HttpMethod.Post, "/api/v1/products/import", csv);
        var variant = (await scene.OkAsync(HttpMethod.Get, "/api/v1/products?search=mug")).GetProperty("items")[0]
            .GetProperty("variants")[0].GetProperty("id").GetString();
        var deal = (await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/deals",
            new { variantId = variant, price = Money(19), quantity = 2, perViewer = 1, seconds = 300 },
            HttpStatusCode.Created)).GetProperty("id").GetString();
        using var ana = await scene.JoinAsync();
        using var answer = await ana.PostAsync($"/s/{scene.Code}/deals/{deal}/claim",
            new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var claim = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("claim").GetString();

        var done = await scene.DeliverAsync(scene.Order(1, [Line("19.00", 1)],
            change: o => o["note_attributes"] = new[] { new { name = "claim", value = claim } }));

        Assert.Contains("counted by claim", done.Note, StringComparison.Ordinal);
        Assert.Equal(1, (await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/deals/{deal}")).GetProperty("ordered").GetInt32());
        var metrics = await scene.MetricsAsync();
        Assert.Equal((1, 1d, "19.00"), (metrics.GetProperty("claims").GetInt32(),
            metrics.GetProperty("redemption").GetDouble(), Amount(metrics, "gmv")));
    }
}
