using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalog;

/// <summary>Reads a shop's product export: Shopify's with the old or the new headers, WooCommerce's.</summary>
public static class ProductCsv
{
    public const string ShopifyOld = "shopify-old";
    public const string Shopify = "shopify";
    public const string WooCommerce = "woocommerce";

    /// <summary>
    /// Reads the whole file: lines of one product may stand anywhere in it, so no product is complete before the end. Never
    /// throws for what is in the file. Prices are taken to be in <paramref name="currency"/>; the files name none.
    /// Open bytes with <see cref="CsvText.OpenAsync"/>.
    /// </summary>
    public static ProductCsvResult Read(TextReader reader, Currency currency)
    {
        var table = CsvTable.Read(reader);
        if (table.Error is { } error) return new ProductCsvResult(null, [], [], error);

        if (table.Column("Handle") >= 0 && table.Column("Title") >= 0 && table.Column("Variant Price") >= 0)
            return Drafts(ShopifyOld, new ShopifyProducts(table, currency, old: true).Read());
        if (table.Column("URL handle") >= 0 && table.Column("Title") >= 0 && table.Column("Price") >= 0)
            return Drafts(Shopify, new ShopifyProducts(table, currency, old: false).Read());
        if (table.Column("Name") >= 0 && table.Column("Regular price") >= 0)
            return Drafts(WooCommerce, new WooProducts(table, currency).Read());

        var found = table.Headers.Where(h => h.Length > 0).Select(AmountText.Quote).ToList();
        var shown = string.Join(", ", found.Take(8)) + (found.Count > 8 ? $" and {found.Count - 8} more" : "");
        return new ProductCsvResult(null, [], [], $"The headers are of no product file that is known here. Found: {shown}. Accepted: Shopify (Handle, Title, Variant Price … or URL handle, Title, Price …) and WooCommerce (Name, Regular price …).");
    }

    private static ProductCsvResult Drafts(string format, IEnumerable<ProductDraft> drafts)
    {
        var (products, rejections) = (new List<ParsedProduct>(), new List<LineRejection>());
        foreach (var draft in drafts)
        {
            if (draft.Finish() is { } product) products.Add(product);
            else rejections.AddRange(draft.Rejections);
        }

        return new ProductCsvResult(format, products, [.. rejections.OrderBy(r => r.Line)]);
    }
}
