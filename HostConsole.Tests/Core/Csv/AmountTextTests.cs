using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Csv;

/// <summary>Amounts as they stand in files, read through a product file.</summary>
public sealed class AmountTextTests
{
    [Theory]
    [InlineData("12.34", "USD", 1234)]
    [InlineData("12,34", "USD", 1234)]
    [InlineData("12", "USD", 1200)]
    [InlineData(".5", "USD", 50)]
    [InlineData("0.000", "USD", 0)]
    [InlineData("12.5000", "USD", 1250)]
    [InlineData("1,234.50", "USD", 123450)]
    [InlineData("1.234,50", "EUR", 123450)]
    [InlineData("1 234,50", "EUR", 123450)]
    [InlineData("1\u00a0234,50", "EUR", 123450)]
    [InlineData("1'234.50", "CHF", 123450)]
    [InlineData("1,234,567", "USD", 123456700)]
    [InlineData("1,200", "JPY", 1200)]
    [InlineData("1200.00", "JPY", 1200)]
    [InlineData("1.234", "KWD", 1234)]
    public void Given_an_amount_in_a_usual_way_of_writing_Then_it_is_read(string text, string currency, long minor) =>
        Assert.Equal(minor, Assert.Single(Read(text, currency).Products).Variants[0].Price.Minor);

    [Theory]
    [InlineData("12.345", "USD", "three digits behind its separator")]
    [InlineData("1,234", "USD", "three digits behind its separator")]
    [InlineData("12.5", "JPY", "more decimals than JPY (0)")]
    [InlineData("-5", "USD", "negative")]
    [InlineData("free", "USD", "not an amount")]
    [InlineData("$5", "USD", "not an amount")]
    [InlineData("1.2.3", "USD", "not an amount")]
    [InlineData("1,23,456", "USD", "not an amount")]
    [InlineData("1e3", "USD", "not an amount")]
    [InlineData("NaN", "USD", "not an amount")]
    [InlineData("٣", "USD", "not an amount")]
    [InlineData("99999999999999999999", "USD", "too large")]
    [InlineData("9999999999999999999999999999999999", "USD", "not an amount")]
    public void Given_an_amount_that_is_wrong_or_can_be_read_two_ways_Then_rejected(string text, string currency, string reason)
    {
        var read = Read(text, currency);
        Assert.Empty(read.Products);
        var rejection = Assert.Single(read.Rejections);
        Assert.Equal(2, rejection.Line);
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.EndsWith("The product 'a' was left out.", rejection.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.3967", "USD", 1240)]
    [InlineData("12,3967", "EUR", 1240)]
    [InlineData("0.125", "USD", 13)]
    [InlineData("1090.909091", "JPY", 1091)]
    [InlineData("1.234,5678", "EUR", 123457)]
    public void Given_a_net_price_with_more_decimals_Then_it_is_rounded_and_told(string text, string currency, long minor)
    {
        var read = Read(text, currency);
        Assert.Equal(minor, Assert.Single(read.Products).Variants[0].Price.Minor);
        Assert.Contains($"{text} of line 2", Assert.Single(read.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.397", "1.5", 12_40, 1_50)]
    [InlineData("1,234", "1.5", 1_234_00, 1_50)]
    [InlineData("1.234", "1,5", 1_234_00, 1_50)]
    public void Given_three_digits_behind_a_separator_Then_the_rest_of_the_column_tells_what_they_are(string first,
        string second, long minor, long other)
    {
        var read = ProductCsv.Read(new StringReader($"Handle,Title,Variant Price\na,A,\"{first}\"\nb,B,\"{second}\"\n"),
            Currency.Parse("USD"));
        Assert.Equal([minor, other], read.Products.Select(p => p.Variants[0].Price.Minor));
    }

    private static ProductCsvResult Read(string price, string currency) =>
        ProductCsv.Read(new StringReader($"Handle,Title,Variant Price\na,A,\"{price}\"\n"), Currency.Parse(currency));
}
