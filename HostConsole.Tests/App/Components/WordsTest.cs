using System.Globalization;
using HostConsole.Components;

namespace HostConsole.Tests.Components;

public sealed class WordsTest
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    [Theory]
    [InlineData(0, "0 entries")]
    [InlineData(1, "1 entry")]
    [InlineData(1204, "1,204 entries")]
    public void Given_a_count_Then_one_is_no_plural(int count, string text) =>
    Assert.Equal(text, Quantity.Of(count, "entry", English, "entries"));

    [Theory]
    [InlineData(null, "stock not tracked")]
    [InlineData(1200, "1,200 in stock")]
    [InlineData(0, "out of stock")]
    [InlineData(-20, "out of stock, 20 sold too many")]
    public void Given_stock_Then_it_is_never_told_as_a_minus(int? available, string text) =>
    Assert.Equal(text, StockText.Of(available, English));

    [Theory]
    [InlineData(null, "/picture.svg")]
    [InlineData("", "/picture.svg")]
    [InlineData("/uploads/1.png", "/uploads/1.png")]
    [InlineData("https://cdn.example/1.png", "https://cdn.example/1.png")]
    [InlineData("http://cdn.example/1.png", "https://cdn.example/1.png")]
    [InlineData("javascript:alert(1)", "/picture.svg")]
    public void Given_a_pictures_address_Then_a_page_can_show_it_or_the_drawn_one_stands_there(string? address,
        string shown) =>
    Assert.Equal(shown, PictureAddress.Of(address));
}
