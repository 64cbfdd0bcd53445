using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HostConsole.Core.Kernel;

/// <summary>An ISO 4217 currency: its code and how many decimals its minor unit has (USD 2, JPY 0, KWD 3).</summary>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly record struct Currency
{
    private static readonly Dictionary<string, int> Decimals = Build();

    private Currency(string code, int digits) => (Code, Digits) = (code, digits);

    public string Code { get; }
    public int Digits { get; }

    /// <summary>Minor units in one major unit: 100 for USD, 1 for JPY.</summary>
    public long Scale => (long)Math.Pow(10, Digits);

    public static bool TryParse(string? code, out Currency currency)
    {
        code = code?.Trim().ToUpperInvariant();
        currency = default;
        if (code is null || !Decimals.TryGetValue(code, out var digits)) return false;
        currency = new Currency(code, digits);
        return true;
    }

    /// <exception cref="FormatException">The code is not an ISO 4217 currency.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is not an ISO 4217 currency code.");

    public override string ToString() => Code;

    // ISO 4217 list one: everything has two decimals but what is named here.
    private static Dictionary<string, int> Build()
    {
        const string two = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN "
            + "BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD "
            + "HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT "
            + "MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD "
            + "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES "
            + "WST XCD YER ZAR ZMW";
        const string zero = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
        const string three = "BHD IQD JOD KWD LYD OMR TND";
        return two.Split(' ').Select(c => (c, 2)).Concat(zero.Split(' ').Select(c => (c, 0))).Concat(three.Split(' ').Select(c => (c, 3)))
            .ToDictionary(p => p.c, p => p.Item2, StringComparer.Ordinal);
    }
}

/// <summary>An amount in a currency's minor units; never a floating-point number. Amounts of two currencies do not add up.</summary>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Reads a plain decimal string ("12.34", "-0.5").</summary>
    /// <returns>False where it is not a number, has more decimals than the currency, or is beyond ±9 × 10^15 minor units.</returns>
    public static bool TryParse(string? amount, Currency currency, out Money money)
    {
        money = Zero(currency);
        if (currency.Code is null) return false;
        if (!decimal.TryParse(amount, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var value))
            return false;
        if (Math.Abs(value) > 9_000_000_000_000_000m / currency.Scale) return false;
        var minor = value * currency.Scale;
        if (minor != decimal.Truncate(minor)) return false;
        money = new Money((long)minor, currency);
        return true;
    }

    /// <summary>The nearest amount to a decimal number of major units, halves away from zero.</summary>
    public static Money Round(decimal major, Currency currency) =>
        new((long)Math.Round(major * currency.Scale, MidpointRounding.AwayFromZero), currency);

    /// <summary>The amount in major units.</summary>
    public decimal Major => (decimal)Minor / Currency.Scale;

    /// <summary>The amount as the API writes it: "12.34", without grouping.</summary>
    public string Amount => Major.ToString("F" + Currency.Digits, CultureInfo.InvariantCulture);

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + b.Minor), Same(a, b));
    public static Money operator -(Money a, Money b) => new(checked(a.Minor - b.Minor), Same(a, b));
    public static Money operator -(Money a) => a with { Minor = -a.Minor };
    public static Money operator *(Money a, long times) => a with { Minor = checked(a.Minor * times) };
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;
    public static Money Add(Money left, Money right) => left + right;
    public static Money Subtract(Money left, Money right) => left - right;
    public static Money Multiply(Money left, long right) => left * right;
    public static Money Negate(Money item) => -item;

    public int CompareTo(Money other)
    {
        Same(this, other);
        return Minor.CompareTo(other.Minor);
    }

    /// <summary>
    /// The amount for a person: "$1,234.50" or "¥1,200", with the culture's grouping and the currency's own sign and
    /// decimals.
    /// </summary>
    public string Show(CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencyDecimalDigits = Currency.Digits;
        format.CurrencySymbol = CurrencySign.Of(Currency.Code);
        format.CurrencyNegativePattern = 1;
        return Major.ToString("C", format);
    }

    public override string ToString() => $"{Amount} {Currency.Code}";

    private static Currency Same(Money a, Money b) =>
        a.Currency == b.Currency ? a.Currency : throw new InvalidOperationException($"{a} and {b} are of two currencies.");
}

/// <summary>The sign that a person expects before an amount; the code where there is none of its own.</summary>
public static class CurrencySign
{
    public static string Of(string code) => code switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        "KRW" => "₩",
        "CAD" => "CA$",
        "AUD" => "A$",
        _ => code + " ",
    };
}

/// <summary>Money as <c>{"amount":"12.34","currency":"USD"}</c>.</summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? amount = null, code = null;
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Money is {\"amount\":\"12.34\",\"currency\":\"USD\"}.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) throw new JsonException("Money's amount and currency are strings.");
            if (name == "amount") amount = reader.GetString();
            else if (name == "currency") code = reader.GetString();
        }

        if (!Currency.TryParse(code, out var currency)) throw new JsonException($"'{code}' is not an ISO 4217 currency code.");
        return Money.TryParse(amount, currency, out var money)
            ? money
            : throw new JsonException(
                $"'{amount}' is not an amount in {currency}: write a decimal with at most {currency.Digits} decimals.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount", value.Amount);
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }
}

/// <summary>A currency as its code.</summary>
public sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryParse(reader.GetString(), out var currency)
            ? currency
            : throw new JsonException($"'{reader.GetString()}' is not an ISO 4217 currency code.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
