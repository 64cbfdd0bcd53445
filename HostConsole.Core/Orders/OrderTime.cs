using System.Globalization;
using System.Text.RegularExpressions;
using HostConsole.Core.Csv;

namespace HostConsole.Core.Orders;

/// <summary>Reads times as shops and spreadsheets write them.</summary>
internal sealed partial class OrderTime(TimeZoneInfo zone, bool? dayFirst)
{
    /// <summary>
    /// Reads ISO 8601 and Shopify's "2026-01-31 10:15:00 -0500", 31.1.2026 10:15 and 1/31/2026 10:15 (also AM and PM). Without an
    /// offset the time is the zone's; one that comes twice as clocks go back is taken as the later, in standard time.
    /// </summary>
    public bool TryParse(string text, out DateTimeOffset utc, out string reason)
    {
        utc = default;
        reason = $"{AmountText.Quote(text)} is not a time. Write it as 2026-01-31 10:15:00.";
        if (text.Length > 40 || Pattern().Match(text) is not { Success: true } match) return false;

        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        if (match.Groups["separator"].Success)
        {
            var (first, second) = (Part("first"), Part("second"));
            year = Part("last");
            var known = match.Groups["separator"].Value == "." ? true : first > 12 ? true : second > 12 ? false : first == second ? true : dayFirst;
            if (known is null)
            {
                reason = $"{AmountText.Quote(text)} can be read day first and month first. Choose which in the mapping.";
                return false;
            }

            (day, month) = known.Value ? (first, second) : (second, first);
        }

        var hour = Part("hour");
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12) return false;
            hour = hour % 12 + (match.Groups["half"].ValueSpan[0] is 'p' or 'P' ? 12 : 0);
        }

        if (year is < 1990 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || Part("minute") > 59 || Part("second2") > 59) return false;
        var local = new DateTime(year, month, day, hour, Part("minute"), Part("second2"), DateTimeKind.Unspecified);
        if (match.Groups["fraction"].Success) local = local.AddTicks(long.Parse(match.Groups["fraction"].Value.PadRight(7, '0')[..7], NumberStyles.None, CultureInfo.InvariantCulture));
        if (!match.Groups["offset"].Success)
        {
            if (zone.IsInvalidTime(local))
            {
                reason = $"{AmountText.Quote(text)} does not exist in {zone.Id}: clocks were put forward over it.";
                return false;
            }

            utc = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone), TimeSpan.Zero);
            return true;
        }

        var minutes = Part("offsetHours") * 60 + Part("offsetMinutes");
        if (minutes > 14 * 60) return false;
        utc = new DateTimeOffset(local.AddMinutes(match.Groups["offset"].Value[0] == '-' ? minutes : -minutes), TimeSpan.Zero);
        return true;
    }

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})[-/](?<month>[0-9]{1,2})[-/](?<day>[0-9]{1,2})|(?<first>[0-9]{1,2})(?<separator>[./-])(?<second>[0-9]{1,2})\k<separator>(?<last>[0-9]{4}))(?:(?:[T ]|, ?)\s*(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second2>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?\s?(?<half>[AaPp]\.?[Mm]\.?)?\s?(?<offset>Z|UTC|GMT|[+-](?<offsetHours>[0-9]{2}):?(?<offsetMinutes>[0-9]{2}))?)?$")]
    private static partial Regex Pattern();
}
