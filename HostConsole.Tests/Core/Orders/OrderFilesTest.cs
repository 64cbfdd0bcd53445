using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Tests.Orders;

/// <summary>A small file of each shop, as its export writes it, read with no mapping at all.</summary>
public sealed class OrderFilesTest
{
    internal const string ShopifyHeader =
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount "
            + "Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled "
            + "at,Refunded Amount,Vendor,Id,Tags,Lineitem discount,Tax 1 Name,Tax 1 Value\n";

    private static ParsedOrders Read(string text, string currency = "USD", Func<OrderColumnMapping, OrderColumnMapping>? change = null)
    {
        var guess = OrdersCsv.Columns(new StringReader(text)).Guess;
        return OrdersCsv.Read(new StringReader(text), change?.Invoke(guess) ?? guess, Currency.Parse(currency));
    }

    private static string Gmv(ParsedOrder order) => (order.Gross - order.Discount).Amount;

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Given_Etsys_sold_items_Then_two_digit_years_and_dollar_signs_are_read()
    {
        var read = Read("""
            Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Order ID,Variations,SKU
            11/21/26,Felt fox,kim_b,2,$14.50,,,,,$4.00,$0.62,$29.00,USD,7001,51,11/21/26,,K B,#3001,,FOX
            03/04/26,Felt owl,lee,1,"$1,014.50",AUTUMN,,$14.50,,$4.00,$0.62,"$1,014.50",USD,7002,52,03/04/26,,L E,3002,,OWL
            """);
        Assert.Equal("etsy", read.Format);
        Assert.Empty(read.Rejections);
        Assert.Equal([("#3001", "29.00", At("2026-11-21Z")), ("3002", "1000.00", At("2026-03-04Z"))],
            read.Orders.Select(o => (o.ExternalId, Gmv(o), o.PlacedAt)));
        Assert.Equal(("FOX", "Felt fox", 2, "kim_b"), (read.Orders[0].Lines[0].Sku, read.Orders[0].Lines[0].Title,
            read.Orders[0].Lines[0].Quantity, read.Orders[0].Customer));
    }

    [Fact]
    public void Given_Etsys_sold_orders_Then_each_counts_its_value_without_shipping()
    {
        var read = Read("""
            Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Payment Method,Date Shipped,Currency,Order Value,Coupon Code,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Order Net,Buyer
            11/21/26,3001,kim_b,Kim B,3,Credit Card,,USD,40.00,,0.00,0.00,4.00,0.62,44.62,,,kim_b
            11/21/26,3002,lee,Lee E,1,Credit Card,,USD,25.00,FIVE,5.00,0.00,4.00,0.62,24.62,,,lee
            """);
        Assert.Equal([("3001", "40.00", 3, true), ("3002", "20.00", 1, true)],
            read.Orders.Select(o => (o.ExternalId, Gmv(o), o.Lines.Sum(l => l.Quantity), o.WithoutItems)));
    }

