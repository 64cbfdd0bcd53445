using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;

namespace HostConsole.Catalogue;

/// <summary>A product of the catalogue. Two pictures of one product are equal, so that a list keeps its row and its selection.</summary>
public sealed record ProductView(
    ProductId Id, string Title, string Handle, string Vendor, string? Picture, IReadOnlyList<VariantView> Variants)
{
    public bool Equals(ProductView? other) => other is not null && other.Id == Id;
    public override int GetHashCode() => Id.GetHashCode();
}

/// <param name="Title">Empty where the product has one variant.</param>
/// <param name="ShopId">The shop's own id; null where nobody told it.</param>
/// <param name="Level">As the writer knows it now.</param>
/// <param name="PreOrder">The shop goes on selling it when nothing is left.</param>
public sealed record VariantView(
    VariantId Id, string? Sku, string Title, Money Price, Money? CompareAt, string? Picture, StockLevel Level,
    string? ShopId = null, bool PreOrder = false)
{
    /// <summary>Units that can be promised; null where they aren't tracked.</summary>
    public int? Stock => Level.Available;
}

/// <summary>Products for lists, with the writer's stock.</summary>
public sealed class CatalogueQuery(CatalogueStore store, LiveShows shows)
{
    /// <summary>The name under which a list sorts by what can be promised.</summary>
    public const string ByStock = "Stock";

    public async Task<PageOf<ProductView>> SearchAsync(string? search, int page, string? sort = null, bool descending = false,
        CancellationToken cancel = default)
    {
        if (sort == ByStock) return await ByStockAsync(search, page, descending, cancel);
        var by = Enum.TryParse<CatalogueSort>(sort, out var known) ? known : CatalogueSort.Title;
        var rows = await store.SearchAsync(search, page, sort: by, descending: descending, cancel: cancel);
        return new(await ViewsAsync(rows.Items, cancel), rows.Total, rows.Page);
    }

    /// <summary>These products as they are now; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<ProductView>> ProductsAsync(IEnumerable<ProductId> products, CancellationToken cancel = default) =>
        await ViewsAsync(await store.FindAsync([.. products.Select(p => p.Value)], cancel), cancel);

    /// <summary>Units of a product that can be promised; what its variants share counts once. Null where none is tracked.</summary>
    public static long? Units(IEnumerable<StockLevel> levels)
    {
        long? sum = null;
        var shared = false;
        foreach (var level in levels)
        {
            if (level.Available is not { } units || level.Shared && shared) continue;
            shared |= level.Shared;
            sum = (sum ?? 0) + Math.Max(0, units);
        }

        return sum;
    }

    // Stock is the writer's and not in the store: the ids of what the search finds are sorted here, and only the page is read.
    private async Task<PageOf<ProductView>> ByStockAsync(string? search, int page, bool descending, CancellationToken cancel)
    {
        const int AtOnce = 5_000; // so that the writer is never held up for long
        var variants = await store.VariantsAsync(search, cancel);
        var levels = new Dictionary<VariantId, StockLevel>(variants.Count);
        foreach (var some in variants.Select(v => v.Variant).Chunk(AtOnce))
            foreach (var (variant, level) in await shows.AskAsync(new StockOf([.. some]), cancel))
                levels[variant] = level;
        var products = variants.GroupBy(v => v.Product).Select(g => (g.Key, Units: Units(g.Select(v => levels[v.Variant])))).ToList();
        // Untracked is without limit: it stands behind, whichever way.
        var tracked = products.Where(p => p.Units is not null);
        var ids = (descending ? tracked.OrderByDescending(p => p.Units) : tracked.OrderBy(p => p.Units))
            .Concat(products.Where(p => p.Units is null)).Select(p => p.Key).ToList();
        page = Math.Max(1, page);
        var rows = await store.FindAsync([.. ids.Skip((page - 1) * CatalogueStore.PageSize).Take(CatalogueStore.PageSize)], cancel);
        return new(await ViewsAsync(rows, cancel), ids.Count, page);
    }

    private async Task<IReadOnlyList<ProductView>> ViewsAsync(IReadOnlyList<ProductRow> rows, CancellationToken cancel)
    {
        var levels = await LevelsAsync(rows.SelectMany(p => p.Variants), cancel);
        return [.. rows.Select(p => View(p, levels))];
    }

    public async Task<ProductView?> FindAsync(VariantId variant, CancellationToken cancel = default)
    {
        if (await store.ProductOfAsync(variant, cancel) is not { } row) return null;
        return View(row, await LevelsAsync(row.Variants, cancel));
    }

    private Task<Dictionary<VariantId, StockLevel>> LevelsAsync(IEnumerable<VariantRow> variants, CancellationToken cancel) =>
        shows.AskAsync(new StockOf([.. variants.Select(v => new VariantId(v.Id))]), cancel);

    private static ProductView View(ProductRow p, Dictionary<VariantId, StockLevel> levels) =>
        new(new(p.Id), p.Title, p.Handle, p.Vendor, p.Picture, [.. p.Variants.OrderBy(v => v.Position).Select(v => View(v, levels[new(v.Id)]))]);

    private static VariantView View(VariantRow v, StockLevel level)
    {
        var currency = Currency.Parse(v.Currency);
        var before = v.CompareAt is { } c ? new Money(c, currency) : (Money?)null;
        return new(new(v.Id), v.Sku, v.Title, new(v.Price, currency), before, v.Picture, level, v.ExternalId, v.PreOrder);
    }
}
