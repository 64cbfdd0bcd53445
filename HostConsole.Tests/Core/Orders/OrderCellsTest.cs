using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Tests.Orders;

/// <summary>What stands in one cell of an order file: amounts, times, statuses.</summary>
public sealed class OrderCellsTest
{
    [Theory]
    [InlineData("$14.50", "USD", 1450)]
    [InlineData("US$ 14.50", "USD", 1450)]
    [InlineData("CA$14.50", "CAD", 1450)]
    [InlineData("-$3.00", "USD", -300)]
    [InlineData("$-3.00", "USD", -300)]
    [InlineData("($3.00)", "USD", -300)]
    [InlineData("$(3.00)", "USD", -300)]
    [InlineData("3.00-", "USD", -300)]
    [InlineData("\u22123.00", "USD", -300)]
    [InlineData("1.234,50 €", "EUR", 123450)]
    [InlineData("€1.234,50", "EUR", 123450)]
    [InlineData("EUR 12,50", "EUR", 1250)]
    [InlineData("12.50EUR", "EUR", 1250)]
    [InlineData("25.-", "CHF", 2500)]
    [InlineData("Fr. 25.-", "CHF", 2500)]
    [InlineData("25,--", "EUR", 2500)]
    [InlineData("1'250.00 CHF", "CHF", 125000)]
    [InlineData("¥1,200", "JPY", 1200)]
    [InlineData("14,50 zł", "PLN", 1450)]
    [InlineData("199,00 kr", "SEK", 19900)]
    [InlineData("14.5000", "USD", 1450)]
    [InlineData("'14.50", "USD", 1450)]
    public void Given_an_amount_with_a_sign_or_code_Then_it_is_read(string text, string currency, long minor)
    {
        // A refund takes amounts of either sign.
        var read = Read($"refund,TX1,2026-01-31,a,{(minor < 0 ? -1 : 1)},\"{text}\"", currency,
            m => m with { Kind = "kind", LineTotal = "price", UnitPrice = null });
        Assert.Empty(read.Rejections);
        Assert.Equal(Math.Abs(minor), Assert.Single(read.Refunds).Amount.Minor);
        if (minor > 0) Assert.Equal(minor, Assert.Single(Read($",1,2026-01-31,a,1,\"{text}\"", currency).Orders).Gross.Minor);
        else
            Assert.Contains("is negative",
                Assert.Single(Read($",1,2026-01-31,a,1,\"{text}\"", currency).Rejections).Reason,
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("€14.50", "USD", "is in €, the order is in USD")]
    [InlineData("14.50 GBP", "USD", "is in GBP, the order is in USD")]
    [InlineData("$14.50", "EUR", "is in $, the order is in EUR")]
    [InlineData("free", "USD", "'free' is not an amount")]
    [InlineData("$", "USD", "is not an amount")]
    [InlineData("--5", "USD", "is not an amount")]
    public void Given_an_amount_of_another_currency_or_none_Then_it_is_refused_in_words(string text, string currency, string reason)
    {
        Assert.Contains(reason,
            Assert.Single(Read($",0,2026-01-31,b,1,5\n,1,2026-01-31,a,1,\"{text}\"", currency).Rejections).Reason,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11/21/26", false, "2026-11-21T00:00:00")]
    [InlineData("21.11.26 19:05", null, "2026-11-21T19:05:00")]
    [InlineData("Nov-21-26", null, "2026-11-21T00:00:00")]
    [InlineData("21-Nov-2026 19:05:12", null, "2026-11-21T19:05:12")]
    [InlineData("Nov 21, 2026 7:05 PM", null, "2026-11-21T19:05:00")]
    [InlineData("21 November 2026", null, "2026-11-21T00:00:00")]
    [InlineData("1. Dez. 2026, 19:05", null, "2026-12-01T19:05:00")]
    [InlineData("3 mars 2026", null, "2026-03-03T00:00:00")]
    [InlineData("3 juin 2026", null, "2026-06-03T00:00:00")]
    [InlineData("3 juillet 2026", null, "2026-07-03T00:00:00")]
    [InlineData("Nov 21, 2026 7:05:12 PM PST", null, "2026-11-22T03:05:12")]
    [InlineData("Jul 1, 2026 7:05:12 AM PDT", null, "2026-07-01T14:05:12")]
    public void Given_a_time_in_a_shops_way_Then_it_becomes_UTC(string text, bool? dayFirst, string expected)
    {
        var read = Read($",1,\"{text}\",a,1,5", "USD", m => m with { DayFirst = dayFirst });
        Assert.Empty(read.Rejections);
        Assert.Equal(DateTimeOffset.Parse(expected + "Z", System.Globalization.CultureInfo.InvariantCulture),
            Assert.Single(read.Orders).PlacedAt);
    }

    [Theory]
    [InlineData("Nov-31-26")]
    [InlineData("Foo 21, 2026")]
    [InlineData("11/21/026")]
    public void Given_what_is_no_time_Then_it_is_refused(string text) =>
        Assert.Contains("is not a time",
            Assert.Single(Read($",1,\"{text}\",a,1,5", "USD", m => m with { DayFirst = false }).Rejections).Reason,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("voided", "shopify", "Unpaid")]
    [InlineData("pending", "shopify", "Sold")]
    [InlineData("pending", "woocommerce", "Unpaid")]
    [InlineData("Pending", "amazon", "Unpaid")]
    [InlineData("wc-on-hold", "woocommerce", "Sold")]
    [InlineData("wc-cancelled", "woocommerce", "Cancelled")]
    [InlineData("Canceled", null, "Cancelled")]
    [InlineData("Storniert", null, "Cancelled")]
    [InlineData("checkout-draft", "woocommerce", "Unpaid")]
    [InlineData("partially_refunded", "shopify", "Sold")]
    [InlineData("Refunded", null, "Refunded")]
    [InlineData("Completed", null, "Sold")]
    public void Given_a_status_Then_it_says_whether_there_was_a_sale(string status, string? format, string standing)
    {
        var read = Read($",1,2026-01-31,a,1,5,{status}", "USD", m => m with { Format = format, Status = "status" }, ",status");
        var found = read switch
        {
            { Unpaid.Count: 1 } => "Unpaid",
            { Orders: [{ CancelledAt: not null }] } => "Cancelled",
            { Orders: [{ Refunded.Minor: 500 }] } => "Refunded",
            { Orders: [_] } => "Sold",
            _ => "nothing",
        };
        Assert.Equal(standing, found);
    }

    private static ParsedOrders Read(string rows, string currency,
        Func<OrderColumnMapping, OrderColumnMapping>? change = null, string more = "")
    {
        var headers = $"kind,order,date,sku,quantity,price{more}";
        var guess = OrderColumnMapping.Guess(headers.Split(','));
        return OrdersCsv.Read(new StringReader($"{headers}\n{rows}\n"), change?.Invoke(guess) ?? guess, Currency.Parse(currency));
    }
}
