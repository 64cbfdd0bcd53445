namespace HostConsole.Components.Fields;

/// <summary>What a <see cref="SuggestField"/> offers in several forms.</summary>
public static class Suggested
{
    /// <summary>Time zones by name; UTC first.</summary>
    public static readonly IReadOnlyList<string> Zones =
        ["UTC", .. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>The usual currencies; any other ISO code can be typed.</summary>
    public static readonly IReadOnlyList<string> Currencies =
        [.. ("USD EUR GBP JPY AUD CAD CHF CNY CZK DKK HKD HUF IDR ILS INR KRW KWD MXN MYR NOK NZD PHP PLN SAR SEK SGD THB TRY TWD UAH VND ZAR "
            + "AED BRL").Split(' ')];
}
