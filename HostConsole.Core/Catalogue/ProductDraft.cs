using System.Text.RegularExpressions;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalogue;

/// <summary>Why a product without faults is not imported.</summary>
internal enum LeftOut { No, Draft, GiftCard }

/// <summary>A product while its lines are read. One bad line and it is left out whole.</summary>
internal sealed partial class ProductDraft(string handle, int line, ReadingNotes told) : IRejectable
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
    public LeftOut Left { get; set; }
    public bool Empty => _variants.Count == 0;

    /// <summary>It is left out.</summary>
    public bool Faulty { get; private set; }

    public string Consequence => Name.Length == 0 ? "" : $"The product {AmountText.Quote(Name)} was left out.";

    public void Fault(int at, string reason)
    {
        Faulty = true;
        told.Rejections.Add(at, reason, this);
    }

    /// <summary>A short text of the row; a fault where it is too long or broken over lines.</summary>
    public string Short(CsvRow row, int column, string header)
    {
        var text = FormulaText.Plain(row[column]);
        if (text.Length > LongestText) Fault(row.Line, $"{header} has {text.Length} characters, at most {LongestText} fit.");
        else if (text.AsSpan().IndexOfAny('\r', '\n') >= 0)
            Fault(row.Line, $"{header} holds a line break; a quote before it is probably not closed.");
        else return text;
        return "";
    }

    /// <summary>Descriptions come as HTML.</summary>
    public string Long(CsvRow row, string html, string header)
    {
        if (html.Length <= LongestDescription) return HtmlText.Plain(FormulaText.Plain(html));
        Fault(row.Line, $"{header} has {html.Length} characters, at most {LongestDescription} fit.");
        return "";
    }

    /// <summary>The SKU as the shop knows it; a fault where a spreadsheet has shortened it.</summary>
    public string Sku(CsvRow row, int column)
    {
        var sku = SkuText.Clean(Short(row, column, "SKU"));
        if (!SkuText.IsShortened(sku)) return sku;
        Fault(row.Line, $"A spreadsheet has shortened the SKU to {AmountText.Quote(sku)}. Export the file again and import it as it is, "
            + "or format the column as text before you paste the SKUs.");
        return sku;
    }

    /// <summary>The amount in the row; null where the cell is empty or faulty.</summary>
    /// <param name="point">The column's separator of decimals, where it is known.</param>
    public Money? Amount(CsvRow row, string text, string header, Currency currency, char? point)
    {
        if (text.Length == 0) return null;
        if (!AmountText.TryRound(text, currency, point, out var money, out var reason)) Fault(row.Line, $"{header}: {reason}");
        else if (money.Minor < 0) Fault(row.Line, $"{header}: {AmountText.Quote(text)} is negative. A price is 0 or more.");
        else return Told(row, text, money);
        return null;
    }

    private Money Told(CsvRow row, string text, Money money)
    {
        var decimals = text.Length - text.AsSpan().LastIndexOfAny('.', ',') - 1;
        if (decimals > 2 && decimals < text.Length && !AmountText.TryParse(text, money.Currency, out _, out _)
            && decimals > money.Currency.Digits)
            told.Notes.Add("Prices with more decimals than money has were rounded", $"{text} of line {row.Line} to {money.Amount}");
        return money;
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
        if (Catalogue.ShopId.Read(row[column], out var id) is not { } wrong) return id;
        Fault(row.Line, $"Variant ID: {wrong}");
        return null;
    }

    /// <summary>
    /// An http(s) address; null where the cell is empty or holds none. A picture that can't be used is told, and loses
    /// no product.
    /// </summary>
    public string? Address(CsvRow row, string text)
    {
        if (text.Length == 0) return null;
        if (text.StartsWith("//", StringComparison.Ordinal)) text = "https:" + text;
        if (text.Length <= LongestAddress && text.AsSpan().IndexOfAny('\r', '\n', ' ') < 0 && IsWeb(text)) return text;
        const string leftOut = "Pictures were left out, because they are no addresses of the web (https://…)";
        told.Notes.Add(leftOut, $"{AmountText.Quote(text)} of line {row.Line}");
        return null;
    }

    /// <summary>A handle of a name.</summary>
    public static string Slug(string text)
    {
        var slug = NotWord().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return slug.Length > LongestText ? slug[..LongestText] : slug;
    }

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotWord();

    private static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");

    public void Picture(string? address)
    {
        if (address is not null && !_pictures.Contains(address, StringComparer.Ordinal)) _pictures.Add(address);
    }

    public void Variant(ParsedVariant variant)
    {
        _options ??= new(StringComparer.OrdinalIgnoreCase);
        if (_options.TryGetValue(variant.Option, out var before))
            Fault(variant.Line,
                $"The variant {(variant.Option.Length == 0 ? "without options" : AmountText.Quote(variant.Option))} "
                    + $"stands on line {before} already.");
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
