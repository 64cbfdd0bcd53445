using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Tests.Csv;

public sealed class CsvTableTests
{
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly OrderColumnMapping Mapping =
        new() { OrderId = "id", PlacedAt = "at", Sku = "sku", Quantity = "n", UnitPrice = "price" };

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Given_any_line_breaks_also_inside_quotes_Then_lines_are_counted_as_an_editor_does(string lineBreak)
    {
        var text = string.Join(lineBreak, "id,at,sku,n,price", "1,2026-01-01 10:00,\"a", "", "b\",1,2.00", "",
            "2,2026-01-01 10:00,c,x,2.00");

        var read = OrdersCsv.Read(new StringReader(text), Mapping, Usd);

        Assert.Equal(2, Assert.Single(read.Orders).Line);
        Assert.Equal(6, Assert.Single(read.Rejections).Line);
    }

    [Theory]
    [InlineData("1,2026-01-01 10:00,\"never closed,1,2.00", "never closed")]
    [InlineData("1,2026-01-01 10:00,\"closed\" too early,1,2.00", "goes on after its closing quote")]
    [InlineData("1,2026-01-01 10:00,a,b,1,2.00", "6 cells, the header has 5")]
    [InlineData("1,2026-01-01 10:00", "2 cells, the header has 5")]
    public void Given_a_broken_line_Then_it_alone_is_rejected_and_the_next_is_read(string broken, string reason)
    {
        var text = $"id,at,sku,n,price\n{broken}\n2,2026-01-01 10:00,\"x, \"\"y\"\"\",1,2.00\n3,2026-01-01 10:00,5\" ring,1,3.00\n";

        var read = OrdersCsv.Read(new StringReader(text), Mapping, Usd);

        var rejection = Assert.Single(read.Rejections);
        Assert.Equal(2, rejection.Line);
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.Equal(["x, \"y\"", "5\" ring"], read.Orders.Select(o => o.Lines[0].Sku));
    }

    [Theory]
    [InlineData("id;at;sku;n;price\n1;2026-01-01 10:00;a,b;1;2,50")]
    [InlineData("id\tat\tsku\tn\tprice\n1\t2026-01-01 10:00\ta,b\t1\t2,50")]
    [InlineData("sep=;\r\nid;at;sku;n;price\r\n1;2026-01-01 10:00;a,b;1;2,50")]
    public void Given_another_delimiter_Then_the_header_tells_it(string text)
    {
        var order = Assert.Single(OrdersCsv.Read(new StringReader(text), Mapping, Usd).Orders);
        Assert.Equal(("a,b", 250), (order.Lines[0].Sku, order.Gross.Minor));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1252", false)]
    public async Task Given_bytes_in_an_encoding_that_spreadsheets_write_Then_the_text_is_read(string name, bool mark)
    {
        Encoding encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.Preamble : [], .. encoding.GetBytes("id,at,sku,n,price\n1,2026-01-01 10:00,Café “£5”,1,2.50")];

        var order = Assert.Single(OrdersCsv.Read((await CsvText.OpenAsync(new MemoryStream(bytes))).Open(), Mapping, Usd).Orders);

        Assert.Equal("Café “£5”", order.Lines[0].Sku);
    }

    [Fact]
    public void Given_any_text_Then_the_readers_never_throw_and_say_each_bad_line_once()
    {
        string[] pieces = ["\"", "\"\"", ",", ";", "\n", "\r\n", "\r", "a", "1", "-1", "2.5", "2026-01-01 10:00", "<b>",
            "variation", "id:1", " ", "\uD800", "\uFEFF", "'="];
        string[] headers =
            ["id,at,sku,n,price\n", "Handle,Title,Variant Price,Image Src\n", "Title,URL handle,Price,Description\n",
                "ID,Type,SKU,Name,Regular price,Sale price,Stock,Images,Parent\n", ""];
        var texts = from header in Gen.Elements(headers) from body in Gen.ArrayOf(Gen.Elements(pieces)) select header + string.Concat(body);

        Prop.ForAll(Arb.From(texts), text =>
        {
            var products = ProductCsv.Read(new StringReader(text), Usd).Rejections;
            var orders = OrdersCsv.Read(new StringReader(text), Mapping, Usd).Rejections;
            OrdersCsv.Columns(new StringReader(text));
            return products.DistinctBy(r => r.Line).Count() == products.Count && orders.DistinctBy(r => r.Line).Count() == orders.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(200));
    }

    [Fact]
    public void Given_generated_rows_in_quotes_Then_every_cell_comes_back_and_nothing_is_rejected()
    {
        var cell = from body in Gen.ArrayOf(Gen.Elements("\"", ",", "\n", "\r\n", ";", "x", "é")) select "x" + string.Concat(body) + "x";
        var file = from cells in Gen.NonEmptyListOf(cell) select cells.ToArray();

        Prop.ForAll(Arb.From(file), cells =>
        {
            var rows = cells.Select((c, i) => $"{i + 1},2026-01-01 10:00,\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\",1,1");
            var read = OrdersCsv.Read(new StringReader("id,at,sku,n,price\n" + string.Join('\n', rows)), Mapping, Usd);
            return read.Rejections.Count == 0 && read.Orders.Select(o => o.Lines[0].Sku).SequenceEqual(cells);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Given_a_file_larger_than_the_readers_buffers_Then_lines_stay_in_step()
    {
        var text = new StringBuilder("id,at,sku,n,price\n");
        for (var i = 2; i <= 40_000; i++)
            text.Append(i % 1_000 == 0 ? $"{i},\"broken,x,1,1\n" : $"{i},2026-01-01 10:00,\"sku {i}\",1,1.00\n");

        var read = OrdersCsv.Read(new StringReader(text.ToString()), Mapping, Usd);

        Assert.All(read.Orders, o => Assert.Equal(($"{o.Line}", $"sku {o.Line}"), (o.ExternalId, o.Lines[0].Sku)));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => i * 1_000), read.Rejections.Select(r => r.Line));
        Assert.Equal(39_999 - 40, read.Orders.Count);
    }
}
