using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalogue;

/// <summary>
/// Reads a shop's product export: Shopify's with the old or the new headers, WooCommerce's in its languages, stock files, and
/// others by a mapping of their columns.
/// </summary>
public static class ProductCsv
{
    public const string ShopifyOld = "shopify-old";
    public const string Shopify = "shopify";
    public const string WooCommerce = "woocommerce";
    public const string Mapped = "products-csv";
    public const string ShopifyInventory = "shopify-inventory";
    public const string Stock = "stock";

    private const string Accepted = "Accepted: Shopify (Handle, Title, Variant Price … or URL handle, Title, Price …), WooCommerce "
        + "(Name, Regular price …, also translated), Shopify's inventory and files with SKU and Quantity. Of another "
        + "file, say which column is the title and which the price.";

    /// <summary>Lines that one file may bring; each takes some hundred bytes of memory until it is imported.</summary>
    public const int MostLines = 300_000;

    /// <summary>
    /// Reads the whole file: lines of one product may stand anywhere in it, so no product is complete before the end. Never
    /// throws for what is in the file. Prices are taken to be in <paramref name="currency"/>; the files name none.
    /// Open bytes with <see cref="CsvText.OpenAsync"/>.
    /// </summary>
    public static ProductCsvResult Read(TextReader reader, Currency currency, ProductReading? how = null)
    {
        how ??= new();
        var table = CsvTable.Read(reader);
        if (table.Error is { } error) return Wrong(error);
        var told = new ReadingNotes();
        if (how.Columns is { IsEmpty: false } columns)
        {
            if (Unmapped(table, columns) is { } wrong) return Wrong(wrong);
            return Products(Mapped, told, new LineProducts(table, LineColumns.Mapped(table, columns), currency, how, told).Read());
        }

        if (table.Column("Handle") >= 0 && table.Column("Title") >= 0 && table.Column("Variant Price") >= 0)
            return Products(ShopifyOld, told, new LineProducts(table, LineColumns.Shopify(table, old: true), currency, how, told).Read());
        if (table.Column("URL handle") >= 0 && table.Column("Title") >= 0 && table.Column("Price") >= 0)
            return Products(Shopify, told, new LineProducts(table, LineColumns.Shopify(table, old: false), currency, how, told).Read());
        if (StockFiles.Inventory(table, how, told) is { } inventory) return Counts(ShopifyInventory, told, inventory.Read());
        if (!IsWoo(table)) table.Call(WooHeaders.ToEnglish);
        if (IsWoo(table)) return Products(WooCommerce, told, new WooProducts(table, currency, how, told).Read());
        if (StockFiles.Plain(table, how, told) is { } stock) return Counts(Stock, told, stock.Read());

        var found = table.Headers.Where(h => h.Length > 0).Select(AmountText.Quote).ToList();
        var shown = string.Join(", ", found.Take(8)) + (found.Count > 8 ? $" and {found.Count - 8} more" : "");
        return Wrong($"The headers are of no product file that is known here. Found: {shown}. {Accepted}");
    }

    /// <summary>The header and the first rows, for a person to map.</summary>
    public static ProductColumns Columns(TextReader reader)
    {
        var table = CsvTable.Read(reader);
        if (table.Error is not null) return new ProductColumns([], [], new());
        var rows = table.Rows().Where(r => r.Fault is null).Take(5)
            .Select(r => (IReadOnlyList<string>)[.. table.Headers.Select((_, i) => r[i])]);
        return new ProductColumns(table.Headers, [.. rows], ProductColumnMapping.Guess(table.Headers));
    }

    private static bool IsWoo(CsvTable table) => table.Column("Name") >= 0 && table.Column("Regular price") >= 0;

    private static string? Unmapped(CsvTable table, ProductColumnMapping columns)
    {
        if (columns.Missing is { Count: > 0 } missing) return $"Choose a column for: {string.Join(", ", missing)}.";
        var absent = columns.Named.Where(n => table.Column(n.Header) < 0).Select(n => AmountText.Quote(n.Header)).ToList();
        var there = table.Headers.Where(h => h.Length > 0).Take(30).Select(AmountText.Quote);
        return absent.Count == 0 ? null : $"The file has no column {string.Join(", ", absent)}. It has: {string.Join(", ", there)}.";
    }

    private static ProductCsvResult Wrong(string error) => new(null, [], LineRejections.None, error);

    private static ProductCsvResult TooMany() => Wrong($"The file has more than {MostLines:N0} lines of products. Export fewer at once.");

    private static ProductCsvResult Products(string format, ReadingNotes told, IEnumerable<ProductDraft> drafts)
    {
        if (told.TooMany) return TooMany();
        var products = new List<ParsedProduct>();
        foreach (var draft in drafts)
        {
            if (draft.Finish() is not { } product) continue;
            if (draft.Left == LeftOut.Draft) told.Drafts++;
            else if (draft.Left == LeftOut.GiftCard) told.GiftCards++;
            else products.Add(product);
        }

        if (told.TooMany) return TooMany();
        StockNotes.Tell(format, products, told.Notes);
        return new ProductCsvResult(format, products, told.Rejections.Result())
        {
            Notes = told.Result(),
            Drafts = told.Drafts,
            GiftCards = told.GiftCards
        };
    }

    private static ProductCsvResult Counts(string format, ReadingNotes told, IReadOnlyList<ParsedCount> counts) =>
        told.TooMany ? TooMany() : new ProductCsvResult(format, [], told.Rejections.Result()) { Counts = counts, Notes = told.Result() };
}

/// <summary>What a person needs to see to map the columns.</summary>
/// <param name="Rows">The first rows, as many cells each as there are headers.</param>
/// <param name="Guess">The mapping as far as the headers tell it.</param>
public sealed record ProductColumns(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows, ProductColumnMapping Guess);
