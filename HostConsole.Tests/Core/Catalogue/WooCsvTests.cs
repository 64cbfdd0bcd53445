using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Catalogue;

public sealed class WooCsvTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private const string Headers = "ID;Type;SKU;Name;Published;Description;In stock?;Stock;Sale price;Regular "
        + "price;Images;Parent;Attribute 1 name;Attribute 1 value(s);Attribute 2 name;Attribute 2 value(s)\n";

    [Fact]
    public void Given_an_export_with_decimal_commas_Then_products_variations_sales_and_stock_are_read()
    {
        var read = Read("""
            10;variable;MUG;Mug;1;<b>Stoneware</b>\nDishwasher safe;1;8;;;https://shop.example/a.jpg, https://shop.example/b.jpg;;Color;Red, Blue;Size;S, L
            11;variation;MUG-R;Mug - Red, S;1;;1;5;9,90;12,50;https://shop.example/red.jpg;MUG;Color;Red;Size;S
            12;variation;MUG-B;Mug - Blue, L;1;;1;parent;;12,50;;id:10;Color;Blue;Size;L
            13;simple;;'=Sum cap;1;;1;;;7;;;;;;
            14;simple, virtual;V;Ticket;1;;0;;8;7;;;;;;
            15;simple;N;Oversold;1;;backorder;'-2;;7;;;;;;
            """);

        Assert.Empty(read.Rejections);
        Assert.Equal("woocommerce", read.Format);
        Assert.Equal(["wc-10", "wc-13", "wc-14", "wc-15"], read.Products.Select(p => p.Handle));
        var mug = read.Products[0];
        Assert.Equal(("Mug", "Stoneware Dishwasher safe", 2, 2), (mug.Title, mug.Description, mug.Pictures.Count, mug.Line));
        Assert.Equal(new ParsedVariant("MUG-R", "Red / S", new Money(990, Eur), new Money(1_250, Eur), 5, "11",
            "https://shop.example/red.jpg", 3),
            mug.Variants[0]);
        Assert.Equal(
            new ParsedVariant("MUG-B", "Blue / L", new Money(1_250, Eur), null, 8, "12", null, 4) { Shared = true },
            mug.Variants[1]);
        Assert.Equal("=Sum cap", read.Products[1].Title);
        Assert.Equal(new ParsedVariant(null, "", new Money(700, Eur), null, null, "13", null, 5), read.Products[1].Variants[0]);
        Assert.Equal((700L, null, 0), (read.Products[2].Variants[0].Price.Minor, read.Products[2].Variants[0].CompareAt,
            read.Products[2].Variants[0].Stock));
        Assert.Equal(0, read.Products[3].Variants[0].Stock);
    }

    [Fact]
    public void Given_a_file_made_by_hand_Then_few_columns_are_enough()
    {
        var read = ProductCsv.Read(new StringReader("SKU,Name,Regular price\nA 1,Cap,5.00\n,Été Hat,6\n"), Eur);
        Assert.Equal([("a-1", "Cap"), ("été-hat", "Été Hat")], read.Products.Select(p => (p.Handle, p.Title)));
    }

    [Fact]
    public void Given_variations_before_their_product_and_without_attributes_Then_their_names_tell_the_option()
    {
        var read = Read("11;variation;;Mug - Red;1;;1;;;12;;id:10;;;;\n10;variable;;Mug;1;;1;;;;;;;;;");
        Assert.Equal(("Mug", "Red"), (read.Products[0].Title, Assert.Single(read.Products[0].Variants).Option));
    }

    [Theory]
    [InlineData("11;variation;;Mug - Red;1;;1;;;x;;MUG;;Red;;", "Regular price: 'x' is not an amount.")]
    [InlineData("11;variation;;Mug - Red;1;;1;;;;;MUG;;Red;;", "Regular price is empty.")]
    [InlineData("11;variation;;Mug - Red;1;;1;;-1;5;;MUG;;Red;;", "Sale price: '-1' is negative.")]
    [InlineData("11;variation;;Mug - Red;1;;1;1.5;;5;;MUG;;Red;;", "Stock: '1.5' is not a whole number.")]
    [InlineData("11;variation;;Mug - Red;1;;1;;;5;;MUG;;Blue;;", "The variant 'Blue' stands on line 3 already.")]
    [InlineData("11;variation;;\"Mug\" Red;1;;1;;;5;;MUG;;Red;;", "after its closing quote")]
    [InlineData("11;variation;;\"Mug; Red;1;;1;;;5;;MUG;;Red;;", "never closed")]
    public void Given_a_bad_variation_Then_its_product_is_left_out_whole(string bad, string reason)
    {
        var read = Read($"10;variable;MUG;Mug;1;;1;;;;;;;;;\n12;variation;;Mug - "
            + $"Blue;1;;1;;;5;;MUG;;Blue;;\n{bad}\n13;simple;;Cap;1;;1;;;7;;;;;;");

        Assert.Equal("Cap", Assert.Single(read.Products).Title);
        var rejection = Assert.Single(read.Rejections);
        Assert.Equal(4, rejection.Line);
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.EndsWith("The product 'Mug' was left out.", rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_products_that_cannot_be_sold_Then_each_says_why()
    {
        var read = Read("""
            1;grouped;;Set;1;;1;;;;;;;;;
            2;external;;Elsewhere;1;;1;;;5;;;;;;
            3;variable;;Lonely;1;;1;;;;;;;;;
            4;variation;;Orphan;1;;1;;;5;;NOPE;;Red;;
            5;simple;A;First;1;;1;;;5;;;;;;
            6;simple;A;Second;1;;1;;;5;;;;;;
            7;variation;;Of simple;1;;1;;;5;;id:5;;Red;;
            8;simple;;;1;;1;;;5;;;;;;
            9;variation;;Alone;1;;1;;;5;;;;Red;;
            """);
        Assert.Empty(read.Products);
        string[] reasons =
            ["type 'grouped'", "type 'external'", "needs its variations", "No product of the file has the SKU 'NOPE'",
                "Line 6 has the same SKU", "is not a variable product", "Name is empty", "Parent is empty"];
        Assert.Equal([2, 3, 4, 5, 7, 8, 9, 10], read.Rejections.Select(r => r.Line));
        Assert.All(read.Rejections.Zip(reasons), p => Assert.Contains(p.Second, p.First.Reason, StringComparison.Ordinal));
    }

    private static ProductCsvResult Read(string rows) => ProductCsv.Read(new StringReader(Headers + rows), Eur);
}
