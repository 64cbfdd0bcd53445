using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Catalogue;

public sealed class PriceChangeTest
{
    [Theory]
    [InlineData("USD", 1999, "-12.5", 1749)]
    [InlineData("USD", 1, "-50", 1)] // half a cent, up
    [InlineData("USD", 5, "10", 6)]
    [InlineData("USD", 1000, "-100", 0)]
    [InlineData("JPY", 1995, "-10", 1796)] // 1795.5: a yen has no parts
    [InlineData("KWD", 1, "33.333", 1)]
    [InlineData("USD", 1_000_000_000_000, "7.25", 1_072_500_000_000)]
    public void Given_a_percentage_Then_the_price_is_rounded_to_the_smallest_unit(string currency, long price, string percent, long expected) =>
        Assert.Equal(expected, new PriceChange.ByPercent(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture))
            .Of(new(price, Currency.Parse(currency))).Minor);
}
