using System.Globalization;

namespace HostConsole.Components;

/// <summary>
/// How many units can be promised now, in words; a count that found less than was sold is told as such, never as a
/// minus.
/// </summary>
public static class StockText
{
    public const string NotTracked = "stock not tracked";

    /// <param name="available">Null: not tracked.</param>
    /// <param name="preOrder">The shop goes on selling it when nothing is left.</param>
    public static string Of(int? available, CultureInfo culture, bool preOrder = false) => available switch
    {
        null => NotTracked,
        0 => "out of stock",
        { } units when units > 0 => $"{units.ToString("N0", culture)} in stock",
        { } over when preOrder => $"{(-over).ToString("N0", culture)} pre-ordered",
        { } over => $"out of stock, {(-over).ToString("N0", culture)} sold too many",
    };
}
