using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Catalogue;

public sealed class SkuTest
{
    [Theory]
    [InlineData("'0016987", "0016987")]
    [InlineData("\"=\"\"0016987\"\"\"", "0016987")]
    [InlineData("PLAIN-10", "PLAIN-10")]
    [InlineData("1E5", "1E5")]
    [InlineData("'", "'")]
    public void Given_what_makes_a_spreadsheet_keep_a_SKU_Then_the_SKU_is_the_shops(string cell, string sku)
    {
        Assert.Equal(sku, Assert.Single(Shopify(cell).Products).Variants[0].Sku);
        Assert.Equal(sku,
            Assert.Single(ProductCsv.Read(new StringReader($"ID,Type,SKU,Name,Regular price\n1,simple,{cell},Jug,5\n"),
                Currency.Parse("USD")).Products).Variants[0].Sku);
        Assert.Equal(sku, Assert.Single(ProductCsv.Read(new StringReader($"SKU,Quantity\n{cell},5\n"), Currency.Parse("USD")).Counts).Sku);
    }

    [Theory]
    [InlineData("1.23E+12")]
    [InlineData("'4.01235E+12")]
    [InlineData("\"1,23E+12\"")]
    [InlineData("1e+15")]
    public void Given_a_SKU_that_a_spreadsheet_has_shortened_Then_it_is_refused_with_what_to_do(string cell)
    {
        foreach (var read in new[] { Shopify(cell), ProductCsv.Read(new StringReader($"SKU,Quantity\n{cell},5\n"), Currency.Parse("USD")) })
        {
            Assert.Empty(read.Products);
            Assert.Empty(read.Counts);
            Assert.Contains("Export the file again", Assert.Single(read.Rejections).Reason, StringComparison.Ordinal);
        }

        Assert.True(SkuText.IsShortened("1.23E+12"));
    }

    private static ProductCsvResult Shopify(string cell) =>
        ProductCsv.Read(new StringReader($"Handle,Title,Variant SKU,Variant Price\na,Jug,{cell},5\n"),
            Currency.Parse("USD"));
}
