using System.Globalization;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Csv;

/// <summary>Each product file that docs/files.md says is read, by its sample in the folder files.</summary>
public sealed class ProductFilesTest
{
    private static readonly ProductColumnMapping Own =
        new() { Title = "Item", Sku = "Code", Price = "Price each", Option1 = "Size", Stock = "On shelf" };

    [Theory]
    [InlineData("shopify-products", "shopify", "0016987 Small 39.90 49.90 12 | LS-M Medium 39.90 - 4 pre-order", "LS-M", "gift card")]
    [InlineData("shopify-products-before-2025", "shopify-old",
        "SC-R Red 25.00 - - uncounted | SC-B Blue 25.00 30.00 - uncounted", "inventory CSV", "pictures/scarf.jpg",
        "doesn't show")]
    [InlineData("shopify-inventory", "shopify-inventory", "SC-R=11 | SC-B=-")]
    [InlineData("stock", "stock", "SC-R=3 | SC-B=0")]
    [InlineData("woocommerce-products", "woocommerce",
        "RING-S S 20.00 - 4 shared | RING-M M, wide 20.00 - 4 shared | LAMP  40.00 - 5 | JAR  12.40 - 3 pre-order",
        "sale is over", "12.3967", "held of all: Ring", "JAR", "doesn't show")]
    [InlineData("woocommerce-products-german", "woocommerce", "DE-1  9.90 12.50 5")]
    [InlineData("own-columns", "products-csv", "C-S S 12.50 - 5 | C-L L 16.00 - 2")]
    public void Given_the_sample_of_a_shop_Then_its_columns_are_understood_as_documented(string file, string format,
        string rows, params string[] told)
    {
        var content = CsvText.Decode(File.ReadAllBytes(Repo.File("HostConsole.Tests", "Core", "Csv", "files", $"{file}.csv")));
        var read = ProductCsv.Read(content.Open(), Currency.Parse("USD"),
            new() { Now = new DateTime(2026, 11, 28), Columns = file == "own-columns" ? Own : null });
        Assert.Equal((format, null, 0), (read.Format, read.Error, read.Rejections.Total));
        Assert.Equal(rows, string.Join(" | ", read.Products.SelectMany(p => p.Variants).Select(Row)
            .Concat(read.Counts.Select(c => $"{c.Sku}={Number(c.Units)}"))));
        Assert.Equal(told.Length, read.Notes.Count);
        Assert.All(told, part => Assert.Contains(read.Notes, note => note.Contains(part, StringComparison.Ordinal)));
        Assert.Contains($"{file}.csv", File.ReadAllText(Repo.File("docs", "files.md")), StringComparison.Ordinal);
    }

    private static string Row(ParsedVariant v) => string.Join(' ', new[]
    {
        v.Sku, v.Option, v.Price.Amount, v.CompareAt?.Amount ?? "-", Number(v.Stock), v.Shared ? "shared" : null,
        v.Uncounted ? "uncounted" : null, v.PreOrder ? "pre-order" : null,
    }.Where(part => part is not null));

    private static string Number(int? units) => units?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
