using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>A value that is to be set, as against one that nobody named.</summary>
public readonly record struct Named<T>(T Value);

/// <param name="Stock">A value of null ends the tracking.</param>
/// <param name="ShopId">The shop's own id of the variant.</param>
public sealed record VariantChange(
    Named<int?>? Stock = null, Money? Price = null, Named<Money?>? CompareAt = null, Named<string?>? ShopId = null);

public sealed record NewProduct(
    string Title, Money Price, Money? CompareAt = null, int? Stock = null, string? Sku = null, string? Picture = null);

/// <summary>Changes of the catalogue by hand or by a program. Null where it is done; else what is wrong.</summary>
public sealed class CatalogueEdit(
    IDbContextFactory<HostDb> store, WriteGate gate, CatalogueTurn turns, CatalogueMemory memory,
    ShowWriter writer, TimeProvider clock)
{
    /// <summary>In minor units; beyond this a price is a slip of the keyboard, and sums could overflow.</summary>
    public const long HighestPrice = AmountText.Largest;

    public const int LongestTitle = ProductDraft.LongestText;

    public async Task<Outcome.Rejected?> ChangeAsync(VariantId id, VariantChange change, Actor by, CancellationToken cancel = default)
    {
        using var turn = await turns.EnterAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Variants.Include(v => v.Product)
            .FirstOrDefaultAsync(v => v.Id == id.Value, cancel) is not { } variant)
            return (Outcome.Rejected)Outcome.NotFound("variant");
        if (Check(change, variant) is { } wrong) return wrong;
        string? shopId = null;
        if (change.ShopId is { } asked)
        {
            if (ShopId.Read(asked.Value, out shopId) is { } no) return Invalid("externalId", no);
            if (shopId is not null && await db.Variants.AnyAsync(v => v.ExternalId == shopId && v.Id != id.Value, cancel))
                return Invalid("externalId", "Another variant of the catalogue has this id of the shop.");
        }

        if (change.Stock is { } stock && await CountAsync(id, stock.Value, by) is { } refused) return refused;
        if (change.Price is { } price) Reprice(variant, price);
        if (change.CompareAt is { } compareAt) variant.CompareAt = compareAt.Value?.Minor;
        if (change.ShopId is not null) variant.ExternalId = shopId;
        return await SaveAsync(db, variant.Product);
    }

    /// <summary>Sets the prices of several variants: all of them, or none where one of them can't be.</summary>
    public async Task<Outcome.Rejected?> ChangePricesAsync(IReadOnlyDictionary<VariantId, Money> prices, CancellationToken cancel = default)
    {
        using var turn = await turns.EnterAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        foreach (var some in prices.Keys.Select(v => v.Value).Chunk(500))
            foreach (var variant in await db.Variants.Include(v => v.Product).Where(v => some.Contains(v.Id)).ToListAsync(cancel))
            {
                var price = prices[new(variant.Id)];
                if (Check(new(Price: price), variant) is { } wrong)
                    return Invalid("price", $"{variant.ToItem().Title}: {wrong.Reason}");
                if (variant.Price == price.Minor) continue;
                Reprice(variant, price);
                variant.Product.UpdatedAt = now.UtcTicks;
            }

        using var pass = await gate.EnterAsync(cancel);
        await memory.SaveAsync(db, now);
        return null;
    }

    /// <summary>
    /// Notes the shop's own ids of variants that are known by SKU. What has a number already keeps it, and a SKU that stands twice
    /// tells nothing.
    /// </summary>
    /// <returns>How many were new.</returns>
    public async Task<int> LearnAsync(IReadOnlyCollection<(string Sku, string Id)> told)
    {
        var ids = told.Where(t => ShopId.IsNumber(t.Id)).GroupBy(t => t.Sku, StringComparer.Ordinal)
            .Where(g => g.Select(t => t.Id).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        if (ids.Count == 0) return 0;
        using var turn = await turns.EnterAsync();
        await using var db = await store.CreateDbContextAsync();
        var learned = 0;
        foreach (var some in ids.Keys.Chunk(500))
        {
            var numbers = some.Select(sku => ids[sku]).ToArray();
            var taken = await db.Variants.Where(v => numbers.Contains(v.ExternalId!)).Select(v => v.ExternalId!).ToListAsync();
            foreach (var same in (await db.Variants.Where(v => some.Contains(v.Sku!)).ToListAsync())
                .GroupBy(v => v.Sku!, StringComparer.Ordinal))
            {
                var variant = same.First();
                if (same.Count() > 1 || variant.ExternalId is { } known && ShopId.IsNumber(known)
                    || taken.Contains(ids[same.Key]))
                    continue;
                variant.ExternalId = ids[same.Key];
                learned++;
            }
        }

        if (learned == 0) return 0;
        using var pass = await gate.EnterAsync();
        await memory.SaveAsync(db, clock.GetUtcNow());
        return learned;
    }

    /// <summary>Sets the product's picture: an address of the web, or a path of this server.</summary>
    public async Task<Outcome.Rejected?> SetPictureAsync(ProductId id, string? picture, CancellationToken cancel = default)
    {
        if (picture is not null && !IsPicture(picture)) return Invalid("picture", "A picture's address begins with https://.");
        using var turn = await turns.EnterAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Products.FindAsync([id.Value], cancel) is not { } product) return (Outcome.Rejected)Outcome.NotFound("product");
        product.Picture = picture;
        return await SaveAsync(db, product);
    }

    public async Task<(ProductId? Id, Outcome.Rejected? Wrong)> AddAsync(NewProduct product, Actor by, CancellationToken cancel = default)
    {
        var title = Text.Clean(product.Title);
        if (title.Length == 0) return (null, Invalid("title", "Give the product a title."));
        if (title.Length > LongestTitle) return (null, Invalid("title", $"A title has at most {LongestTitle} characters."));
        var sku = Text.Clean(product.Sku) is { Length: > 0 } s ? s : null;
        if (sku?.Length > LongestTitle) return (null, Invalid("sku", $"A SKU has at most {LongestTitle} characters."));
        if (product.Picture is { } picture && !IsPicture(picture))
            return (null, Invalid("picture", "A picture's address begins with https://."));
        var id = Id.New<ProductId>(clock);
        var variant = new VariantRow
        {
            Id = Id.New<VariantId>(clock).Value,
            Sku = sku,
            Price = product.Price.Minor,
            CompareAt = product.CompareAt?.Minor,
            Currency = product.Price.Currency.Code
        };
        if (Check(new(new(product.Stock), product.Price, new(product.CompareAt)), variant) is { } wrong) return (null, wrong);
        using var turn = await turns.EnterAsync(cancel);
        if (product.Stock is { } stock && await CountAsync(new(variant.Id), stock, by) is { } refused) return (null, refused);
        await using var db = await store.CreateDbContextAsync(cancel);
        var row = new ProductRow
        {
            Id = id.Value,
            Handle = await FreeHandleAsync(db, title, cancel),
            Title = title,
            Picture = product.Picture,
            Variants = [variant]
        };
        db.Products.Add(row);
        return await SaveAsync(db, row) is { } failed ? (null, failed) : (id, null);
    }

    /// <summary>Takes a product out of the catalogue. What shows and orders recorded of it stays.</summary>
    public async Task<Outcome.Rejected?> RemoveAsync(ProductId id, CancellationToken cancel = default)
    {
        using var turn = await turns.EnterAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == id.Value, cancel) is not { } product) return null;
        var stock = await writer.AskAsync(new StockOf([.. product.Variants.Select(v => new VariantId(v.Id))]), cancel);
        if (stock.Values.Any(level => level.Held > 0))
            return (Outcome.Rejected)Outcome.Reject("held", "A deal holds units of this product. End the deal first.");
        db.Products.Remove(product);
        using var pass = await gate.EnterAsync(cancel);
        await memory.SaveAsync(db, clock.GetUtcNow());
        return null;
    }

    // A price before the reduction that is no more than the new price tells of no reduction.
    private static void Reprice(VariantRow variant, Money price)
    {
        variant.Price = price.Minor;
        if (variant.CompareAt <= price.Minor) variant.CompareAt = null;
    }

    private static Outcome.Rejected? Check(VariantChange change, VariantRow variant)
    {
        var currency = Currency.Parse(variant.Currency);
        var price = change.Price ?? new Money(variant.Price, currency);
        if (price.Currency != currency)
            return Invalid("price", $"This product is priced in {currency}. Import it again to change its currency.");
        if (price.Minor is < 0 or > HighestPrice) return Invalid("price", $"A price is 0 to {new Money(HighestPrice, currency)}.");
        if (change.Stock is { Value: < 0 or > ProductDraft.LargestStock })
            return Invalid("stock", "Stock is 0 to 100,000,000 units, or empty where it isn't tracked.");
        if (change.CompareAt is not { Value: { } compareAt }) return null;
        if (compareAt.Currency != currency) return Invalid("compareAt", $"This product is priced in {currency}.");
        if (compareAt.Minor > HighestPrice) return Invalid("compareAt", $"A price is 0 to {new Money(HighestPrice, currency)}.");
        return compareAt <= price
            ? Invalid("compareAt",
                "The price before the reduction is above the price. Leave it empty where there is no reduction.")
            : null;
    }

    private async Task<Outcome.Rejected?> CountAsync(VariantId id, int? units, Actor by) =>
        await writer.SendAsync(new(new CountStock(id, units), by)) switch
        {
            Refused refused => refused.Rejection,
            Unavailable off => (Outcome.Rejected)Outcome.Reject("read-only", off.Reason),
            _ => null,
        };

    private async Task<Outcome.Rejected?> SaveAsync(HostDb db, ProductRow product)
    {
        if (!db.ChangeTracker.HasChanges()) return null;
        var now = clock.GetUtcNow();
        product.UpdatedAt = now.UtcTicks;
        using var pass = await gate.EnterAsync();
        await memory.SaveAsync(db, now);
        return null;
    }

    private static async Task<string> FreeHandleAsync(HostDb db, string title, CancellationToken cancel)
    {
        var plain = string.Concat(title.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        var handle = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words ? words : "product";
        var taken = (await db.Products.Where(p => p.Handle.StartsWith(handle)).Select(p => p.Handle)
            .ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? handle : $"{handle}-{n}").First(h => !taken.Contains(h));
    }

    private static bool IsPicture(string address) => address.Length <= ProductDraft.LongestAddress
        && (address.StartsWith("/uploads/", StringComparison.Ordinal)
            || address.StartsWith("/sample/", StringComparison.Ordinal)
            || Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    private static Outcome.Rejected Invalid(string field, string reason) => (Outcome.Rejected)Outcome.Invalid(field, reason);
}
