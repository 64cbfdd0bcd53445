using System.Text.RegularExpressions;

namespace HostConsole.Core.Csv;

/// <summary>SKUs as spreadsheets hand them on.</summary>
public static partial class SkuText
{
    /// <summary>Without what tells a spreadsheet that a number is text: <c>'0016987</c> and <c>="0016987"</c> are 0016987.</summary>
    public static string Clean(string sku)
    {
        sku = sku.Trim();
        if (Formula().Match(sku) is { Success: true } formula) return formula.Groups["sku"].Value.Trim();
        return sku.Length > 1 && sku[0] == '\'' ? sku[1..].TrimStart() : sku;
    }

    /// <summary>A spreadsheet has made a rounded number of it: 1.23E+12 stands for many SKUs.</summary>
    public static bool IsShortened(string sku) => Exponent().IsMatch(sku);

    [GeneratedRegex("^=\"(?<sku>[^\"]*)\"$")]
    private static partial Regex Formula();

    [GeneratedRegex(@"^[0-9](?:[.,][0-9]+)?E\+[0-9]{2,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();
}
