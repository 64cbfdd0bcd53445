using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Tests.Orders;

public sealed class OrdersCsvTests
{
    private static readonly Currency Usd = Currency.Parse("USD");
    private const string Headers = "order,date,sku,title,quantity,unit price,customer,email,discount,code,currency";

    [SharedDataFact]
    public void Given_a_real_day_of_a_shop_Then_its_numbers_hold()
    {
        using var first = File.OpenText(SharedData.PathOf("orders/uci-online-retail-2011-11-29.csv"));
        var columns = OrdersCsv.Columns(first);
        Assert.Empty(columns.Guess.Missing);
        Assert.Equal(5, columns.Rows.Count);

        using var file = File.OpenText(SharedData.PathOf("orders/uci-online-retail-2011-11-29.csv"));
        var gbp = Currency.Parse("GBP");
        var read = OrdersCsv.Read(file, columns.Guess, gbp);

        Assert.Equal(138, read.Orders.Count);
        var gross = read.Orders.Aggregate(Money.Zero(gbp), (sum, o) => sum + o.Gross);
        Assert.Equal("72595.93", gross.Amount);
        Assert.Equal("526.06", Money.Round(gross.Major / read.Orders.Count, gbp).Amount);
        Assert.Equal(109, read.Orders.Select(o => o.Customer).OfType<string>().Distinct().Count());
        Assert.Equal(3, read.Orders.Count(o => o.Gross.Minor == 0));
        Assert.Equal("376.73", read.Refunds.Aggregate(Money.Zero(gbp), (sum, r) => sum + r.Amount).Amount);
        Assert.All(read.Refunds, r => Assert.True(r.Amount.Minor > 0));

        // Counted in the file itself: 11 numbers begin with C (on 16 lines), 12 of the orders name no customer.
        Assert.Equal(11, read.Refunds.Count);
        Assert.Equal(16, read.Refunds.Sum(r => r.Lines.Count));
        Assert.Equal(12, read.Orders.Count(o => o.Customer is null));
        Assert.Equal(4_295, read.Orders.Sum(o => o.Lines.Count));

        Assert.Equal([1502, 2007], read.Rejections.Select(r => r.Line));
        Assert.All(read.Rejections, r => Assert.Contains("a stock correction, not a sale", r.Reason, StringComparison.Ordinal));
        Assert.Equal("13349", read.Orders[0].Customer);
        Assert.Equal(new DateTimeOffset(2011, 11, 29, 8, 7, 0, TimeSpan.Zero), read.Orders[0].PlacedAt);
    }

