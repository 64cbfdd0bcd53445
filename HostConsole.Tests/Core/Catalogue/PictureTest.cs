using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Catalogue;

public sealed class PictureTest
{
    private static readonly Currency Usd = Currency.Parse("USD");

    [Theory]
    [InlineData("uploads/pot.jpg")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("pot.jpg")]
    public void Given_a_picture_that_cannot_be_used_Then_it_is_told_and_the_product_comes_in(string picture)
    {
        foreach (var read in new[]
        {
            ProductCsv.Read(new StringReader($"Handle,Title,Variant SKU,Variant Price,Image Src,Variant Image\n"
                + $"a,Pot,A,25,{picture},\nb,Pan,B,5,,{picture}\n"),
                Usd),
            ProductCsv.Read(new StringReader($"ID,Type,SKU,Name,Regular price,Images\n"
                + $"1,simple,A,Pot,25,{picture}\n2,simple,B,Pan,5,\"https://e.example/1.jpg, {picture}\"\n"),
                Usd),
        })
        {
            Assert.Empty(read.Rejections);
            Assert.Equal([2_500L, 500L], read.Products.Select(p => p.Variants[0].Price.Minor));
            Assert.Null(read.Products[0].Picture);
            Assert.Contains($"'{picture}' of line 2", Assert.Single(read.Notes), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://cdn.example.com/w_300,h_300/cup.jpg, https://cdn.example.com/b.jpg",
        "https://cdn.example.com/w_300,h_300/cup.jpg https://cdn.example.com/b.jpg")]
    [InlineData("https://cdn.example.com/w_300,h_300/cup.jpg,http://cdn.example.com/b.jpg",
        "https://cdn.example.com/w_300,h_300/cup.jpg http://cdn.example.com/b.jpg")]
    [InlineData("//cdn.example.com/a.jpg,//cdn.example.com/c_fill,w_9/b.jpg",
        "https://cdn.example.com/a.jpg https://cdn.example.com/c_fill,w_9/b.jpg")]
    [InlineData("https://cdn.example.com/a.jpg, ", "https://cdn.example.com/a.jpg")]
    public void Given_commas_in_addresses_Then_the_pictures_are_those_of_the_shop(string images, string pictures)
    {
        var read = ProductCsv.Read(new StringReader($"ID,Type,SKU,Name,Regular price,Images\n1,simple,A,Pot,25,\"{images}\"\n"), Usd);
        Assert.Equal((pictures, 0), (string.Join(' ', Assert.Single(read.Products).Pictures), read.Notes.Count));
    }

    [Theory]
    [InlineData("Handle,Title,Image Src,Variant SKU,Variant Price\nir-1,Jug,https://e.example/1.jpg,IR1,25\n"
        + "ir-1,,https://e.example/2.jpg\n",
        2)]
    [InlineData("ID,Type,SKU,Name,Regular price,Images,Parent\n1,simple,A,Jug,25\n", 0)]
    [InlineData("ID,Type,SKU,Name,Regular price,Images,Parent\n1,variable,A,Jug\n2,variation,B,Jug - S,25,,A\n", 0)]
    public void Given_a_line_whose_last_cells_are_dropped_Then_it_is_read(string text, int pictures)
    {
        var read = ProductCsv.Read(new StringReader(text), Usd);
        Assert.Empty(read.Rejections);
        Assert.Equal((2_500, pictures),
            (Assert.Single(Assert.Single(read.Products).Variants).Price.Minor, read.Products[0].Pictures.Count));
    }

    [Fact]
    public void Given_a_line_that_ends_before_the_price_of_a_variant_Then_its_product_is_left_out()
    {
        var read = ProductCsv.Read(new StringReader("Handle,Title,Option1 Value,Variant Price\na,A,S,5\na,,L\n"), Usd);
        Assert.Empty(read.Products);
        Assert.Contains("Variant Price is empty", Assert.Single(read.Rejections).Reason, StringComparison.Ordinal);
    }
}
