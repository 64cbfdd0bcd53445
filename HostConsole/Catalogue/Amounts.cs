using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Catalogue;

internal static class Amounts
{
    /// <summary>"$12.00", or "$12.00 to $14.00" where the prices differ.</summary>
    public static string Range(IEnumerable<Money> prices, CultureInfo culture)
    {
        var all = prices.ToList();
        if (all.Count == 0) return "";
        if (all.Any(p => p.Currency != all[0].Currency)) return $"{all.Count} prices";
        var (least, most) = (all.Min(), all.Max());
        return least == most ? least.Show(culture) : $"{least.Show(culture)} to {most.Show(culture)}";
    }
}
