using System.Text;
using System.Text.Json;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Chat;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Integrations.Shopify;
using Xunit.Abstractions;

namespace HostConsole.Tests.Fuzz;

/// <summary>Broken inputs to each parser of what comes from outside; <see cref="ApiFuzzTest"/> has the bodies of the API.</summary>
[Trait("Speed", "Slow")]
public sealed class ParserFuzzTest(ITestOutputHelper output)
{
    private static readonly Currency[] Currencies = [Currency.Parse("USD"), Currency.Parse("JPY"), Currency.Parse("KWD")];

    private static readonly string[] Products =
    [
        "Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant "
            + "Inventory Qty,Variant Price,Variant Compare At Price,Image Src\r\n" +
        "mug,Tide mug,\"<p>A mug,\r\nby "
        + "hand</p>\",Harbour,Colour,Blue,M-1,shopify,4,24.00,30.00,https://cdn.example/m.jpg\r\n"
        + "mug,,,,,Sand,M-2,shopify,,24.00,,\r\nmug,,,,,,,,,,,https://cdn.example/n.jpg\r\n"
        + "bowl,Bowl,,Harbour,Title,Default Title,B-1,,,18.00,,\r\n",
        "Title,URL handle,Description,Vendor,SKU,Option1 name,Option1 value,Price,Compare-at price,Inventory "
            + "tracker,Inventory quantity,Product image URL\nTide mug,mug,\"5\"\" "
            + "wide\",Harbour,M-1,Colour,Blue,24.00,30,shopify,4,\n,mug,,,M-2,,Sand,24,,,,\n",
        "ID,Type,SKU,Name,Published,Stock,Sale price,Regular price,Parent,Images,Attribute 1 name,Attribute 1 "
            + "value(s)\n1,variable,,Tide mug,1,,,,,,Colour,\"Blue, Sand\"\n2,variation,M-1,Tide mug - "
            + "Blue,1,4,\"20,00\",\"24,00\",id:1,,Colour,Blue\n3,simple,B-1,Bowl,1,,,18,,,,\n",
        "Handle;Title;Variant Price\nmug;Tide mug;24,00\n",
    ];

    private static readonly string[] Orders =
    [
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n580636,22632,HAND "
            + "WARMER,6,29/11/2011 08:13,2.10,16746,United Kingdom\r\n580636,84879,\"BIRD, SMALL\",8,29/11/2011 "
            + "08:13,1.69,16746,United Kingdom\r\nC580637,22632,HAND WARMER,-1,29/11/2011 08:20,2.10,16746,United "
            + "Kingdom\r\n580638,,,-4,29/11/2011 09:00,0,,United Kingdom\r\n",
        "Name;Email;Created at;Lineitem quantity;Lineitem name;Lineitem price;Lineitem sku;Discount Amount;Currency\n"
            + "#1001;ann@example.com;2026-11-21 19:04:00 +0100;1;Tide mug;24.00;M-1;2.00;USD\n"
            + "#1001;;;2;Bowl;18.00;B-1;;\n",
        "order,placed,qty,price\n1,2026-11-21T19:00:00Z,1,10\n2,1763751600,1,0\n",
    ];

    private static readonly string Order = """
        {"id":4711,"name":"#4711","test":false,"currency":"USD","created_at":"2026-11-21T19:00:00Z","updated_at":"2026-11-21T19:01:00Z",
         "cancelled_at":null,"taxes_included":true,
         "line_items":[{"id":1,"title":"Tide mug","variant_title":"Blue","sku":"MUG","variant_id":42,"quantity":2,"price":"24.00",
          "total_discount":"0.00","discount_allocations":[{"amount":"3.00"}],"tax_lines":[{"price":"3.83"}]}],
         "customer":{"id":207119551,"email":"bob@example.com","first_name":"Bob","last_name":"Norman"},
         "discount_codes":[{"code":"TIDE18"}],"note_attributes":[{"name":"claim","value":"01a1ff7a-cb80-7af6-9552-35fa4f1ca739"}],
         "refunds":[{"id":9,"order_id":4711,"refund_line_items":[{"quantity":1,"subtotal":"24.00","total_tax":"3.83"}]}]}
        """;

    private static readonly string[] Lines = ["Is the glaze food safe?", "1,234.50", "24,00", "Zoë 👩‍👩‍👧‍👦",
        "مرحبا بالعالم", "<p>A <b>mug</b>&nbsp;&#128512;</p><ul><li>one</li></ul>", "hello\nworld\t!",
        "2026-11-21T19:04:00+01:00", "+1 234", "12"];

    [Fact]
    public void Given_broken_product_files_Then_each_is_read_or_rejected_with_reasons() =>
    Fuzzing.Run(output, 1_000_000, m => m.Text(Products), text =>
        {
            var result = ProductCsv.Read(new StringReader(text), Currencies[text.Length % 3]);
            Assert.All(result.Rejections, r => Assert.True(r.Line > 0 && r.Reason.Length > 0));
            Assert.All(result.Products, p => Assert.True(
                p.Handle.Length > 0 && p.Variants.Count > 0 && p.Variants.All(v => v.Price.Minor >= 0), p.Handle));
        });

    [Fact]
    public void Given_broken_order_files_Then_each_is_read_or_rejected_with_reasons() =>
    Fuzzing.Run(output, 2_000_000, m => m.Text(Orders), text =>
        {
            var columns = OrdersCsv.Columns(new StringReader(text));
            var result = OrdersCsv.Read(new StringReader(text), columns.Guess, Currencies[text.Length % 3]);
            Assert.All(result.Rejections, r => Assert.True(r.Line > 0 && r.Reason.Length > 0));
        });

    [Fact]
    public void Given_broken_Shopify_bodies_Then_each_is_read_or_refused_with_a_reason() =>
    Fuzzing.Run(output, 3_000_000, m => m.Json(Order), text =>
        {
            try
            {
                using var json = ShopifyOrder.Parse(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
                var order = ShopifyOrder.Read(json.RootElement);
                Assert.All(order.Lines, line => Assert.True(line.Discount.Minor >= 0
                    && line.Prices.Sum(p => (decimal)p.Quantity * p.UnitPrice.Minor) >= line.Discount.Minor));
                Assert.Equal(order.Lines.Sum(l => l.Quantity),
                    order.Lines.SelectMany(l => l.ToLines(new Dictionary<string, VariantId>())).Sum(l => l.Quantity));
            }
            catch (JsonException) { } // said as "no JSON"
            catch (ShopifyBodyException refused)
            {
                Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
            }
        });

    [Fact]
    public void Given_broken_texts_Then_each_is_cleaned_or_refused() => Fuzzing.Run(output, 4_000_000, m => m.Text(Lines), text =>
    {
        var clean = Text.Clean(text);
        Assert.Equal(clean, Text.Clean(clean));
        Assert.DoesNotContain('\0', clean);
        _ = HtmlText.Plain(text);
        _ = CsvText.Decode(Encoding.Unicode.GetBytes(text));
        var currency = Currencies[text.Length % 3];
        if (AmountText.TryParse(text, currency, out var money, out var reason)) Assert.Equal(currency, money.Currency);
        else Assert.NotEmpty(reason);
        _ = AmountText.TryCount(text, 1_000_000, out _, out _);
        var now = new DateTimeOffset(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);
        var outcome = ChatRules.Decide(new(),
            new RelayMessage(new(Guid.Empty), new(Guid.Empty), text, "twitch", text, now, text), new Moment(now));
        if (outcome is Outcome.Rejected no) Assert.EndsWith(".", no.Reason, StringComparison.Ordinal);
    });
}