    [Fact]
    public void Given_Shopifys_export_Then_lines_of_an_order_belong_together()
    {
        const string text = """
            Name,Email,Financial Status,Paid at,Currency,Subtotal,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at
            #1001,ann@example.com,paid,,USD,95.00,LIVE5,5.00,2026-01-31 10:15:00 -0500,2,Shirt - Small,40.00,S-1,
            #1001,ann@example.com,,,,,,,,1,Hat,20.00,,
            #1002,,paid,,EUR,7.00,,0.00,2026-01-31 10:16:00 -0500,1,Pin,7.00,P-1,2026-02-01 09:00:00 -0500
            """;
        var guess = OrdersCsv.Columns(new StringReader(text)).Guess;

        var read = OrdersCsv.Read(new StringReader(text), guess, Usd);

        Assert.Empty(read.Rejections);
        var order = read.Orders[0];
        Assert.Equal(("#1001", "ann@example.com", "LIVE5", 10_000, 500, 2),
            (order.ExternalId, order.Email, order.Code, order.Gross.Minor, order.Discount.Minor, order.Line));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 15, 15, 0, TimeSpan.Zero), order.PlacedAt);
        Assert.Equal([("S-1", "Shirt - Small", 2), (null, "Hat", 1)], order.Lines.Select(l => (l.Sku, l.Title, l.Quantity)));
        Assert.Null(order.CancelledAt);
        Assert.Equal("EUR", read.Orders[1].Gross.Currency.Code);
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 14, 0, 0, TimeSpan.Zero), read.Orders[1].CancelledAt);
    }

    [Theory]
    [InlineData("x", "5", "2026-01-31", "The quantity: 'x' is not a whole number.")]
    [InlineData("", "5", "2026-01-31", "The quantity: it is empty.")]
    [InlineData("1.5", "5", "2026-01-31", "'1.5' is not a whole number.")]
    [InlineData("1000001", "5", "2026-01-31", "too large")]
    [InlineData("0", "5", "2026-01-31", "a stock correction, not a sale")]
    [InlineData("-3", "5", "2026-01-31", "a stock correction, not a sale")]
    [InlineData("1", "-5", "2026-01-31", "The unit price '-5' is negative.")]
    [InlineData("1", "", "2026-01-31", "The unit price: it is empty.")]
    [InlineData("1", "5", "yesterday", "'yesterday' is not a time.")]
    [InlineData("1", "5", "2026-02-30", "'2026-02-30' is not a time.")]
    [InlineData("1", "5", "3/4/2026", "Choose which in the mapping.")]
    public void Given_a_bad_line_Then_its_whole_order_is_left_out_and_the_others_are_read(string quantity, string price,
        string date, string reason)
    {
        var read = Read($"1,2026-01-31,a,,1,5\n1,{date},b,,{quantity},{price}\n2,2026-01-31,c,,1,0.00");

        Assert.Equal("2", Assert.Single(read.Orders).ExternalId);
        var rejection = Assert.Single(read.Rejections);
        Assert.Equal(3, rejection.Line);
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.EndsWith("The order '1' was left out.", rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_line_with_a_broken_quote_Then_the_order_it_names_is_not_imported_by_half()
    {
        var read = Read("1,2026-01-31,a,,1,5\n1,2026-01-31,\"b\"x,,1,5\n2,2026-01-31,c,,1,5");
        Assert.Equal("2", Assert.Single(read.Orders).ExternalId);
        Assert.Equal(3, Assert.Single(read.Rejections).Line);
    }

    [Fact]
    public void Given_lines_that_contradict_each_other_Then_rejected()
    {
        var read = Read("""
            1,2026-01-31,a,,1,5,ann,,1.00,,USD
            1,2026-01-31,b,,1,5,bob,,,,USD
            2,2026-01-31,a,,1,5,,,1.00,,
            2,2026-01-31,b,,1,5,,,2.00,,
            3,2026-01-31,a,,1,5,,,,,EUR
            3,2026-01-31,b,,1,5,,,,,USD
            4,2026-01-31,a,,1,5,,,-1,,
            5,,a,,1,5
            6,2026-01-31,,,1,5
            ,2026-01-31,a,,1,5
            """);
        Assert.Empty(read.Orders);
        Assert.Equal([3, 5, 7, 8, 9, 10, 11], read.Rejections.Select(r => r.Line));
        string[] reasons = ["two customers, 'ann' and 'bob'", "two discounts, 1.00 and 2.00", "in EUR and in USD",
            "negative", "has a time", "neither a SKU nor a title", "order number is empty"];
        Assert.All(read.Rejections.Zip(reasons), p => Assert.Contains(p.Second, p.First.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_discount_on_each_line_Then_it_counts_once_and_never_more_than_the_order()
    {
        var read = Read("1,2026-01-31,a,,2,5,,,3.00\n2,2026-01-31,a,,1,5,,,8.00\n1,2026-01-31,b,,1,5,,,3.00");
        Assert.Equal([("1", 1_500L, 300L), ("2", 500L, 500L)], read.Orders.Select(o => (o.ExternalId, o.Gross.Minor, o.Discount.Minor)));
    }

    [Fact]
    public void Given_cancellations_Then_they_are_refunds_with_positive_amounts()
    {
        var read = Read("C7,2026-01-31,a,,-2,5\nC7,2026-01-31,b,,-1,2.50\nC8,2026-01-31,a,,-1,0\n"
            + "C9,2026-01-31,a,,-1,5\nC9,2026-01-31,a,,1,5\nC,2026-01-31,a,,1,5",
            m => m with { CancellationPrefix = "c" });

        var refund = Assert.Single(read.Refunds);
        Assert.Equal(("C7", 1_250L), (refund.ExternalId, refund.Amount.Minor));
        Assert.Equal([2, 1], refund.Lines.Select(l => l.Quantity));
        Assert.Equal("C", Assert.Single(read.Orders).ExternalId);
        Assert.Equal([4, 6], read.Rejections.Select(r => r.Line));
        Assert.Contains("nothing to refund", read.Rejections[0].Reason, StringComparison.Ordinal);
        Assert.Contains("above and below 0", read.Rejections[1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-07-01 10:00", null, "2026-07-01T09:00:00")]
    [InlineData("2026-01-01T10:00:30.5", null, "2026-01-01T10:00:30.5")]
    [InlineData("2026-07-01T10:00:00Z", null, "2026-07-01T10:00:00")]
    [InlineData("2026-07-01 10:00:00 +0200", null, "2026-07-01T08:00:00")]
    [InlineData("2026-07-01T10:00:00-05:30", null, "2026-07-01T15:30:00")]
    [InlineData("2026-10-25 01:30", null, "2026-10-25T01:30:00")]
    [InlineData("31.1.2026 10:00", null, "2026-01-31T10:00:00")]
    [InlineData("1/31/2026 1:05 PM", null, "2026-01-31T13:05:00")]
    [InlineData("12/1/2026 8:26", false, "2026-12-01T08:26:00")]
    [InlineData("12/1/2026 8:26", true, "2026-01-12T08:26:00")]
    [InlineData("1/31/2026 12:00 am", true, "2026-01-31T00:00:00")]
    [InlineData("2026-03-29 01:30", null, "does not exist in Europe/London")]
    [InlineData("2026-01-01 24:00", null, "is not a time")]
    [InlineData("2026-01-01 13:00 PM", null, "is not a time")]
    [InlineData("0026-01-01", null, "is not a time")]
    [InlineData("44925", null, "is not a time")]
    public void Given_a_time_Then_it_becomes_UTC_by_the_mappings_zone_or_is_rejected(string text, bool? dayFirst, string expected)
    {
        var read = Read($"1,\"{text}\",a,,1,5", m => m with { TimeZone = "Europe/London", DayFirst = dayFirst });
        if (read.Orders.Count == 1)
            Assert.Equal(DateTimeOffset.Parse(expected + "Z", System.Globalization.CultureInfo.InvariantCulture),
                read.Orders[0].PlacedAt);
        else Assert.Contains(expected, Assert.Single(read.Rejections).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_mapping_that_does_not_fit_Then_the_error_says_what_to_do()
    {
        var mapping = OrderColumnMapping.Guess(Headers.Split(','));
        string? Error(OrderColumnMapping m, string text = Headers) => OrdersCsv.Read(new StringReader(text), m, Usd).Error;

        Assert.Equal("Choose a column for: order number, SKU or title.", Error(mapping with { OrderId = null, Sku = "", Title = null }));
        Assert.StartsWith("The file has no column 'Amount'. It has: 'order', 'date',",
            Error(mapping with { UnitPrice = "Amount" }), StringComparison.Ordinal);
        Assert.Contains("'Mars' is no time zone", Error(mapping with { TimeZone = "Mars" }), StringComparison.Ordinal);
        Assert.Contains("empty", Error(mapping, ""), StringComparison.Ordinal);
        Assert.Contains("The header, line 1, can't be read.", Error(mapping, "\"a\"b,c\n"), StringComparison.Ordinal);
        Assert.Contains("empty", OrdersCsv.Columns(new StringReader("\n\n")).Error, StringComparison.Ordinal);
        Assert.Null(Error(mapping));
    }

    private static ParsedOrders Read(string rows, Func<OrderColumnMapping, OrderColumnMapping>? change = null)
    {
        var mapping = OrderColumnMapping.Guess(Headers.Split(','));
        Assert.Empty(mapping.Missing);
        return OrdersCsv.Read(new StringReader(Headers + "\n" + rows), change?.Invoke(mapping) ?? mapping, Usd);
    }
}
