using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalogue;

/// <param name="Format">One of the formats of <see cref="ProductCsv"/>; null where the headers are of none.</param>
/// <param name="Rejections">One a bad line; products with a bad line are left out whole.</param>
/// <param name="Error">Why nothing of the file can be used.</param>
public sealed record ProductCsvResult(
    string? Format, IReadOnlyList<ParsedProduct> Products, LineRejections Rejections, string? Error = null)
{
    /// <summary>Units of what the catalogue has already, from a file without prices.</summary>
    public IReadOnlyList<ParsedCount> Counts { get; init; } = [];

    /// <summary>What was read otherwise than it stands in the file: sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Products that were left out by choice, and would come in with <see cref="ProductReading.Drafts"/>.</summary>
    public int Drafts { get; init; }
    public int GiftCards { get; init; }
}

/// <param name="Handle">What a re-import finds the product by: Shopify's handle; for WooCommerce <c>wc-{ID}</c>, or the
/// SKU or name in lower case where the file has no ID.</param>
/// <param name="Description">Plain text.</param>
/// <param name="Pictures">http(s) addresses, the first is the product's.</param>
/// <param name="Line">The line the product starts on.</param>
public sealed record ParsedProduct(
    string Handle, string Title, string Description, string Vendor, IReadOnlyList<string> Pictures,
    IReadOnlyList<ParsedVariant> Variants, int Line)
{
    public string? Picture => Pictures.Count > 0 ? Pictures[0] : null;
}

/// <param name="Option">"Small / Red"; empty where the product has one variant only.</param>
/// <param name="CompareAt">Above <paramref name="Price"/>, or null.</param>
/// <param name="Stock">Null where the shop does not track it, or the file does not tell the count.</param>
/// <param name="ExternalId">The shop's id of the variant, where the file tells it: WooCommerce, Matrixify.</param>
public sealed record ParsedVariant(
    string? Sku, string Option, Money Price, Money? CompareAt, int? Stock, string? ExternalId,
    string? Picture, int Line)
{
    /// <summary>The shop tracks the stock, and the file does not tell it.</summary>
    public bool Uncounted { get; init; }

    /// <summary><see cref="Stock"/> is that of the product: its variants take from the same units.</summary>
    public bool Shared { get; init; }

    /// <summary>The shop goes on selling it when nothing is left.</summary>
    public bool PreOrder { get; init; }
}

/// <summary>Units of a variant, by a file that tells no more of it.</summary>
/// <param name="Units">Over all places that have it; null where none does.</param>
/// <param name="Handle">Empty where the file has only SKUs.</param>
public sealed record ParsedCount(string? Sku, string Handle, string Option, int? Units, int Line);