    [Fact]
    public void Given_eBays_report_Then_the_sum_over_an_orders_items_and_the_footer_are_passed_over()
    {
        var read = Read("""

            "Sales Record Number","Order Number","Buyer Username","Item Number","Item Title","Custom Label","Quantity","Sold For","Shipping And Handling","Total Price","Payment Method","Sale Date","Paid On Date"
            "","","","","","","","","","","","",""
            "101","12-10001-00001","buyer_a","","","","3","$45.00","$5.00","$50.00","Other","Nov-21-26","Nov-21-26"
            "101","12-10001-00001","buyer_a","3300","Brass bell","BELL","1","$15.00","","","","Nov-21-26",""
            "101","12-10001-00001","buyer_a","3301","Brass horn","HORN","2","$15.00","","","","Nov-21-26",""
            "102","12-10001-00002","buyer_b","3300","Brass bell","BELL","2","$15.00","$5.00","$35.00","Other","Nov-22-26","Nov-22-26"

            "2","record(s) downloaded,"," from ","Nov-20-26"," to ","Nov-22-26"
            "Seller ID : demo"
            """);
        Assert.Equal("ebay", read.Format);
        Assert.Empty(read.Rejections);
        Assert.Equal([("12-10001-00001", "45.00", At("2026-11-21Z")), ("12-10001-00002", "30.00", At("2026-11-22Z"))],
            read.Orders.Select(o => (o.ExternalId, Gmv(o), o.PlacedAt)));
        Assert.Equal([("BELL", 1), ("HORN", 2)], read.Orders[0].Lines.Select(l => (l.Sku, l.Quantity)));
        Assert.Contains("2 lines were passed over", Assert.Single(read.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_Squares_items_Then_totals_signs_zones_and_refund_rows_are_read()
    {
        var read = Read("""
            Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Event Type,Customer ID
            2026-11-21,19:05:12,Eastern Time (US & Canada),Home,Brass bell,2.0,Regular,BELL,,$30.00,-$3.00,$27.00,$2.16,TX1,PM1,Payment,C1
            2026-11-21,19:09:12,Eastern Time (US & Canada),Home,Brass bell,-1.0,Regular,BELL,,-$15.00,$0.00,-$15.00,-$1.20,TX2,PM2,Refund,C1
            2026-11-21,19:12:00,Eastern Time (US & Canada),Home,Brass horn,3.0,Regular,HORN,,($10.00),$0.00,$10.00,$0.80,TX3,PM3,Payment,
            2026-11-21,19:13:00,Eastern Time (US & Canada),Home,Thirds,3.0,Regular,THIRD,,$10.00,$0.00,$10.00,$0.80,TX4,PM4,Payment,
            """);
        Assert.Equal(("TX1", "27.00", At("2026-11-22T00:05:12Z")),
            (read.Orders[0].ExternalId, Gmv(read.Orders[0]), read.Orders[0].PlacedAt));
        Assert.Equal(("TX2", "15.00"), (Assert.Single(read.Refunds).ExternalId, read.Refunds[0].Amount.Amount));
        Assert.Contains("negative: a refund", Assert.Single(read.Rejections).Reason, StringComparison.Ordinal);
        Assert.Equal("10.00", Gmv(read.Orders[1]));
        Assert.Equal([(2, 333L), (1, 334L)], read.Orders[1].Lines.Select(l => (l.Quantity, l.UnitPrice.Minor)));
    }

    [Fact]
    public void Given_TikTok_Shops_orders_Then_the_line_of_explanations_is_passed_over_and_discounts_count()
    {
        var read = Read(
            "Order ID,Order Status,Order Substatus,SKU ID,Seller SKU,Product Name,Variation,Quantity,SKU Unit Original "
                + "Price,SKU Subtotal Before Discount,SKU Platform Discount,SKU Seller Discount,SKU Subtotal After "
                + "Discount,Shipping Fee After Discount,Taxes,Order Amount,Order Refund Amount,Created Time,Cancelled "
                + "Time,Buyer Username\n"
            + "Platform unique order ID.,Order status.,,Platform SKU ID.,Seller's SKU.,Product name.,,SKU sold "
            + "quantity.,Original price.,,,,,,,,,Order created time.,,\n"
            + "576461413038785752\t,Completed,,17,BELL,Brass "
            + "bell,Default,2,25.00,50.00,0.00,5.00,45.00,4.00,0.00,49.00,0.00,11/21/2026 7:05:12 PM\t,,ann\n"
            + "576461413038785753\t,Canceled,,17,BELL,Brass "
            + "bell,Default,1,25.00,25.00,0.00,0.00,25.00,4.00,0.00,29.00,0.00,11/21/2026 7:06:12 "
            + "PM\t,11/21/2026 8:00:00 PM,bob\n"
            + "576461413038785754\t,Unpaid,,17,BELL,Brass "
            + "bell,Default,1,25.00,25.00,0.00,0.00,25.00,4.00,0.00,29.00,0.00,11/21/2026 7:07:12 PM\t,,cy\n");
        Assert.Empty(read.Rejections);
        Assert.Equal([("576461413038785752", "45.00", false), ("576461413038785753", "25.00", true)],
            read.Orders.Select(o => (o.ExternalId, Gmv(o), o.CancelledAt is not null)));
        Assert.Equal("576461413038785754", Assert.Single(read.Unpaid).ExternalId);
        Assert.Equal(At("2026-11-21T19:05:12Z"), read.Orders[0].PlacedAt);
        Assert.Equal(2, read.Notes.Count);
    }

    [Theory]
    [InlineData("USD", "50.00")]
    [InlineData("EUR", "42.02")]
    public void Given_Amazons_tab_separated_report_Then_the_items_price_is_the_lines_and_holds_the_tax_in_Europe(
        string currency, string gmv)
    {
        var read = Read($"""
            amazon-order-id	merchant-order-id	purchase-date	last-updated-date	order-status	fulfillment-channel	sales-channel	product-name	sku	asin	item-status	quantity	currency	item-price	item-tax	shipping-price	shipping-tax	item-promotion-discount
            302-1234567-1234567	302-1234567-1234567	2026-11-21T19:05:12+00:00	2026-11-21T20:00:00+00:00	Shipped	Merchant	Amazon	Brass bell	BELL	B0	Shipped	2	{currency}	50.00	7.98	4.00	0.64	0.00
            302-1234567-1234568	302-1234567-1234568	2026-11-21T19:06:12+00:00	2026-11-21T20:00:00+00:00	Cancelled	Merchant	Amazon	Brass bell	BELL	B0	Cancelled	0			
            """);
        Assert.Empty(read.Rejections);
        Assert.Equal(("302-1234567-1234567", gmv, 2),
            (Assert.Single(read.Orders).ExternalId, Gmv(read.Orders[0]), read.Orders[0].Lines.Sum(l => l.Quantity)));
        Assert.Single(read.Unpaid);
    }

    [Fact]
    public void Given_WooCommerces_export_Then_only_what_was_paid_counts()
    {
        var read = Read("""
            Order Number,Order Status,Order Date,Email (Billing),SKU,Item Name,Quantity,Item Cost
            502,cancelled,2026-11-20 19:07,bob@example.com,BELL,Bell,1,25.00
            503,wc-refunded,2026-11-20 19:07,bob@example.com,BELL,Bell,1,25.00
            504,failed,2026-11-20 19:07,cy@example.com,BELL,Bell,1,25.00
            505,completed,2026-11-20 19:08,di@example.com,BELL,Bell,1,25.00
            506,Pending payment,2026-11-20 19:08,di@example.com,BELL,Bell,1,25.00
            """);
        Assert.Equal("woocommerce", read.Format);
        Assert.Equal([("502", true, 0L), ("503", false, 2500L), ("505", false, 0L)],
            read.Orders.Select(o => (o.ExternalId, o.CancelledAt is not null, o.Refunded.Minor)));
        Assert.Equal(["504", "506"], read.Unpaid.Select(o => o.ExternalId));
    }

    [Theory]
    [InlineData("paid,,fulfilled,USD,40.00,0.00,0.00,40.00,,0.00", "2,Bell,25.00", "0.00", "10.00,,", "40.00", "0.00", 0)]
    [InlineData("paid,,fulfilled,USD,50.00,0.00,0.00,50.00,SHIP,5.95", "2,Bell,25.00", "0.00", "0.00,,", "50.00", "0.00", 0)]
    [InlineData("partially_refunded,,fulfilled,USD,50.00,0.00,0.00,50.00,,0.00", "2,Bell,25.00", "20.00", "0.00,,", "50.00", "20.00", 0)]
    [InlineData("refunded,,fulfilled,USD,50.00,5.00,4.40,59.40,,0.00", "2,Bell,25.00", "59.40", "0.00,,", "50.00", "50.00", 0)]
    [InlineData("partially_refunded,,fulfilled,USD,50.00,0.00,5.00,55.00,,0.00", "2,Bell,25.00", "11.00", "0.00,,", "50.00", "10.00", 0)]
    [InlineData("paid,,fulfilled,USD,50.00,0.00,0.00,50.00,,0.00", "2,Bell,25.00", "70.00", "0.00,,", "50.00", "50.00", 1)]
    [InlineData("paid,,fulfilled,USD,119.00,5.95,19.95,124.95,,0.00", "1,Lamp,119.00", "0.00", "0.00,DE MwSt 19%,19.95",
        "100.00", "0.00", 0)]
    [InlineData("paid,,fulfilled,USD,119.00,5.00,19.00,124.00,,0.00", "1,Lamp,119.00", "0.00", "0.00,,", "100.00", "0.00", 0)]
    [InlineData("paid,,fulfilled,USD,95.20,0.00,15.20,95.20,TEN,23.80", "1,Lamp,119.00", "0.00", "0.00,,", "80.00", "0.00", 0)]
    [InlineData("paid,,fulfilled,USD,100.00,5.00,8.40,113.40,,0.00", "1,Lamp,100.00", "0.00", "0.00,State Tax 8%,8.40",
        "100.00", "0.00", 0)]
    [InlineData("paid,,fulfilled,USD,42.00,0.00,0.00,42.00,,0.00", "2,Bell,25.00", "0.00", "0.00,,", "50.00", "0.00", 1)]
    [InlineData("paid,,fulfilled,USD,50.00,0.00,0.00,61.00,,0.00", "2,Bell,25.00", "0.00", "0.00,,", "50.00", "0.00", 1)]
    public void Given_Shopifys_sums_Then_discount_tax_and_refund_follow_and_contradictions_are_told(string sums,
        string line, string refunded, string rest, string gmv, string back, int notes)
    {
        var read = Read($"{ShopifyHeader}#2001,a@example.com,{sums},2026-11-20 "
            + $"19:05:00 +0000,{line},S,,{refunded},V,6100000000001,,{rest}\n");
        var order = Assert.Single(read.Orders);
        Assert.Equal((gmv, back, "6100000000001", "#2001"), (Gmv(order), order.Refunded.Amount, order.ExternalId, order.Number));
        Assert.Equal(notes, read.Notes.Count);
        Assert.All(read.Notes, n => Assert.Contains("order #2001", n, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_tip_and_a_gift_card_in_Shopifys_file_Then_they_are_no_goods()
    {
        var read = Read($"""
            {ShopifyHeader}#2001,a@example.com,paid,,fulfilled,USD,50.00,0.00,0.00,60.00,,0.00,2026-11-20 19:05:00 +0000,2,Bell,25.00,BELL,,0.00,V,6100000000001,,0.00,,
            #2001,a@example.com,,,,,,,,,,,2026-11-20 19:05:00 +0000,1,Tip,10.00,,,,V,,,0.00,,
            #2002,b@example.com,paid,,fulfilled,USD,25.00,0.00,0.00,25.00,,0.00,2026-11-20 19:05:00 +0000,1,Gift Card - 25,25.00,,,0.00,V,6100000000002,,0.00,,
            """);
        Assert.Equal("50.00", Gmv(Assert.Single(read.Orders)));
        Assert.Equal("6100000000002", Assert.Single(read.Unpaid).ExternalId);
        Assert.DoesNotContain(read.Notes, n => n.Contains("#2001", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.23E+17,2026-01-31,a,1,5", "The order number '1.23E+17' was shortened by a spreadsheet")]
    [InlineData("7,2026-01-31,\"4,00638E+12\",1,5", "The SKU '4,00638E+12' was shortened by a spreadsheet")]
    public void Given_a_number_that_a_spreadsheet_shortened_Then_it_is_refused_with_what_to_do(string row, string reason)
    {
        var read = Read($"order,date,sku,quantity,price\n{row}\n8,2026-01-31,5E10,1,5\n");
        Assert.Equal("8", Assert.Single(read.Orders).ExternalId);
        var rejection = Assert.Single(read.Rejections);
        Assert.StartsWith(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.Contains("Export the file again", rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_header_again_a_sum_and_a_footer_Then_they_are_passed_over_and_told()
    {
        var read = Read("order,date,sku,quantity,price\n1,2026-01-31,a,1,5\norder,date,sku,quantity,price\n"
            + "2,2026-01-31,b,1,5\nTotal,,,2,10\n\nMade by the shop\n");
        Assert.Equal(["1", "2"], read.Orders.Select(o => o.ExternalId));
        Assert.Empty(read.Rejections);
        Assert.Contains(
            "3 lines were passed over, since no order stands there (a second header, a sum or a footer): line 3, 5, 7.",
            read.Notes);
    }

    [Theory]
    [InlineData("25/11/2026", "12/11/2026", "2026-11-12")]
    [InlineData("11/25/2026", "12/11/2026", "2026-12-11")]
    public void Given_one_date_that_tells_Then_the_files_other_dates_are_read_as_it_is(string clear, string doubtful, string expected)
    {
        var read = Read($"order,date,sku,quantity,price\n1,{clear},a,1,5\n2,{doubtful},a,1,5\n");
        Assert.Equal(At(expected + "Z"), read.Orders[1].PlacedAt);
    }
}
