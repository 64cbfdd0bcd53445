using System.Text.Json;
using HostConsole.Tests.Orders;
using static HostConsole.Tests.Integrations.ShopifyScene;
using static HostConsole.Tests.Orders.OrdersScene;

namespace HostConsole.Tests.Integrations;

/// <summary>What is goods and what is not, and what was given back, as Shopify's bodies tell it.</summary>
[Trait("Speed", "Slow")]
public sealed class ShopifyMoneyTest
{
    private const long Id = 7199000000005;

    private static object Money(string amount, string kind = "refund", string status = "success",
        string currency = "USD") =>
        new { id = 2, kind, status, amount, currency };

    private static object Adjusted(string amount, string kind = "refund_discrepancy", string tax = "0.00") =>
        new { id = 1, amount, tax_amount = tax, kind };

    private static object RefundOf(long id, object[]? lines = null, object[]? adjustments = null, object[]? money = null) =>
        new { id, order_id = Id, refund_line_items = lines ?? [], order_adjustments = adjustments ?? [], transactions = money ?? [] };

    private static object Back(string subtotal, int quantity = 1, string tax = "0.00", object? line = null,
        long? of = null) =>
        new { quantity, subtotal, total_tax = tax, line_item_id = of, line_item = line };

    private static object Sold(long id, int quantity, int? current = null, string price = "25.00", string? off = null) => current is null
        ? new
        {
            id,
            title = $"Item {id}",
            sku = $"S{id}",
            quantity,
            price,
            discount_allocations = off is null ? [] : new[] { new { amount = off } }
        }
        : new
        {
            id,
            title = $"Item {id}",
            sku = $"S{id}",
            quantity,
            current_quantity = current,
            price,
            discount_allocations = off is null ? [] : new[] { new { amount = off } }
        };

    private static async Task<(string Gmv, string Refunds, string Net, int Units, int Orders)> NumbersAsync(OrdersScene scene)
    {
        var m = await scene.MetricsAsync();
        return (Amount(m, "gmv"), Amount(m, "refunds"), Amount(m, "net"), m.GetProperty("units").GetInt32(),
            m.GetProperty("orders").GetInt32());
    }

    public static TheoryData<string, string, string> Refunds => new()
    {
        { "money alone, by adjustment",
            JsonSerializer.Serialize(RefundOf(1, adjustments: [Adjusted("-15.00")], money: [Money("15.00")])),
            "15.00" },
        { "money alone, by payment", JsonSerializer.Serialize(RefundOf(1, money: [Money("15.00")])), "15.00" },
        { "money alone, without the list of lines",
            JsonSerializer.Serialize(new { id = 1, order_id = Id, transactions = new[] { Money("15.00") } }), "15.00" },
        { "a line, some of it kept",
            JsonSerializer.Serialize(RefundOf(1, [Back("25.00")], [Adjusted("5.00")], [Money("20.00")])), "20.00" },
        { "a line, less paid than it was worth", JsonSerializer.Serialize(RefundOf(1, [Back("25.00")], money: [Money("20.00")])), "20.00" },
        { "a line with tax on top, less paid",
            JsonSerializer.Serialize(RefundOf(1, [Back("25.00", tax: "5.00")], money: [Money("24.00")])), "20.00" },
        { "a line and shipping", JsonSerializer.Serialize(
            RefundOf(1, [Back("25.00")], [Adjusted("-5.00", "shipping_refund", "-1.00")], [Money("31.00")])),
            "25.00" },
        { "shipping alone", JsonSerializer.Serialize(
            RefundOf(1, adjustments: [Adjusted("-5.00", "shipping_refund")], money: [Money("5.00")])),
            "0.00" },
        { "a line of an edit, never paid", JsonSerializer.Serialize(RefundOf(1, [Back("25.00")])), "25.00" },
        { "a payment that failed", JsonSerializer.Serialize(RefundOf(1, money: [Money("15.00", status: "failure")])), "0.00" },
        { "a line that matches nothing", JsonSerializer.Serialize(RefundOf(1,
            [Back("25.00", line: new { id = 99, title = "Elsewhere", price = "25.00", quantity = 1 }, of: 99)])),
            "25.00" },
        { "a tip", JsonSerializer.Serialize(RefundOf(1, [Back("10.00",
            line: new { id = 9, title = "Tip", price = "10.00", quantity = 1, tip = new { payment_method = "visa" } })],
            money: [Money("10.00")])),
            "0.00" },
        { "more than the order",
            JsonSerializer.Serialize(RefundOf(1, adjustments: [Adjusted("-80.00")], money: [Money("80.00")])),
            "50.00" },
    };

