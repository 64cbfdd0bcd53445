using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>One page of a list.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Total, int Page);

public static class Paging
{
    /// <summary>The page that is asked for, from 1; the last one where there are fewer.</summary>
    public static int Nearest(int page, int total, int size) => Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
}

/// <summary>By what the store sorts products.</summary>
public enum CatalogueSort
{
    Title,

    /// <summary>By the lowest price of their variants; descending, by the highest.</summary>
    Price,
}

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

    /// <summary>
    /// Products with their variants, narrowed to those whose title, vendor, handle or SKU holds the words; by title where nothing
    /// else is asked. Of the same price, by title.
    /// </summary>
    /// <param name="page">From 1.</param>
    public async Task<PageOf<ProductRow>> SearchAsync(string? search, int page, int size = PageSize,
        CatalogueSort sort = CatalogueSort.Title, bool descending = false, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var query = Narrow(db.Products.AsNoTracking(), search);
        var total = await query.CountAsync(cancel);
        page = Math.Max(1, page);
        var items = await Sorted(query, sort, descending).Skip((page - 1) * size).Take(size)
            .Include(p => p.Variants.OrderBy(v => v.Position)).AsSplitQuery().ToListAsync(cancel);
        return new(items, total, page);
    }

    /// <summary>The variants of the products that a search finds, by product title: what an order needs that the store doesn't know.</summary>
    public async Task<IReadOnlyList<(Guid Product, VariantId Variant)>> VariantsAsync(string? search, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var rows = await Sorted(Narrow(db.Products.AsNoTracking(), search), CatalogueSort.Title, false)
            .SelectMany(p => p.Variants.OrderBy(v => v.Position), (p, v) => new { Product = p.Id, Variant = v.Id }).ToListAsync(cancel);
        return [.. rows.Select(r => (r.Product, new VariantId(r.Variant)))];
    }

    /// <summary>These products in this order; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<ProductRow>> FindAsync(IReadOnlyList<Guid> products, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var found = new Dictionary<Guid, ProductRow>();
        foreach (var some in products.Chunk(500))
            foreach (var row in await db.Products.AsNoTracking().Where(p => some.Contains(p.Id))
                .Include(p => p.Variants.OrderBy(v => v.Position)).AsSplitQuery().ToListAsync(cancel))
                found[row.Id] = row;
        return [.. products.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>All products with their variants by handle, some hundred at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ProductRow>> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        const int AtOnce = 500;
        var after = "";
        while (true)
        {
            await using var db = await store.CreateDbContextAsync(cancel);
            var page = await db.Products.AsNoTracking().Where(p => p.Handle.CompareTo(after) > 0).OrderBy(p => p.Handle).Take(AtOnce)
                .Include(p => p.Variants.OrderBy(v => v.Position)).AsSplitQuery().ToListAsync(cancel);
            if (page.Count == 0) yield break;
            yield return page;
            after = page[^1].Handle;
        }
    }

    private static IQueryable<ProductRow> Narrow(IQueryable<ProductRow> query, string? search)
    {
        foreach (var word in Text.Clean(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            var escaped = word.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
            var like = $"%{escaped}%";
            query = query.Where(p => EF.Functions.Like(p.Title, like, "\\") || EF.Functions.Like(p.Vendor, like, "\\")
                || EF.Functions.Like(p.Handle, like, "\\")
                || p.Variants.Any(v => EF.Functions.Like(v.Sku!, like, "\\")));
        }

        return query;
    }

    private static IOrderedQueryable<ProductRow> Sorted(IQueryable<ProductRow> query, CatalogueSort sort, bool descending)
    {
        const string AnyCase = "NOCASE";
        return (sort, descending) switch
        {
            (CatalogueSort.Price, false) => query.OrderBy(p => p.Variants.Min(v => (long?)v.Price))
                .ThenBy(p => EF.Functions.Collate(p.Title, AnyCase)).ThenBy(p => p.Id),
            (CatalogueSort.Price, true) => query.OrderByDescending(p => p.Variants.Max(v => (long?)v.Price))
                .ThenBy(p => EF.Functions.Collate(p.Title, AnyCase)).ThenBy(p => p.Id),
            (_, true) => query.OrderByDescending(p => EF.Functions.Collate(p.Title, AnyCase)).ThenByDescending(p => p.Id),
            _ => query.OrderBy(p => EF.Functions.Collate(p.Title, AnyCase)).ThenBy(p => p.Id),
        };
    }
}
