using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Catalogue;

public sealed class ShopifyCsvTests
{
    private static readonly Currency Usd = Currency.Parse("USD");
    private const string Old = "Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Option2 Name,Option2 "
        + "Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At "
        + "Price,Image Src,Variant Image\n";

    [SharedDataFact]
    public void Given_Shopifys_apparel_catalogue_Then_all_of_it_is_read()
    {
        using var file = File.OpenText(SharedData.PathOf("products/shopify-apparel.csv"));
        var read = ProductCsv.Read(file, Usd);

        Assert.Equal(("shopify-old", null, 0), (read.Format, read.Error, read.Rejections.Count));
        Assert.Equal((20, 22), (read.Products.Count, read.Products.Sum(p => p.Variants.Count)));
        Assert.All(read.Products, p => Assert.StartsWith("https://", p.Picture, StringComparison.Ordinal));
        Assert.All(read.Products.SelectMany(p => p.Variants), v => Assert.Equal((null, null), (v.Stock, v.Sku)));
        var top = read.Products[1];
        Assert.Equal(("classic-varsity-top", "Classic Varsity Top", "partners-demo", 3), (top.Handle, top.Title, top.Vendor, top.Line));
        Assert.Equal([("Small", 6_000L, 3), ("Medium", 6_000L, 4), ("Large", 6_000L, 5)],
            top.Variants.Select(v => (v.Option, v.Price.Minor, v.Line)));
        Assert.Equal("", read.Products[0].Variants[0].Option);
    }

