using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalog;

/// <summary>A product while its lines are read. One bad line and it is left out whole.</summary>
internal sealed class ProductDraft(string handle, int line, RejectionTally rejections) : IRejectable
{
    public const int LongestText = 255;
    public const int LongestDescription = 100_000;
    public const int LongestAddress = 2_048;
    public const int LargestStock = 100_000_000;

    private readonly List<string> _pictures = [];
    private Dictionary<string, int>? _options;
    private readonly List<ParsedVariant> _variants = [];

    /// <summary>What a rejection calls it; empty where only broken lines speak of it.</summary>
    public string Name { get; set; } = "";
    public string Title { get; set; } = "";
    public string Description { get; set; } = "";
    public string Vendor { get; set; } = "";
    public int Line => line;
    public bool Empty => _variants.Count == 0;

    /// <summary>It is left out.</summary>
    public bool Faulty { get; private set; }

    public string Consequence => Name.Length == 0 ? "" : $"The product {AmountText.Quote(Name)} was left out.";

    public void Fault(int at, string reason)
    {
        Faulty = true;
        rejections.Add(at, reason, this);
    }

    /// <summary>A short text of the row; a fault where it is too long or broken over lines.</summary>
    public string Short(CsvRow row, int column, string header)
    {
        var text = row[column];
        if (text.Length > LongestText) Fault(row.Line, $"{header} has {text.Length} characters, at most {LongestText} fit.");
        else if (text.AsSpan().IndexOfAny('\r', '\n') >= 0) Fault(row.Line, $"{header} holds a line break; a quote before it is probably not closed.");
        else return text;
        return "";
    }

    /// <summary>Descriptions come as HTML.</summary>
    public string Long(CsvRow row, string html, string header)
    {
        if (html.Length <= LongestDescription) return HtmlText.Plain(html);
        Fault(row.Line, $"{header} has {html.Length} characters, at most {LongestDescription} fit.");
        return "";
    }

    /// <summary>The amount in the row; null where the cell is empty or faulty.</summary>
    public Money? Amount(CsvRow row, string text, string header, Currency currency)
    {
        if (text.Length == 0) return null;
        if (!AmountText.TryParse(text, currency, out var money, out var reason)) Fault(row.Line, $"{header}: {reason}");
        else if (money.Minor < 0) Fault(row.Line, $"{header}: {AmountText.Quote(text)} is negative. A price is 0 or more.");
        else return money;
        return null;
    }

    /// <summary>
    /// The counted stock. A count below zero becomes 0: shops write it for what they sold beyond their stock, so it is no
    /// slip, and there is nothing left to sell.
    /// </summary>
    public int? Stock(CsvRow row, string text, string header)
    {
        if (text.Length == 0) return null;
        if (AmountText.TryCount(text, LargestStock, out var count, out var reason)) return Math.Max(0, count);
        Fault(row.Line, $"{header}: {reason}");
        return null;
    }

    /// <summary>The shop's own id; null where the file has none, or a spreadsheet has shortened it so that it is nobody's.</summary>
    public string? ShopId(CsvRow row, int column)
    {
        if (Catalog.ShopId.Read(row[column], out var id) is not { } wrong) return id;
        Fault(row.Line, $"Variant ID: {wrong}");
        return null;
    }

    /// <summary>An http(s) address; null where the cell is empty or faulty.</summary>
    public string? Address(CsvRow row, string text, string header)
    {
        if (text.Length == 0) return null;
        if (text.StartsWith("//", StringComparison.Ordinal)) text = "https:" + text;
        if (text.Length > LongestAddress) Fault(row.Line, $"{header} has {text.Length} characters, at most {LongestAddress} fit.");
        else if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) Fault(row.Line, $"{header}: {AmountText.Quote(text)} is not an address that begins with https://.");
        else return text;
        return null;
    }

    public void Picture(string? address)
    {
        if (address is not null && !_pictures.Contains(address, StringComparer.Ordinal)) _pictures.Add(address);
    }

    public void Variant(ParsedVariant variant)
    {
        _options ??= new(StringComparer.OrdinalIgnoreCase);
        if (_options.TryGetValue(variant.Option, out var before))
            Fault(variant.Line, $"The variant {(variant.Option.Length == 0 ? "without options" : AmountText.Quote(variant.Option))} stands on line {before} already.");
        else
            _options[variant.Option] = variant.Line;
        _variants.Add(variant);
    }

    public ParsedProduct? Finish()
    {
        if (!Faulty && Title.Length == 0) Fault(line, "No line of the product has a title.");
        if (!Faulty && Empty) Fault(line, "The product has no variant with a price.");
        return Faulty ? null : new ParsedProduct(handle, Title, Description, Vendor, _pictures, _variants, line);
    }
}
