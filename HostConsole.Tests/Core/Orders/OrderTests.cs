using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Orders;

public sealed class OrderTests
{
    private static readonly OrderKey One = new("shop", "1");

    [Fact]
    public async Task Given_orders_by_claim_code_link_and_time_When_placed_Then_each_says_why_it_counts()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(code: "FIVE"));
        await scene.Do(Claim(1));
        await scene.Do(new Core.Audience.JoinShow(Viewer(2), null));
        async Task<(Attribution, string?)> Place(OrderContent order, bool named = false)
        {
            var done = named ? await scene.Do(new PlaceOrder(order)) : await scene.Ledger(new PlaceOrder(order));
            return (done.Answer<OrderTaken>().Attribution, done.Answer<OrderTaken>().Excluded);
        }

        Assert.Equal((Attribution.Claim, null), await Place(scene.Order("1", claim: ClaimNo(1))));
        Assert.Equal((Attribution.Code, null), await Place(scene.Order("2", code: "five")));
        Assert.Equal((Attribution.Viewer, null), await Place(scene.Order("3") with { Viewer = Viewer(2) }));
        Assert.Equal((Attribution.Explicit, null), await Place(scene.Order("4"), named: true));
        Assert.Equal((Attribution.Window, null), await Place(scene.Order("5")));
        Assert.Equal((Attribution.None, null), await Place(scene.Order("6") with { PlacedAt = scene.Now.AddDays(-1) }));
        Assert.Equal((Attribution.Window, "test"), await Place(scene.Order("7") with { Test = true }));
        var euro = new Money(2000, Currency.Parse("EUR"));
        Assert.Equal((Attribution.Window, "currency"), await Place(scene.Order("8") with
        {
            Currency = euro.Currency,
            Discount = Money.Zero(euro.Currency),
            Lines = [new(null, null, "Mug", 1, euro)]
        }));
        var metrics = (await scene.View()).Metrics;
        Assert.Equal((5, 10_000L, 2, 2), (metrics.Orders, metrics.Gmv.Minor, metrics.LeftOut, metrics.Buyers));
        await scene.Do(new EndShow());
        await scene.PassAsync(TimeSpan.FromMinutes(61));
        Assert.Equal((Attribution.None, null), await Place(scene.Order("9")));
        Assert.Equal((Attribution.None, null), await Place(scene.Order("10") with { Viewer = Viewer(2) }));
    }

    [Theory]
    [InlineData(0, Attribution.Window)]
    [InlineData(-1, Attribution.None)]
    public async Task Given_a_shop_that_tells_whole_seconds_Then_the_second_of_the_start_counts(int seconds, Attribution expected)
    {
        await using var scene = await DraftAsync();
        var second = scene.Now;
        await scene.PassAsync(TimeSpan.FromMilliseconds(700));
        await scene.Do(new GoLive());
        var done = await scene.Ledger(new PlaceOrder(scene.Order("1") with { PlacedAt = second.AddSeconds(seconds) }));
        Assert.Equal(expected, done.Answer<OrderTaken>().Attribution);
    }

    [Fact]
    public async Task Given_an_order_When_the_shop_repeats_changes_refunds_and_cancels_it_Then_the_sums_follow()
    {
        await using var scene = await LiveAsync();
        var order = scene.Order("1", 2) with { UpdatedAt = scene.Now, Customer = Uid(20, 1) };
        Assert.True((await scene.Ledger(new PlaceOrder(order))).Answer<OrderTaken>().New);
        Assert.False((await scene.Ledger(new PlaceOrder(order))).Answer<OrderTaken>().New);
        await scene.Ledger(new PlaceOrder(scene.Order("1", 1) with { UpdatedAt = scene.Now.AddSeconds(-1) }));
        Assert.Equal(new StockLevel(10, 0, 2), await scene.Stock());
        await scene.Ledger(new PlaceOrder(scene.Order("1", 3) with { UpdatedAt = scene.Now.AddSeconds(1) }));
        Assert.Equal(new StockLevel(10, 0, 3), await scene.Stock());
        await scene.Ledger(new RefundOrder(One, new(500, Usd), "r1"));
        await scene.Ledger(new RefundOrder(One, new(500, Usd), "r1"));
        var metrics = (await scene.View()).Metrics;
        Assert.Equal((6000L, 500L, 5500L, 1, 1),
            (metrics.Gmv.Minor, metrics.Refunds.Minor, metrics.Net.Minor, metrics.Buyers, metrics.ReturnedOrders));
        await scene.Ledger(new PlaceOrder(scene.Order("2") with { Customer = Uid(20, 1), PlacedAt = scene.Now.AddSeconds(1) }));
        Assert.Equal(1, (await scene.View()).Metrics.RepeatBuyers);
        await scene.Ledger(new CancelOrder(One));
        await scene.Ledger(new CancelOrder(One));
        metrics = (await scene.View()).Metrics;
        Assert.Equal((1, 2000L, 0L, 1), (metrics.Orders, metrics.Gmv.Minor, metrics.Refunds.Minor, metrics.Units));
        Assert.Equal(new StockLevel(10, 0, 1), await scene.Stock());
        await scene.Refused(new RefundOrder(One, new(1, Usd)), "order-cancelled");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_refund_without_an_order_When_recorded_Then_it_stands_alone()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new RecordRefund(new("shop", "r-1"), new(700, Usd), scene.Now, null));
        await scene.Do(new RecordRefund(new("shop", "r-1"), new(700, Usd), scene.Now, null));
        var metrics = (await scene.View()).Metrics;
        Assert.Equal((0, 0L, 700L, -700L), (metrics.Orders, metrics.Gmv.Minor, metrics.Refunds.Minor, metrics.Net.Minor));
        await scene.Refused(new CancelOrder(new("shop", "r-1")), "not-an-order");
    }

    [Fact]
    public async Task Given_what_is_no_order_When_sent_Then_the_field_is_named()
    {
        await using var scene = await LiveAsync();
        var order = scene.Order("1");
        Task Invalid(OrderContent content, string field) => scene.Invalid(new PlaceOrder(content), field);
        await Invalid(order with { Key = new("shop", "") }, "externalId");
        await Invalid(order with { Lines = [] }, "lines");
        await Invalid(scene.Order("1", 0), "lines");
        await Invalid(scene.Order("1", price: -1), "lines");
        await Invalid(scene.Order("1", 1_000_000, price: long.MaxValue), "lines");
        await Invalid(order with { Discount = new(-1, Usd) }, "discount");
        await Invalid(order with { Discount = new(2001, Usd) }, "discount");
        await Invalid(order with { Currency = Currency.Parse("EUR") }, "lines");
        await Invalid(order with { PlacedAt = scene.Now.AddDays(2) }, "placedAt");
        await scene.Refused(new RefundOrder(One, new(1, Usd)), "not-found");
        await scene.Do(new PlaceOrder(order));
        await scene.Invalid(new RefundOrder(One, new(0, Usd)), "amount");
        await scene.Invalid(new RefundOrder(One, new(1, Currency.Parse("EUR"))), "amount");
        await scene.Invalid(new RefundOrder(One, new(2001, Usd), UpToGmv: true), "amount");
        await scene.Invalid(new CountStock(Mug.Variant!.Value, -1), "stock");
    }
}