    [SharedDataFact]
    public void Given_Shopifys_jewelery_catalogue_Then_all_of_it_is_read()
    {
        using var file = File.OpenText(SharedData.PathOf("products/shopify-jewelery.csv"));
        var read = ProductCsv.Read(file, Usd);

        Assert.Equal(("shopify-old", null, 0), (read.Format, read.Error, read.Rejections.Count));
        Assert.Equal((20, 23), (read.Products.Count, read.Products.Sum(p => p.Variants.Count)));
        var anchor = read.Products.Single(p => p.Handle == "leather-anchor");
        Assert.Equal(3, anchor.Pictures.Count);
        Assert.Equal([("Gold", 6_999L, 8_500L), ("Silver", 5_500L, 8_500L)],
            anchor.Variants.Select(v => (v.Option, v.Price.Minor, v.CompareAt!.Value.Minor)));
        Assert.EndsWith("anchor-bracelet-for-men_925x.jpg", anchor.Variants[1].Picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_new_headers_Then_products_variants_pictures_and_stock_are_read()
    {
        const string text = """
            Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option2 name,Option2 value,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL,Image position,Variant image URL
            Linen Shirt,linen-shirt,"<p>Cool &amp; light.</p>
            <ul><li>Washes well</li>
            <li>Fits</li></ul>",Mill,,,,true,active,LS-S,,Size,Small,Color,Red,39.90,49.90,shopify,12,deny,https://cdn.example/1.jpg,1,
            ,linen-shirt,,,,,,,,LS-M,,,Medium,,Red,39.90,39.90,shopify,-4,continue,https://cdn.example/2.jpg,2,https://cdn.example/red.jpg
            ,linen-shirt,,,,,,,,,,,,,,,,,,,//cdn.example/3.jpg,3,
            Gift card,gift-card,,,,,,,active,,,Title,Default Title,,,25.00,,,7,deny,,,
            """;

        var read = ProductCsv.Read(new StringReader(text), Usd);

        Assert.Empty(read.Rejections);
        Assert.Equal("shopify", read.Format);
        var shirt = read.Products[0];
        Assert.Equal("Cool & light.\nWashes well\nFits", shirt.Description);
        Assert.Equal(["https://cdn.example/1.jpg", "https://cdn.example/2.jpg", "https://cdn.example/3.jpg"], shirt.Pictures);
        Assert.Equal(
            new ParsedVariant("LS-S", "Small / Red", new Money(3_990, Usd), new Money(4_990, Usd), 12, null, null, 2),
            shirt.Variants[0]);
        // A compare-at that is no reduction is none; sold beyond the stock is nothing left.
        Assert.Equal(new ParsedVariant("LS-M", "Medium / Red", new Money(3_990, Usd), null, 0, null,
            "https://cdn.example/red.jpg", 5)
        {
            PreOrder = true
        }, shirt.Variants[1]);
        Assert.Equal(new ParsedVariant(null, "", new Money(2_500, Usd), null, null, null, null, 7),
            Assert.Single(read.Products[1].Variants));
    }

    [Fact]
    public void Given_lines_of_a_product_in_separate_places_Then_they_are_one_product()
    {
        var read = Read("a,A,,,Size,S,,,,,,1,,,\nb,B,,,,,,,,,,2,,,\nA,,,,,M,,,,,,3,,,\na,A,,,,L,,,,,,4,,,");
        Assert.Equal([("a", 3), ("b", 1)], read.Products.Select(p => (p.Handle, p.Variants.Count)));
    }

    [Theory]
    [InlineData("a,,,,,M,,,,,,x,,,", "Variant Price: 'x' is not an amount.")]
    [InlineData("a,,,,,M,,,,,,,,,", "Variant Price is empty.")]
    [InlineData("a,,,,,M,,,,,,1,x,,", "compare-at price: 'x'")]
    [InlineData("a,,,,,M,,,,shopify,many,1,,,", "'many' is not a whole number")]
    [InlineData("a,,,,,s,,,,,,1,,,", "The variant 's' stands on line 2 already.")]
    [InlineData("a,Other,,,,M,,,,,,1,,,", "Give one of them another handle.")]
    [InlineData("a,,,,,\"M,,,,,,1,,,", "never closed")]
    [InlineData("a,,,,,\"M\" x,,,,,,1,,,", "after its closing quote")]
    [InlineData("a,,,,,\"M\nX\",,,,,,1,,,", "Option 1 holds a line break")]
    public void Given_a_bad_line_Then_its_product_is_left_out_whole_and_the_others_are_read(string bad, string reason)
    {
        var read = Read($"a,A,,,Size,S,,,,,,1,,,\n{bad}\nb,B,,,,,,,,,,2,,,");

        Assert.Equal("b", Assert.Single(read.Products).Handle);
        var rejection = Assert.Single(read.Rejections);
        Assert.Equal(3, rejection.Line);
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.EndsWith("The product 'a' was left out.", rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_several_faults_Then_each_bad_line_is_named_once()
    {
        var longTitle = new string('x', 256);
        var read = Read($"a,{longTitle},,,,S,,,,,,x,,,\na,,,,,M,,,,,,-1,,,\n,B,,,,,,,,,,2,,,\nc,,,,,S,,,,,,1,,,\n"
            + $"d,D,,,,,,,,,,,,,\ne,E,{new string('y', 100_001)},,,,,,,,,1,,,");
        Assert.Empty(read.Products);
        Assert.Equal([2, 3, 4, 5, 6, 7], read.Rejections.Select(r => r.Line));
        Assert.Contains("Title has 256 characters, at most 255 fit. Variant Price: 'x'", read.Rejections[0].Reason,
            StringComparison.Ordinal);
        Assert.Contains("Handle is empty", read.Rejections[2].Reason, StringComparison.Ordinal);
        Assert.Contains("No line of the product has a title", read.Rejections[3].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_description_with_bare_quotes_over_lines_Then_what_follows_is_read()
    {
        var read = Read("a,A,\"<p class=\"x\">one\ntwo</p>\",,,,,,,,,1,,,\na,,,,,M,,,,,,1,,,\nb,B,,,,,,,,,,2,,,");
        Assert.Equal("b", Assert.Single(read.Products).Handle);
        Assert.Equal([2, 3], read.Rejections.Select(r => r.Line));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("\uFEFF\r\n \r\n", "The file is empty")]
    [InlineData("Foo,Bar\n1,2\n", "Found: 'Foo', 'Bar'. Accepted: Shopify")]
    [InlineData("%PDF-1.4", "Found: '%PDF-1.4'.")]
    public void Given_a_file_of_no_known_format_Then_the_error_says_what_was_found_and_what_is_accepted(string text, string error)
    {
        var read = ProductCsv.Read(new StringReader(text), Usd);
        Assert.Null(read.Format);
        Assert.Contains(error, read.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain\n\ntext with a < b", "plain\n\ntext with a < b")]
    [InlineData("<p>One<br/>two</p><p>three &lt;b&gt;</p>", "One\ntwo\nthree <b>")]
    [InlineData("a<script>alert(1)</script>b<style>p{}</style>c<!-- > d -->e", "abce")]
    [InlineData("a <b", "a")]
    [InlineData("<script>never closed", "")]
    public void Given_HTML_Then_its_text(string html, string text) => Assert.Equal(text, HtmlText.Plain(html));

    private static ProductCsvResult Read(string rows) => ProductCsv.Read(new StringReader(Old + rows), Usd);
}
