using System.Globalization;
using System.Text;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Tests.Csv;

public sealed class LineRejectionsTest
{
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly OrderColumnMapping Mapping =
        new() { OrderId = "id", PlacedAt = "at", Sku = "sku", Quantity = "n", UnitPrice = "price" };

    public static TheoryData<string, string> Files => new()
    {
        { "Handle,Title,Variant Price\nx,\"", "a\n" },
        { "Handle,Title,Variant Price\n", "h#,T,x\n" },
        { "Handle,Title,Variant Price\n", "h#\n" },
        { "ID,Type,SKU,Name,Regular price,Parent\n", "#,\n" },
        { "ID,Type,SKU,Name,Regular price,Parent\n", "#,variation,,V,1,none\n" },
        { "id,at,sku,n,price\n", "#,never,a,1,1\n" },
        { "id,at,sku,n,price\n", "#\n" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Given_ever_so_many_wrong_lines_Then_500_are_listed_and_all_are_counted(string header, string line)
    {
        var rejections = Read(File(header, line, 20_000));
        Assert.Equal((LineRejections.Most, true), (rejections.Count, rejections.Total >= 20_000));
        Assert.Equal(Enumerable.Range(2, 500), rejections.Select(r => r.Line));
    }

    [Fact]
    public void Given_wrong_lines_among_good_ones_Then_the_good_ones_are_all_read()
    {
        var text = new StringBuilder("Handle,Title,Variant Price\n");
        for (var i = 0; i < 3_000; i++) text.Append(i % 3 == 0 ? $"h{i},T{i},5\n" : $"h{i},T{i},x\n");
        var read = ProductCsv.Read(new StringReader(text.ToString()), Usd);
        Assert.Equal((1_000, 500, 2_000), (read.Products.Count, read.Rejections.Count, read.Rejections.Total));
    }

    [Fact]
    public void Given_a_product_whose_bad_line_is_not_listed_any_more_Then_its_good_lines_bring_no_half_of_it()
    {
        var text = new StringBuilder("Handle,Title,Option1 Value,Variant Price\n");
        for (var i = 0; i < 600; i++) text.Append(CultureInfo.InvariantCulture, $"h{i},T,,x\n");
        text.Append("late,Late,S,x\nlate,Late,L,5\n");
        var read = ProductCsv.Read(new StringReader(text.ToString()), Usd);
        Assert.Empty(read.Products);
        Assert.Equal(601, read.Rejections.Total);
    }

    [Fact]
    public void Given_more_products_than_a_file_may_bring_Then_it_is_refused_whole()
    {
        var read = ProductCsv.Read(new StringReader(File("Handle,Title,Variant Price\n", "h#,T,1\n", ProductCsv.MostLines + 1)), Usd);
        Assert.Equal((null, 0), (read.Format, read.Products.Count));
        Assert.Contains("300,000", read.Error, StringComparison.Ordinal);
    }

    private static string File(string header, string line, int times)
    {
        var text = new StringBuilder(header);
        for (var i = 0; i < times; i++) text.Append(line.Replace("#", $"{i}", StringComparison.Ordinal));
        return text.ToString();
    }

    private static LineRejections Read(string text) => text.StartsWith("id,at", StringComparison.Ordinal)
        ? OrdersCsv.Read(new StringReader(text), Mapping, Usd).Rejections
        : ProductCsv.Read(new StringReader(text), Usd).Rejections;
}
