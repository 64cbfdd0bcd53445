using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Catalogue;

public sealed class StockFilesTest
{
    private const string Inventory = """
        Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Available (not editable),On hand (current),On hand (new)
        scarf,Scarf,Colour,Red,S-R,,,Shop,4,5,
        scarf,Scarf,Colour,Red,S-R,,,Warehouse,7,7,
        scarf,Scarf,Colour,Blue,S-B,,,Shop,not stocked,not stocked,
        scarf,Scarf,Colour,Blue,S-B,,,Warehouse,2,2,
        scarf,Scarf,Colour,Green,,,,Shop,-3,0,
        belt,Belt,Title,Default Title,B,,,Shop,not stocked,not stocked,
        """;

    [Theory]
    [InlineData(null, "11 2 0 -")]
    [InlineData("Shop", "4 - 0 -")]
    [InlineData("warehouse", "7 2 - -")]
    public void Given_Shopifys_inventory_Then_units_are_summed_over_the_places_that_have_them(string? location, string units)
    {
        var read = Read(Inventory, location);
        Assert.Equal(("shopify-inventory", 0), (read.Format, read.Rejections.Count));
        Assert.Equal(units, string.Join(' ',
            read.Counts.Select(c => c.Units?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-")));
        Assert.Equal([("S-R", "Red"), ("S-B", "Blue"), (null, "Green"), ("B", "")], read.Counts.Select(c => (c.Sku, c.Option)));
    }

    [Fact]
    public void Given_a_place_that_the_file_does_not_have_Then_nothing_is_counted_and_the_places_are_named()
    {
        var read = Read(Inventory, "Moon");
        Assert.Empty(read.Counts);
        Assert.Contains("'Shop', 'Warehouse'", Assert.Single(read.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_older_inventory_with_a_column_a_place_Then_it_is_summed_alike()
    {
        var read = Read("Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Shop,Warehouse\n"
            + "scarf,Scarf,Colour,Red,S-R,,,4,7\nscarf,Scarf,Colour,Blue,S-B,,,not stocked,2\n");
        Assert.Equal([11, 2], read.Counts.Select(c => c.Units));
        Assert.Equal([4, null], Read("Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Shop,Warehouse\n"
            + "scarf,Scarf,Colour,Red,S-R,,,4,7\nscarf,Scarf,Colour,Blue,S-B,,,not stocked,2\n",
            "Shop").Counts.Select(c => c.Units));
    }

    [Theory]
    [InlineData("SKU,Quantity\nA,5\n")]
    [InlineData("sku;stock\nA;5\n")]
    [InlineData("Item SKU\tAvailable\nA\t5\n")]
    [InlineData("Artikelnummer;Bestand\nA;5\n")]
    public void Given_SKUs_and_quantities_alone_Then_they_are_counts(string text)
    {
        var read = Read(text);
        Assert.Equal(("stock", "A", 5), (read.Format, Assert.Single(read.Counts).Sku, read.Counts[0].Units));
    }

    [Fact]
    public void Given_a_quantity_that_is_none_Then_its_variant_is_left_as_it_is_and_the_line_told()
    {
        var read = Read("SKU,Quantity\nA,many\nA,3\nB,2\n,4\n");
        Assert.Equal(["B"], read.Counts.Select(c => c.Sku));
        Assert.Equal([2, 5], read.Rejections.Select(r => r.Line));
    }

    [Theory]
    [InlineData("shopify", "Handle,Title,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Price\n"
        + "a,A,Red,R,shopify,5\na,,Blue,B,,5\n",
        "R")]
    [InlineData("shopify", "Handle,Title,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory "
        + "Qty,Variant Price\na,A,Red,R,shopify,,5\na,,Blue,B,,,5\n",
        "R")]
    public void Given_a_tracked_variant_without_a_quantity_Then_it_is_unknown_and_told(string from, string text, string sku)
    {
        var read = Read(text);
        Assert.Equal([true, false], Assert.Single(read.Products).Variants.Select(v => v.Uncounted));
        Assert.Contains($"inventory CSV", Assert.Single(read.Notes), StringComparison.Ordinal);
        Assert.EndsWith($": {sku}.", read.Notes[0], StringComparison.Ordinal);
        Assert.StartsWith(from, read.Format, StringComparison.Ordinal);
    }

    private static ProductCsvResult Read(string text, string? location = null) =>
        ProductCsv.Read(new StringReader(text), Currency.Parse("USD"), new() { Location = location });
}
