using System.Globalization;
using System.Text.RegularExpressions;
using HostConsole.Core.Csv;

namespace HostConsole.Core.Orders;

/// <summary>Reads times as shops and spreadsheets write them.</summary>
internal sealed partial class OrderTime(TimeZoneInfo zone, bool? dayFirst)
{
    /// <summary>
    /// Reads ISO 8601 and Shopify's "2026-01-31 10:15:00 -0500", 31.1.2026 10:15 and 1/31/26 10:15 (also AM and PM), and months by
    /// their names: Jan-31-26, 31 January 2026. Without an offset the time is the zone's; one that comes twice as clocks go back is
    /// taken as the later, in standard time.
    /// </summary>
    /// <param name="timeOfDay">The time of day, where a column of its own has it.</param>
    /// <param name="named">The zone that the line names: an IANA name, or one as Square writes it.</param>
    public bool TryParse(string text, out DateTimeOffset utc, out string reason, string timeOfDay = "", string named = "")
    {
        if (timeOfDay.Length > 0) text = $"{text} {timeOfDay}";
        utc = default;
        reason = $"{AmountText.Quote(text)} is not a time. Write it as 2026-01-31 10:15:00.";
        if (text.Length > 60 || Pattern().Match(text) is not { Success: true } match) return false;

        int Part(string name) =>
            match.Groups[name].Success
                ? int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                : 0;
        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        if (match.Groups["last"].Success)
        {
            // Shops write two digits for years of this century.
            year = match.Groups["last"].Length == 2 ? 2000 + Part("last") : Part("last");
            if (match.Groups["name"].Success)
            {
                if (MonthNames.Read(match.Groups["name"].Value) is not { } of) return false;
                month = of;
            }
            else
            {
                var (first, second) = (Part("first"), Part("second"));
                var known = match.Groups["separator"].Value == "." ? true : Order(first, second) ?? dayFirst;
                if (known is null)
                {
                    reason = $"{AmountText.Quote(text)} can be read day first and month first. Choose which in the mapping.";
                    return false;
                }

                (day, month) = known.Value ? (first, second) : (second, first);
            }
        }

        var hour = Part("hour");
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12) return false;
            hour = hour % 12 + (match.Groups["half"].ValueSpan[0] is 'p' or 'P' ? 12 : 0);
        }

        if (year is < 1990 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || Part("minute") > 59 || Part("second2") > 59)
            return false;
        var local = new DateTime(year, month, day, hour, Part("minute"), Part("second2"), DateTimeKind.Unspecified);
        if (match.Groups["fraction"].Success)
            local = local.AddTicks(long.Parse(match.Groups["fraction"].Value.PadRight(7, '0')[..7], NumberStyles.None,
                CultureInfo.InvariantCulture));
        if (match.Groups["offset"].Success)
        {
            var minutes = ZoneNames.Offset(match.Groups["offset"].Value) is { } hours
                ? hours * 60
                : Part("offsetHours") * 60 + Part("offsetMinutes");
            if (Math.Abs(minutes) > 14 * 60) return false;
            utc = new DateTimeOffset(local.AddMinutes(match.Groups["offset"].Value[0] == '-' ? minutes : -minutes), TimeSpan.Zero);
            return true;
        }

        var at = named.Length == 0 ? zone : ZoneNames.Find(named);
        if (at is null)
        {
            reason = $"{AmountText.Quote(named)} is no time zone that is known here. Choose no column for the zone, "
                + "and name the zone of the times.";
            return false;
        }

        if (at.IsInvalidTime(local))
        {
            reason = $"{AmountText.Quote(text)} does not exist in {at.Id}: clocks were put forward over it.";
            return false;
        }

        utc = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, at), TimeSpan.Zero);
        return true;
    }

    /// <summary>
    /// Whether a file's dates are day first, told by those that can be read in one way only; null where none tells, or
    /// they contradict each other.
    /// </summary>
    public static bool? DayFirst(IEnumerable<string> dates)
    {
        bool? found = null;
        foreach (var date in dates)
        {
            if (date.Length > 60 || Pattern().Match(date) is not { Success: true } match
                || match.Groups["separator"].Value is not ("/" or "-") || !match.Groups["second"].Success)
                continue;
            var (first, second) = (int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture));
            if (first == second || Order(first, second) is not { } told) continue;
            if (found is { } before && before != told) return null;
            found = told;
        }

        return found;
    }

    private static bool? Order(int first, int second) => first > 12 ? true : second > 12 ? false : first == second ? true : null;

    [GeneratedRegex(
        @"^(?:(?<year>[0-9]{4})[-/](?<month>[0-9]{1,2})[-/](?<day>[0-9]{1,2})"
        + @"|(?<first>[0-9]{1,2})(?<separator>[./-])(?<second>[0-9]{1,2})\k<separator>(?<last>[0-9]{4}|[0-9]{2})"
        + @"|(?:[\p{L}]{2,9}\.?, ?)?(?:(?<name>\p{L}{3,10})\.?[ -](?<day>[0-9]{1,2})(?:st|nd|rd|th)?"
        + @"|(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\.?[ -](?<name>\p{L}{3,10})\.?)"
        + @"(?:, |[ ,-])(?<last>[0-9]{4}|[0-9]{2}))(?:(?:[T ]|, ?)\s*"
        + @"(?:at )?(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second2>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?"
        + @"\s?(?<half>[AaPp]\.?[Mm]\.?)?\s?(?<offset>Z|UTC|GMT|[PMCE][SD]T|[+-](?<offsetHours>[0-9]{2}):?(?<offsetMinutes>[0-9]{2}))?)?$")]
    private static partial Regex Pattern();
}