    [Theory]
    [MemberData(nameof(Refunds))]
    public async Task Given_a_refund_Then_what_was_given_back_for_goods_counts(string of, string body, string expected)
    {
        await using var scene = await ShopifyScene.StartAsync();
        await scene.DeliverAsync(scene.Order(Id, [Line("25.00", 2)]));
        var first = await scene.DeliverAsync(body);
        await scene.DeliverAsync(body);
        var (gmv, refunds, _, _, _) = await NumbersAsync(scene);
        Assert.True((gmv, refunds) == ("50.00", expected), $"{of}: {gmv}, {refunds}; {first.Note}");
        if (of == "more than the order")
            Assert.Contains("refunded 50.00 USD of 80.00 USD: more was given back than the order is worth", first.Note,
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_refund_before_the_edit_that_it_belongs_to_Then_the_rest_counts_once_the_edit_is_there()
    {
        await using var scene = await ShopifyScene.StartAsync();
        await scene.DeliverAsync(scene.Order(Id, [Line("25.00", 1)]));
        await scene.DeliverAsync(RefundOf(1, [Back("60.00")]));
        Assert.Equal("25.00", (await NumbersAsync(scene)).Refunds);
        await scene.DeliverAsync(scene.Order(Id, [Line("25.00", 3)], minute: 1,
            change: o => o["refunds"] = new[] { RefundOf(1, [Back("60.00")]) }));
        Assert.Equal(("75.00", "60.00", "15.00", 3, 1), await NumbersAsync(scene));
    }

    [Fact]
    public async Task Given_a_tip_and_a_gift_card_Then_they_are_no_goods()
    {
        await using var scene = await ShopifyScene.StartAsync();
        object tip = new { title = "Tip", quantity = 1, price = "10.00", tip = new { payment_method = "visa" } };
        object oldTip = new { title = "Tip", quantity = 1, price = "10.00" };
        object card = new { title = "Gift card", quantity = 1, price = "30.00", gift_card = true };
        await scene.DeliverAsync(scene.Order(1, [Line("25.00", 2), tip, card]));
        await scene.DeliverAsync(scene.Order(2, [Line("25.00", 2), oldTip], change: o => o["total_tip_received"] = "10.00"));
        Assert.Equal(("100.00", "0.00", "100.00", 4, 2), await NumbersAsync(scene));
        Assert.Equal("ignored", (await scene.DeliverAsync(scene.Order(3, [card]))).State);
    }

    [Fact]
    public async Task Given_an_edit_that_takes_lines_out_Then_they_are_sold_no_more()
    {
        await using var scene = await ShopifyScene.StartAsync();
        await scene.DeliverAsync(scene.Order(Id, [Sold(1, 2), Sold(2, 1, price: "30.00")]));
        Assert.Equal("80.00", (await NumbersAsync(scene)).Gmv);

        // By quantity, without a refund; then with the refund that says why, which is told beside the goods.
        await scene.DeliverAsync(scene.Order(Id, [Sold(1, 2, 1, off: "4.00"), Sold(2, 1, 1, "30.00")], minute: 1));
        Assert.Equal(("53.00", "0.00", "53.00", 2, 1), await NumbersAsync(scene));
        await scene.DeliverAsync(scene.Order(Id, [Sold(1, 2, 1), Sold(2, 1, 1, "30.00")], minute: 2,
            change: o => o["refunds"] = new[] { RefundOf(1, [Back("25.00", of: 1)]) }));
        Assert.Equal(("80.00", "25.00", "55.00", 3, 1), await NumbersAsync(scene));

        await scene.DeliverAsync(scene.Order(Id, [], minute: 3));
        Assert.Equal(("0.00", 0, 1), (await NumbersAsync(scene)) is var (gmv, _, _, units, orders) ? (gmv, units, orders) : default);
    }

    [Fact]
    public async Task Given_two_versions_of_one_second_Then_the_later_stands_and_no_repeat_brings_the_first_back()
    {
        await using var scene = await ShopifyScene.StartAsync();
        var (first, second) = (scene.Order(Id, [Line("25.00", 1)]), scene.Order(Id, [Line("25.00", 3)]));
        await scene.DeliverAsync(first);
        await scene.DeliverAsync(second);
        Assert.Equal("75.00", (await NumbersAsync(scene)).Gmv);
        foreach (var again in new[] { first, second, first }) Assert.Equal("ignored", (await scene.DeliverAsync(again)).State);
        Assert.Equal("75.00", (await NumbersAsync(scene)).Gmv);
        await scene.DeliverAsync(scene.Order(Id, [Line("25.00", 2)], minute: 1));
        Assert.Equal("50.00", (await NumbersAsync(scene)).Gmv);
    }

    [Fact]
    public async Task Given_an_order_whose_payment_was_voided_Then_it_is_cancelled()
    {
        await using var scene = await ShopifyScene.StartAsync();
        await scene.DeliverAsync(scene.Order(Id, [Line("25.00", 2)]));
        await scene.DeliverAsync(scene.Order(Id, [Line("25.00", 2)], minute: 1, change: o => o["financial_status"] = "voided"));
        Assert.Equal(0, (await NumbersAsync(scene)).Orders);
    }
}
