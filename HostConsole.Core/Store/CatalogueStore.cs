using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>One page of a list.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Total, int Page);

/// <summary>Reads of the catalogue, for pins, deals, orders and lists. Stock is the writer's: look there.</summary>
public sealed class CatalogueStore(IDbContextFactory<HostDb> store)
{
    public const int PageSize = 50;

    /// <summary>A variant as a pin or a deal records it; null where there is none.</summary>
    public async Task<Item?> ItemAsync(VariantId id, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return (await db.Variants.AsNoTracking().Include(v => v.Product).FirstOrDefaultAsync(v => v.Id == id.Value, cancel))?.ToItem();
    }

    /// <summary>The first variant of a product.</summary>
    public async Task<Item?> ItemAsync(ProductId id, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return (await db.Variants.AsNoTracking().Include(v => v.Product).Where(v => v.ProductId == id.Value)
            .OrderBy(v => v.Position).FirstOrDefaultAsync(cancel))?.ToItem();
    }

    /// <summary>The product that a variant belongs to, with all its variants.</summary>
    public async Task<ProductRow?> ProductOfAsync(VariantId id, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Products.AsNoTracking().Include(p => p.Variants.OrderBy(v => v.Position))
            .FirstOrDefaultAsync(p => p.Variants.Any(v => v.Id == id.Value), cancel);
    }

    /// <summary>
    /// Variants by the shop's own ids and SKUs, for orders; the id wins where both are known. A SKU meets with and without a
    /// spreadsheet's apostrophe.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, VariantId>> FindAsync(IReadOnlyCollection<string> skusOrExternalIds,
        CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var known = skusOrExternalIds.SelectMany(s => new[] { s, SkuText.Clean(s), "'" + SkuText.Clean(s) })
            .ToHashSet(StringComparer.Ordinal);
        var found = await db.Variants.AsNoTracking()
            .Where(v => known.Contains(v.Sku!) || known.Contains(v.ExternalId!))
            .Select(v => new { v.Id, v.Sku, v.ExternalId }).ToListAsync(cancel);
        var map = new Dictionary<string, VariantId>(StringComparer.Ordinal);
        foreach (var v in found) if (v.Sku is not null) map[v.Sku] = new(v.Id);
        foreach (var v in found) if (v.Sku is not null) map.TryAdd(SkuText.Clean(v.Sku), new(v.Id));
        foreach (var v in found) if (v.ExternalId is not null) map[v.ExternalId] = new(v.Id);
        foreach (var asked in skusOrExternalIds) if (map.TryGetValue(SkuText.Clean(asked), out var same)) map.TryAdd(asked, same);
        return map;
    }

    /// <summary>Variants that a checkout link can't name: how many of all, and some of their titles.</summary>
    /// <param name="bySku">The link names the SKU; else the shop's id.</param>
    /// <param name="number">Only a number is an id.</param>
    public async Task<(int Missing, int All, IReadOnlyList<string> Titles)> UnlinkedAsync(bool bySku, bool number,
        int most, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var unlinked = bySku ? db.Variants.Where(v => v.Sku == null || v.Sku == "")
            : db.Variants.Where(v => v.ExternalId == null || v.ExternalId == "" || number && EF.Functions.Glob(v.ExternalId, "*[^0-9]*"));
        var some = await unlinked.AsNoTracking().Include(v => v.Product).OrderBy(v => v.Product.Title)
            .ThenBy(v => v.Position).Take(most).ToListAsync(cancel);
        return (await unlinked.CountAsync(cancel), await db.Variants.CountAsync(cancel), [.. some.Select(v => v.ToItem().Title)]);
    }

    /// <summary>How many of these products the catalogue has.</summary>
    public async Task<int> CountKnownAsync(IEnumerable<string> handles, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var known = (await db.Products.Select(p => p.Handle).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return handles.Count(known.Contains);
    }

    /// <summary>Products with their variants by title, narrowed to those whose title, vendor, handle or SKU holds the words.</summary>
    /// <param name="page">From 1.</param>
    public async Task<PageOf<ProductRow>> SearchAsync(string? search, int page, int size = PageSize, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var query = db.Products.AsNoTracking();
        foreach (var word in Text.Clean(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            var escaped = word.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
            var like = $"%{escaped}%";
            query = query.Where(p => EF.Functions.Like(p.Title, like, "\\") || EF.Functions.Like(p.Vendor, like, "\\")
                || EF.Functions.Like(p.Handle, like, "\\")
                || p.Variants.Any(v => EF.Functions.Like(v.Sku!, like, "\\")));
        }

        var total = await query.CountAsync(cancel);
        page = Math.Max(1, page);
        var items = await query.OrderBy(p => p.Title).ThenBy(p => p.Id).Skip((page - 1) * size).Take(size)
            .Include(p => p.Variants.OrderBy(v => v.Position)).AsSplitQuery().ToListAsync(cancel);
        return new(items, total, page);
    }
}
