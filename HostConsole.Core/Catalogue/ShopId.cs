using System.Text.RegularExpressions;
using HostConsole.Core.Csv;

namespace HostConsole.Core.Catalogue;

/// <summary>The shop's own id of a variant, as people and files write it.</summary>
public static partial class ShopId
{
    public const int Longest = 100;

    /// <summary>
    /// Reads an id, also out of Shopify's <c>gid://shopify/ProductVariant/123</c> and of the address of a variant's
    /// page in its admin.
    /// </summary>
    /// <param name="id">Null where the text is empty.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Read(string? text, out string? id)
    {
        var written = (text ?? "").Trim().TrimStart('\'').Trim();
        if (InAddress().Match(written) is { Success: true } found) written = found.Groups[1].Value;
        id = null;
        if (written.Length == 0) return null;
        if (Shortened().IsMatch(written))
            return $"{AmountText.Quote(written)} was shortened by a spreadsheet. Format the column as text before you "
                + "save the file, and export it again.";
        if (written.Length > Longest || written.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            return $"The shop's id of a variant has up to {Longest} characters without blanks, such as 41234567890123.";
        id = WholeNumber().Match(written) is { Success: true } number ? number.Groups[1].Value : written;
        return null;
    }

    /// <summary>Whether it can stand in a Shopify link: those take numbers only.</summary>
    public static bool IsNumber(string id) => id.Length is > 0 and <= 20 && id.All(char.IsAsciiDigit);

    [GeneratedRegex(@"(?:ProductVariant|variants)/(\d{1,20})(?:[/?#].*)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InAddress();

    [GeneratedRegex(@"^\d(?:[.,]\d+)?E\+?\d+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Shortened();

    // A spreadsheet that takes the column for amounts writes 41234567890123.00.
    [GeneratedRegex(@"^(\d{1,20})\.0+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex WholeNumber();
}
