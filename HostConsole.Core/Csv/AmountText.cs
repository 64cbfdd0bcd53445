using System.Globalization;
using System.Text.RegularExpressions;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Csv;

/// <summary>Amounts and counts as people and spreadsheets write them.</summary>
public static partial class AmountText
{
    /// <summary>In minor units: beyond this a price is a slip of the keyboard, and sums could overflow.</summary>
    public const long Largest = 1_000_000_000_000;

    /// <summary>
    /// Reads "12.34", "12,34", "1,234.50", "1.234,50" or "1 234,50". One separator with three digits behind it is refused
    /// ("1,234" may be 1234 or 1.234) but for currencies where only one reading is possible (JPY, KWD).
    /// </summary>
    public static bool TryParse(string text, Currency currency, out Money money, out string reason) =>
        TryParse(text, currency, null, false, out money, out reason);

    /// <summary>
    /// As <see cref="TryParse(string, Currency, out Money, out string)"/>, but more decimals than two are rounded to the nearest:
    /// shops that enter prices without tax write 12.3967.
    /// </summary>
    /// <param name="point">The separator of decimals, where other amounts of the column tell it.</param>
    public static bool TryRound(string text, Currency currency, char? point, out Money money, out string reason) =>
        TryParse(text, currency, point, true, out money, out reason);

    /// <summary>The separator of decimals of a column; null where none of its amounts tells it.</summary>
    public static char? DecimalPoint(IEnumerable<string> column)
    {
        foreach (var text in column)
        {
            if (text.Length > 30) continue;
            if (Plain().Match(text) is { Success: true } plain
                && plain.Groups["decimals"] is { Success: true, Length: not 3 } decimals)
                return text[decimals.Index - 1];
            if (Grouped().Match(text) is { Success: true } grouped && grouped.Groups["point"].Success)
                return grouped.Groups["point"].Value[0];
        }

        return null;
    }

    private static bool TryParse(string text, Currency currency, char? point, bool round, out Money money, out string reason)
    {
        money = Money.Zero(currency);
        reason = "";
        text = text.Trim();
        var shown = Quote(text);
        string? plain = null;
        if (text.Length <= 30 && Plain().Match(text) is { Success: true } simple)
        {
            var (whole, decimals) = (simple.Groups["whole"].Value, simple.Groups["decimals"].Value);
            var grouped = decimals.Length == 3 && whole.TrimStart('+', '-') is { Length: >= 1 and <= 3 } digits && digits[0] != '0';
            if (grouped && point is not null) grouped = text[whole.Length] != point;
            else if (grouped && currency.Digits is not (0 or 3))
            {
                reason = $"{shown} has three digits behind its separator, {currency} has {currency.Digits} decimals. "
                    + "Write it without a thousands separator, such as 1234.50.";
                return false;
            }

            plain = grouped && (currency.Digits == 0 || point is not null) ? whole + decimals : text.Replace(',', '.');
        }
        else if (text.Length <= 30 && Grouped().Match(text) is { Success: true } many
            && many.Groups["group"].Value != many.Groups["point"].Value)
        {
            plain = many.Groups["whole"].Value.Replace(many.Groups["group"].Value, "", StringComparison.Ordinal);
            if (many.Groups["point"].Success) plain += "." + many.Groups["decimals"].Value;
        }

        if (plain is null
            || !decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var value))
        {
            reason = $"{shown} is not an amount. Write a plain number such as 12.34.";
            return false;
        }

        if (Math.Abs(value) > Largest / currency.Scale)
        {
            reason = $"{shown} is too large.";
            return false;
        }

        if (Money.TryParse(plain, currency, out money)) return true;
        if (round && plain.Length - plain.IndexOf('.', StringComparison.Ordinal) - 1 > 2)
        {
            money = new Money((long)decimal.Round(value * currency.Scale, MidpointRounding.AwayFromZero), currency);
            return true;
        }

        reason = $"{shown} has more decimals than {currency} ({currency.Digits}). Round it.";
        return false;
    }

    /// <summary>Reads a whole number; "24.0" and "24,00" count as 24.</summary>
    public static bool TryCount(string text, int largest, out int count, out string reason)
    {
        count = 0;
        var match = Whole().Match(text.Trim());
        var whole = match.Success && long.TryParse(match.Groups["whole"].Value, NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var value) ? value : (long?)null;
        reason = whole is null ? $"{Quote(text.Trim())} is not a whole number."
            : Math.Abs(whole.Value) > largest ? $"{Quote(text.Trim())} is too large."
            : "";
        if (reason.Length > 0) return false;
        count = (int)whole!.Value;
        return true;
    }

    public static string Quote(string text) => $"'{Text.Cut(text, 41, "…")}'";

    [GeneratedRegex(@"^(?<whole>[+-]?[0-9]*)(?:[.,](?<decimals>[0-9]+))?$(?<=[0-9])")]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^(?<whole>[+-]?[0-9]{1,3}(?<group>[.,'’ \u00a0\u202f])[0-9]{3}(?:\k<group>[0-9]{3})*)(?:(?<point>[.,])(?<decimals>[0-9]+))?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?<whole>[+-]?[0-9]{1,15})(?:[.,]0{1,2})?$")]
    private static partial Regex Whole();
}
