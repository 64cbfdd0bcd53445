using System.Net;
using HostConsole.Orders;
using static HostConsole.Tests.Orders.OrdersScene;

namespace HostConsole.Tests.Orders;

[Trait("Speed", "Slow")]
public sealed class OrdersApiTest
{
    [Fact]
    public async Task Given_an_order_When_sent_again_Then_it_is_known_and_counts_once()
    {
        await using var scene = await StartAsync();
        var first = await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders", scene.Order("1001", 24.50m, "ann", 2),
            HttpStatusCode.Created);
        Assert.Equal(("1001", "api", "explicit", scene.Show),
            (first.GetProperty("externalId").GetString(), first.GetProperty("source").GetString(),
                first.GetProperty("attribution").GetString(), first.GetProperty("show").GetString()));
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders", scene.Order("1001", 24.50m, "ann", 2));

        var list = await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/orders");
        var item = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(("49.00", "placed", 2),
            (Amount(item, "gmv"), item.GetProperty("state").GetString(), item.GetProperty("units").GetInt32()));
        Assert.Equal('8', item.GetProperty("customer").GetString()![14]);
        Assert.Equal("49.00", Amount(await scene.MetricsAsync(), "gmv"));
    }

    [Fact]
    public async Task Given_an_idempotency_key_Then_the_first_answer_comes_again_and_another_body_is_refused()
    {
        await using var scene = await StartAsync();
        var order = scene.Order("1", 5);
        var (first, body) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders", order, "k1");
        var (again, same) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders", order, "k1");
        var (other, problem) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders", scene.Order("2", 5), "k1");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (first, again, other));
        Assert.Equal(body.ToString(), same.ToString());
        Assert.Equal("/problems/idempotency-key-reused", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Given_a_refund_Then_net_falls_and_no_more_than_the_value_goes_back()
    {
        await using var scene = await StartAsync();
        await scene.PlaceAsync("7", 50, "ann");
        var refund = await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/7/refund", new { amount = Money(20) });
        Assert.Equal(("20.00", "30.00"), (Amount(refund, "refunded"), Amount(refund, "net")));
        var (status, problem) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders/7/refund", new { amount = Money(30.01m) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("30.00", problem.GetProperty("errors").GetProperty("amount")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.CallAsync(HttpMethod.Post,
            $"{scene.Path}/orders/7/refund", new { amount = Money(1, "EUR") })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders/8/refund",
            new { amount = Money(1) })).Status);
        var metrics = await scene.MetricsAsync();
        Assert.Equal(("50.00", "20.00", "30.00", 1d), (Amount(metrics, "gmv"), Amount(metrics, "refunds"),
            Amount(metrics, "net"), metrics.GetProperty("returnRate").GetDouble()));
    }

    [Fact]
    public async Task Given_a_cancelled_order_Then_it_is_out_of_every_number_but_listed()
    {
        await using var scene = await StartAsync();
        await scene.PlaceAsync("1", 10, "ann");
        await scene.PlaceAsync("2", 15, "bob");
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/1/cancel");
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/1/cancel");
        var metrics = await scene.MetricsAsync();
        Assert.Equal(("15.00", 1, 1), (Amount(metrics, "gmv"), metrics.GetProperty("orders").GetInt32(),
            metrics.GetProperty("buyers").GetInt32()));
        var cancelled = await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/orders?state=cancelled");
        Assert.Equal("1", Assert.Single(cancelled.GetProperty("items").EnumerateArray()).GetProperty("externalId").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.CallAsync(HttpMethod.Get, $"{scene.Path}/orders?state=lost")).Status);
    }

    [Fact]
    public async Task Given_test_orders_and_other_currencies_Then_they_are_kept_and_left_out()
    {
        await using var scene = await StartAsync();
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders", scene.Order("t", 10, "ann", test: true), HttpStatusCode.Created);
        var euro = await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders",
            scene.Order("e", 10, "bob", currency: "EUR"), HttpStatusCode.Created);
        Assert.Equal("currency", euro.GetProperty("leftOut").GetString());
        var metrics = await scene.MetricsAsync();
        Assert.Equal((0, 2, "0.00"), (metrics.GetProperty("orders").GetInt32(),
            metrics.GetProperty("leftOut").GetInt32(), Amount(metrics, "gmv")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, metrics.GetProperty("aov").ValueKind);
        Assert.Equal(2, (await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/orders?state=left-out")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Given_wrong_fields_Then_each_is_named()
    {
        await using var scene = await StartAsync();
        var (status, problem) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders", new
        {
            customer = new { email = "nobody" },
            lines = new object[] { new { quantity = 0, title = "Mug", unitPrice = Money(5) }, new { quantity = 1 },
                new { variantId = Guid.NewGuid(), quantity = 1, unitPrice = Money(5) } },
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var fields = problem.GetProperty("errors").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["customer.email", "externalId", "lines[0].quantity", "lines[1]", "lines[1].unitPrice", "placedAt"], fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders", scene.Order("d", 5, discount: 6))).Status);
    }

    [Fact]
    public async Task Given_a_rehearsal_Then_the_shop_s_orders_are_the_real_show_s()
    {
        await using var scene = await StartAsync(live: false);
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/rehearse");
        var order = await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders", scene.Order("1", 5, "ann"), HttpStatusCode.Created);
        Assert.Equal(scene.Show, order.GetProperty("show").GetString());
        var metrics = await scene.MetricsAsync();
        Assert.Equal((true, 0), (metrics.GetProperty("rehearsal").GetBoolean(), metrics.GetProperty("orders").GetInt32()));
        Assert.Equal(1, (await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/orders")).GetProperty("total").GetInt32());
    }

    // Computed with Python's hmac over the bytes 0 to 31.
    [Theory]
    [InlineData("key:13349", KeyVector)]
    [InlineData("email:ann@example.com", EmailVector)]
    public void Given_a_customer_Then_the_id_is_a_version_8_GUID_of_a_keyed_hash(string who, string expected) =>
        Assert.Equal(Guid.Parse(expected), PersonKeys.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)], who));

    private const string KeyVector = "94d4de33-37d6-86af-a571-dc92fe180bb7";
    private const string EmailVector = "e7daf7be-e89b-80ed-8215-c52e66f322f4";
}
