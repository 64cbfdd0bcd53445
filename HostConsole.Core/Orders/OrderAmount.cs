using System.Text.RegularExpressions;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>Amounts as order files write them: with a currency's sign or code, negative in brackets, "25.-".</summary>
internal static partial class OrderAmount
{
    private const string Dollars = "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP BBD BZD FJD JMD TTD";

    private static readonly (string Sign, string Currencies)[] Signs =
    [
        ("US$", "USD"), ("CA$", "CAD"), ("C$", "CAD"), ("AU$", "AUD"), ("A$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"),
        ("S$", "SGD"), ("MX$", "MXN"), ("R$", "BRL"), ("$", Dollars),
        ("€", "EUR"), ("£", "GBP"), ("¥", "JPY CNY"), ("￥", "JPY CNY"), ("円", "JPY"), ("₹", "INR"), ("₩", "KRW"),
        ("₺", "TRY"), ("₽", "RUB"), ("₫", "VND"), ("฿", "THB"), ("₱", "PHP"), ("₴", "UAH"), ("₪", "ILS"),
        ("zł", "PLN"), ("Kč", "CZK"), ("kr.", "DKK SEK NOK ISK"), ("kr", "SEK NOK DKK ISK"), ("Ft", "HUF"),
        ("lei", "RON"), ("Fr.", "CHF"), ("RM", "MYR"), ("Rp", "IDR"),
    ];

    public static bool TryParse(string text, Currency currency, out Money money, out string reason)
    {
        money = Money.Zero(currency);
        var shown = AmountText.Quote(text.Trim());
        var (plain, negative) = Sign(text.Trim().TrimStart('\''));
        if (Code().Match(plain) is { Success: true } code && Currency.TryParse(code.Groups["code"].Value, out var told))
        {
            if (told != currency) return Other(shown, told.Code, currency, out reason);
            plain = code.Groups["amount"].Value;
        }
        else if (Signs.FirstOrDefault(s => plain.StartsWith(s.Sign, StringComparison.OrdinalIgnoreCase)
            || plain.EndsWith(s.Sign, StringComparison.OrdinalIgnoreCase)) is { Sign: { } sign } found)
        {
            if (!found.Currencies.Contains(currency.Code, StringComparison.Ordinal)) return Other(shown, sign, currency, out reason);
            plain = plain.StartsWith(sign, StringComparison.OrdinalIgnoreCase) ? plain[sign.Length..] : plain[..^sign.Length];
        }

        var (amount, minus) = Sign(plain.Trim());
        if (Whole().Match(amount) is { Success: true } whole) amount = whole.Groups["amount"].Value;
        // Two signs are a slip of somebody's hand.
        if (negative && minus) amount = text.Trim();
        if (!AmountText.TryParse(amount, currency, out money, out reason))
        {
            reason = reason.Replace(AmountText.Quote(amount), shown, StringComparison.Ordinal);
            return false;
        }

        if (negative != minus) money = -money;
        return true;
    }

    private static bool Other(string shown, string told, Currency currency, out string reason)
    {
        reason = $"{shown} is in {told}, the order is in {currency}. Choose the file's currency, or its column.";
        return false;
    }

    private static (string Text, bool Negative) Sign(string text)
    {
        if (text.StartsWith('(') && text.EndsWith(')')) return (text[1..^1].Trim(), true);
        if (text.StartsWith('-') || text.StartsWith('\u2212')) return (text[1..].Trim(), true);
        return text.EndsWith('-') && text.Length > 1 && char.IsAsciiDigit(text[^2]) ? (text[..^1], true) : (text, false);
    }

    [GeneratedRegex(@"^(?:(?<code>[A-Za-z]{3})\s?(?<amount>[^A-Za-z]+)|(?<amount>[^A-Za-z]+?)\s?(?<code>[A-Za-z]{3}))$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?<amount>[0-9'’.,]*[0-9])[.,][-–—]+$")]
    private static partial Regex Whole();
}
