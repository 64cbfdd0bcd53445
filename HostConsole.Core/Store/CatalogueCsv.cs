using System.Net;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Export;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Store;

/// <summary>
/// The catalogue as a file that its own import reads back, and Shopify does: a line a variant, under the headers before 2025.
/// </summary>
public static class CatalogueCsv
{
    private const string NoOption = "Default Title";

    public static async Task WriteAsync(TextWriter writer, IAsyncEnumerable<IReadOnlyList<ProductRow>> pages,
        Func<IReadOnlyList<VariantId>, Task<Dictionary<VariantId, StockLevel>>> levels)
    {
        using var csv = new SafeCsv(writer);
        csv.Row("Handle", "Title", "Body (HTML)", "Vendor", "Option1 Name", "Option1 Value", "Variant SKU", "Variant Inventory Tracker",
            "Variant Inventory Qty", "Variant Inventory Policy", "Variant Price", "Variant Compare At Price", "Image Src", "Variant Image",
            "Variant ID", "Currency");
        await foreach (var page in pages)
        {
            var stock = await levels([.. page.SelectMany(p => p.Variants).Select(v => new VariantId(v.Id))]);
            foreach (var product in page)
                foreach (var (at, variant) in product.Variants.OrderBy(v => v.Position).Index())
                    Write(csv, product, variant, stock[new(variant.Id)], first: at == 0);
        }
    }

    private static void Write(SafeCsv csv, ProductRow product, VariantRow variant, StockLevel level, bool first)
    {
        var currency = Currency.Parse(variant.Currency);
        csv.Row(
            product.Handle,
            first ? product.Title : null,
            first ? WebUtility.HtmlEncode(product.Description).Replace("\n", "<br>", StringComparison.Ordinal) : null,
            first ? product.Vendor : null,
            first ? "Title" : null,
            variant.Title.Length == 0 ? NoOption : variant.Title,
            variant.Sku,
            level.Counted is null ? null : "shopify",
            // What lies on the shelf. Units that variants share have no count of one variant: empty leaves them as they are.
            level is { Counted: { } counted, Shared: false } ? Math.Max(0, counted - level.Sold) : null,
            variant.PreOrder ? "continue" : "deny",
            new Money(variant.Price, currency),
            variant.CompareAt is { } before ? new Money(before, currency) : null,
            first ? Web(product.Picture) : null,
            Web(variant.Picture),
            variant.ExternalId,
            variant.Currency);
    }

    // A picture of this server has an address here only; an import leaves it as it is where the file has none.
    private static string? Web(string? picture) => picture?.StartsWith("http", StringComparison.Ordinal) == true ? picture : null;
}
