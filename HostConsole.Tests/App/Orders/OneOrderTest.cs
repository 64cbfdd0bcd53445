using System.Net;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Store;
using HostConsole.Tests.Integrations;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Integrations.ShopifyScene;
using static HostConsole.Tests.Orders.OrdersScene;

namespace HostConsole.Tests.Orders;

/// <summary>One order is one order, and one person one buyer, by whichever door they come.</summary>
[Trait("Speed", "Slow")]
public sealed class OneOrderTest
{
    private const string Woo = "Order Number,Order Date,SKU,Item Name,Quantity,Item Cost\n7001,2026-11-20 19:05,BELL,Bell,2,25.00\n";
    private const string Other = "Order ID,Created at,SKU,Product,Qty,Price\n7001,2026-11-20 19:40,HORN,Horn,1,15.00\n";

    internal static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    internal static Task<JsonElement> ImportAsync(OrdersScene scene, string text, string query = "") =>
        scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/import{query}", Csv(text));

    private static string ShopifyFile(OrdersScene scene, string id = "7199000000002", string email = "bob@example.com",
        string quantity = "2", string refunded = "0.00", string more = "")
    {
        var at = scene.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss +0000", System.Globalization.CultureInfo.InvariantCulture);
        return $"{OrderFilesTest.ShopifyHeader}#2008,{email},paid,{at},fulfilled,USD,,0.00,0.00,,,0.00,{at},"
            + $"{quantity},Tide mug,25.00,MUG,,{refunded},V,{id},,0.00,,\n{more}";
    }

    private static Dictionary<string, object?> Webhook(OrdersScene scene) =>
        scene.Order(7199000000002, [Line("25.00", 2)], change: o => o["name"] = "#2008");

    private static async Task<(int Orders, int Buyers, string Gmv, string Refunds)> NumbersAsync(OrdersScene scene)
    {
        var m = await scene.MetricsAsync();
        return (m.GetProperty("orders").GetInt32(), m.GetProperty("buyers").GetInt32(), Amount(m, "gmv"), Amount(m, "refunds"));
    }

    [Theory]
    [InlineData("7199000000002", true)]
    [InlineData("7199000000002", false)]
    [InlineData("", true)]
    [InlineData("", false)]
    public async Task Given_an_order_by_webhook_and_in_Shopifys_file_Then_it_is_one_by_one_buyer(string id, bool webhookFirst)
    {
        await using var scene = await ShopifyScene.StartAsync();
        if (webhookFirst) await scene.DeliverAsync(Webhook(scene));
        var done = await ImportAsync(scene, ShopifyFile(scene, id));
        if (!webhookFirst) await scene.DeliverAsync(Webhook(scene));
        Assert.Equal("shopify", done.GetProperty("source").GetString());
        Assert.Equal(webhookFirst ? 0 : 1, done.GetProperty("created").GetInt32());
        Assert.Equal((1, 1, "50.00", "0.00"), await NumbersAsync(scene));

        // A refund of the webhook finds the order by its id, whichever name it came with.
        Assert.Equal("done", (await scene.DeliverAsync(Refund(1, 7199000000002, "20.00"))).State);
        await ImportAsync(scene, ShopifyFile(scene, id, refunded: "20.00"));
        Assert.Equal((1, 1, "50.00", "20.00"), await NumbersAsync(scene));
        await ImportAsync(scene, ShopifyFile(scene, id, refunded: "30.00"));
        Assert.Equal((1, 1, "50.00", "30.00"), await NumbersAsync(scene));
    }

