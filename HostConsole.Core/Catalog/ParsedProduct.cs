using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalog;

/// <param name="Format">shopify-old, shopify or woocommerce; null where the headers are of none.</param>
/// <param name="Rejections">One a bad line; products with a bad line are left out whole.</param>
/// <param name="Error">Why nothing of the file can be used.</param>
public sealed record ProductCsvResult(string? Format, IReadOnlyList<ParsedProduct> Products, LineRejections Rejections, string? Error = null);

/// <param name="Handle">What a re-import finds the product by: Shopify's handle; for WooCommerce <c>wc-{ID}</c>, or the SKU or name in lower case where the file has no ID.</param>
/// <param name="Description">Plain text.</param>
/// <param name="Pictures">http(s) addresses, the first is the product's.</param>
/// <param name="Line">The line the product starts on.</param>
public sealed record ParsedProduct(string Handle, string Title, string Description, string Vendor, IReadOnlyList<string> Pictures, IReadOnlyList<ParsedVariant> Variants, int Line)
{
    public string? Picture => Pictures.Count > 0 ? Pictures[0] : null;
}

/// <param name="Option">"Small / Red"; empty where the product has one variant only.</param>
/// <param name="CompareAt">Above <paramref name="Price"/>, or null.</param>
/// <param name="Stock">Null where the shop does not track it, or the file does not tell the count.</param>
/// <param name="ExternalId">The shop's id of the variant, where the file tells it: WooCommerce, Matrixify.</param>
public sealed record ParsedVariant(string? Sku, string Option, Money Price, Money? CompareAt, int? Stock, string? ExternalId, string? Picture, int Line);
