using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;

namespace HostConsole.Catalogue;

public sealed record ProductView(
    ProductId Id, string Title, string Handle, string Vendor, string? Picture, IReadOnlyList<VariantView> Variants);

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
    public async Task<PageOf<ProductView>> SearchAsync(string? search, int page, CancellationToken cancel = default)
    {
        var rows = await store.SearchAsync(search, page, cancel: cancel);
        var levels = await LevelsAsync(rows.Items.SelectMany(p => p.Variants), cancel);
        return new([.. rows.Items.Select(p => View(p, levels))], rows.Total, rows.Page);
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
