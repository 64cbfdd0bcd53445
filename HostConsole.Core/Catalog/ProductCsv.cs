using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalog;

/// <summary>Reads a shop's product export: Shopify's with the old or the new headers, WooCommerce's.</summary>
public static class ProductCsv
{
    public const string ShopifyOld = "shopify-old";
    public const string Shopify = "shopify";
    public const string WooCommerce = "woocommerce";

    /// <summary>Lines of products that one file may bring; each takes some hundred bytes of memory until it is imported.</summary>
    public const int MostLines = 300_000;

    internal const string TooMany = "The file has more than 300,000 lines of products. Export fewer products at once.";

    /// <summary>
    /// Reads the whole file: lines of one product may stand anywhere in it, so no product is complete before the end. Never
    /// throws for what is in the file. Prices are taken to be in <paramref name="currency"/>; the files name none.
    /// Open bytes with <see cref="CsvText.OpenAsync"/>.
    /// </summary>
    public static ProductCsvResult Read(TextReader reader, Currency currency)
    {
        var table = CsvTable.Read(reader);
        if (table.Error is { } error) return new ProductCsvResult(null, [], LineRejections.None, error);
        var rejections = new RejectionTally();

        if (table.Column("Handle") >= 0 && table.Column("Title") >= 0 && table.Column("Variant Price") >= 0)
            return Drafts(ShopifyOld, rejections, new ShopifyProducts(table, currency, rejections, old: true).Read());
        if (table.Column("URL handle") >= 0 && table.Column("Title") >= 0 && table.Column("Price") >= 0)
            return Drafts(Shopify, rejections, new ShopifyProducts(table, currency, rejections, old: false).Read());
        if (table.Column("Name") >= 0 && table.Column("Regular price") >= 0)
            return Drafts(WooCommerce, rejections, new WooProducts(table, currency, rejections).Read());

        var found = table.Headers.Where(h => h.Length > 0).Select(AmountText.Quote).ToList();
        var shown = string.Join(", ", found.Take(8)) + (found.Count > 8 ? $" and {found.Count - 8} more" : "");
        return new ProductCsvResult(null, [], LineRejections.None, $"The headers are of no product file that is known here. Found: {shown}. Accepted: Shopify (Handle, Title, Variant Price … or URL handle, Title, Price …) and WooCommerce (Name, Regular price …).");
    }

    private static ProductCsvResult Drafts(string format, RejectionTally rejections, IEnumerable<ProductDraft>? drafts)
    {
        if (drafts is null) return new ProductCsvResult(null, [], LineRejections.None, TooMany);
        var products = drafts.Select(draft => draft.Finish()).OfType<ParsedProduct>().ToList();
        return new ProductCsvResult(format, products, rejections.Result());
    }
}
