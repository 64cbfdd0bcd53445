using System.Globalization;
using HostConsole.Core.Metrics;

namespace HostConsole.Components;

/// <summary>What stands behind a conversion, or why there is none.</summary>
public static class ConversionWords
{
    public static string Of(ShowNumbers numbers, CultureInfo culture)
    {
        var (_, whyNot) = numbers.Converting;
        var of = $"{Quantity.Of(numbers.SeenBuyers, culture)} of {Quantity.Of(numbers.Seen, "person", culture, "people")} seen bought.";
        return $"{whyNot ?? of}{Unseen(numbers, culture) switch { "" => "", var unseen => $" {unseen}." }}";
    }

    /// <summary>Who bought without being seen; empty where everybody was.</summary>
    public static string Unseen(ShowNumbers numbers, CultureInfo culture) => (numbers.UnseenBuyers, numbers.OrdersWithoutCustomer) switch
    {
        (0, 0) => "",
        (0, var orders) => $"{Quantity.Of(orders, "order", culture)} without a customer",
        (var buyers, 0) => $"{Quantity.Of(buyers, "buyer", culture)} not seen",
        var (buyers, orders) =>
            $"{Quantity.Of(buyers, "buyer", culture)} not seen, {Quantity.Of(orders, "order", culture)} without a customer",
    };
}