    [Fact]
    public async Task Given_a_shops_order_When_a_file_says_otherwise_Then_the_shop_stands_and_it_is_told()
    {
        await using var scene = await ShopifyScene.StartAsync();
        await scene.DeliverAsync(Webhook(scene));
        var done = await ImportAsync(scene, ShopifyFile(scene, quantity: "1"));
        Assert.Contains("the shop itself told of 50.00, this file says 25.00",
            Assert.Single(done.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal((1, 1, "50.00", "0.00"), await NumbersAsync(scene));
    }

    [Theory]
    [InlineData("7199000000002")]
    [InlineData("#2008")]
    [InlineData("2008")]
    public async Task Given_an_order_by_webhook_and_by_call_Then_it_is_one_in_either_order(string id)
    {
        foreach (var webhookFirst in (bool[])[true, false])
        {
            await using var scene = await ShopifyScene.StartAsync();
            if (webhookFirst) await scene.DeliverAsync(Webhook(scene));
            await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders", scene.Order(id, 25, "207119551", 2),
                webhookFirst ? HttpStatusCode.OK : HttpStatusCode.Created);
            if (!webhookFirst) await scene.DeliverAsync(Webhook(scene));
            Assert.Equal((1, 1, "50.00", "0.00"), await NumbersAsync(scene));
        }
    }

    [Fact]
    public async Task Given_a_call_with_a_number_of_another_shop_and_other_items_Then_they_are_two()
    {
        await using var scene = await OrdersScene.StartAsync();
        await ImportAsync(scene, "order,date,sku,quantity,price\n1001,2026-01-31,HORN,1,5\n", "?source=etsy");
        await scene.PlaceAsync("1001", 20, "ann");
        Assert.Equal(2, (await NumbersAsync(scene)).Orders);
        var (several, problem) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders/1001/refund", new { amount = Money(1) });
        Assert.Equal(HttpStatusCode.Conflict, several);
        Assert.Contains("?source=etsy", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/1001/refund?source=etsy", new { amount = Money(1) });
        Assert.Equal("1.00", (await NumbersAsync(scene)).Refunds);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?source=shop one", "?source=shop two")]
    public async Task Given_two_shops_files_with_one_number_Then_they_are_two_orders(string first, string second)
    {
        await using var scene = await OrdersScene.StartAsync();
        await ImportAsync(scene, Woo, first);
        var done = await ImportAsync(scene, Other, second);
        Assert.Equal(1, done.GetProperty("created").GetInt32());
        Assert.Equal((2, 0, "65.00", "0.00"), await NumbersAsync(scene));
    }

    [Fact]
    public async Task Given_two_files_of_one_name_that_contradict_each_other_Then_the_second_is_refused_in_words()
    {
        await using var scene = await OrdersScene.StartAsync();
        await ImportAsync(scene, Other);
        var done = await ImportAsync(scene, "Order ID,Created at,SKU,Product,Qty,Price\n7001,2026-11-20 19:05,BELL,Bell,2,25.00\n");
        Assert.Contains("name the shop",
            Assert.Single(done.GetProperty("rejected").EnumerateArray()).GetProperty("reason").GetString(),
            StringComparison.Ordinal);
        Assert.Equal((1, 0, "15.00", "0.00"), await NumbersAsync(scene));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders/import?source=a:b", Csv(Other))).Status);
    }

    [Theory]
    [InlineData("2026/1234")]
    [InlineData("#1001")]
    [InlineData("50%")]
    [InlineData("50%2F")]
    [InlineData("a b")]
    [InlineData("Bestellung №7/ä")]
    [InlineData("a+b&c=d;e?f")]
    public async Task Given_an_id_with_any_character_Then_it_is_refunded_and_cancelled_by_it(string id)
    {
        await using var scene = await OrdersScene.StartAsync();
        await scene.PlaceAsync(id, 50, "ann");
        var refund = await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/{Uri.EscapeDataString(id)}/refund",
            new { amount = Money(20) });
        Assert.Equal(("20.00", id), (Amount(refund, "refunded"), refund.GetProperty("externalId").GetString()));
        Assert.Equal("cancelled",
            (await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/{Uri.EscapeDataString(id)}/cancel"))
                .GetProperty("state").GetString());
        Assert.Equal(0, (await NumbersAsync(scene)).Orders);
    }

    [Fact]
    public async Task Given_a_person_by_key_and_by_mail_in_any_case_Then_they_are_one_buyer_who_comes_again()
    {
        await using var scene = await ShopifyScene.StartAsync();
        Task<JsonElement> Place(string id, object customer) => scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders", new
        {
            externalId = id,
            placedAt = scene.Clock.GetUtcNow(),
            customer,
            lines = new[] { new { title = $"Mug {id}", quantity = 1, unitPrice = Money(25) } },
        }, HttpStatusCode.Created);

        await scene.DeliverAsync(scene.Order(1, [Line("25.00", 2)]));
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await Place("a", new { email = "Bob@Example.com" });
        Assert.Equal((2, 1, "75.00", "0.00"), await NumbersAsync(scene));

        // Two who seemed to be two, until an order names both.
        await Place("b", new { key = "k-1" });
        await Place("c", new { email = "kim@example.com" });
        Assert.Equal(3, (await NumbersAsync(scene)).Buyers);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await Place("d", new { key = "k-1", email = "KIM@example.com" });
        Assert.Equal((5, 2, "150.00", "0.00"), await NumbersAsync(scene));
        Assert.Equal(1d, (await scene.MetricsAsync()).GetProperty("repeatRate").GetDouble());
        var totals = await scene.App.Services.GetRequiredService<ReviewStore>()
            .TotalsAsync(new(Guid.Parse(scene.Show)), Core.Kernel.Currency.Parse("USD"));
        Assert.Equal((2, 2), (totals.Buyers, totals.RepeatBuyers));

        // What is known of them is erased whole, under whichever id it was kept.
        var people = scene.App.Services.GetRequiredService<People>();
        var kims = await people.SearchAsync("kim@example.com");
        await people.EraseAsync(kims[0].Id);
        Assert.Empty(await people.SearchAsync("kim@example.com"));
        Assert.NotEmpty(await people.SearchAsync("bob@example.com"));
    }
}