/// <summary>Months by the beginning of their names, in English, German, French, Spanish, Italian and Dutch.</summary>
internal static class MonthNames
{
    private static readonly string[][] Names =
    [
        ["jan", "jän", "ene", "gen"], ["feb", "fév", "fev"], ["mar", "mär", "mrz", "maa", "mrt"], ["apr", "avr", "abr"],
        ["may", "mai", "mag", "mei"], ["jun", "juin", "giu"],
        ["jul", "juil", "lug"], ["aug", "aoû", "aou", "ago"], ["sep", "set"], ["oct", "okt", "ott"], ["nov"], ["dec", "dez", "déc", "dic"],
    ];

    public static int? Read(string name)
    {
        name = name.ToLowerInvariant();
        // French "juin" and "juil", and Spanish "mayo" and German "Mai", differ from others only behind the third letter.
        for (var length = 4; length >= 3; length--)
            for (var month = 0; month < 12; month++)
                if (Names[month].Any(n => n.Length == length && name.StartsWith(n, StringComparison.Ordinal))) return month + 1;
        return null;
    }
}

/// <summary>Zones as shops name them.</summary>
internal static class ZoneNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Eastern Time (US & Canada)"] = "America/New_York",
        ["Indiana (East)"] = "America/Indiana/Indianapolis",
        ["Central Time (US & Canada)"] = "America/Chicago",
        ["Mountain Time (US & Canada)"] = "America/Denver",
        ["Pacific Time (US & Canada)"] = "America/Los_Angeles",
        ["Atlantic Time (Canada)"] = "America/Halifax",
        ["Newfoundland"] = "America/St_Johns",
        ["Saskatchewan"] = "America/Regina",
        ["Arizona"] = "America/Phoenix",
        ["Alaska"] = "America/Juneau",
        ["Hawaii"] = "Pacific/Honolulu",
        ["London"] = "Europe/London",
        ["Edinburgh"] = "Europe/London",
        ["Dublin"] = "Europe/Dublin",
        ["Paris"] = "Europe/Paris",
        ["Madrid"] = "Europe/Madrid",
        ["Berlin"] = "Europe/Berlin",
        ["Rome"] = "Europe/Rome",
        ["Amsterdam"] = "Europe/Amsterdam",
        ["Tokyo"] = "Asia/Tokyo",
        ["Osaka"] = "Asia/Tokyo",
        ["Sapporo"] = "Asia/Tokyo",
        ["Sydney"] = "Australia/Sydney",
        ["Melbourne"] = "Australia/Melbourne",
        ["Brisbane"] = "Australia/Brisbane",
        ["Perth"] = "Australia/Perth",
        ["Adelaide"] = "Australia/Adelaide",
        ["Darwin"] = "Australia/Darwin",
        ["Hobart"] = "Australia/Hobart",
        ["Canberra"] = "Australia/Sydney",
    };

    public static TimeZoneInfo? Find(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Known.GetValueOrDefault(name, name), out var zone) ? zone : null;

    /// <summary>The hours of an American abbreviation: PST is −8. Null for anything else.</summary>
    public static int? Offset(string abbreviation) => abbreviation switch
    {
        "EST" or "CDT" => -5,
        "EDT" => -4,
        "CST" or "MDT" => -6,
        "MST" or "PDT" => -7,
        "PST" => -8,
        _ => null,
    };
}
