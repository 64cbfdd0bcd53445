using System.Collections.Concurrent;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>
/// What is known of all variants without a read of the store: the shop's own ids and the prices of the last weeks. Every change
/// of the catalogue is saved here, so that the price log misses none.
/// </summary>
public sealed class CatalogueMemory
{
    private readonly ConcurrentDictionary<VariantId, string> _ids = new();

    public Prices Prices { get; } = new();

    /// <summary>An item with the shop's id of its variant as it is known now: a plan or a deal may be older than that.</summary>
    public Item Now(Item item) =>
        item.Variant is { } variant && _ids.TryGetValue(variant, out var id) && id != item.ExternalId
            ? item with { ExternalId = id }
            : item;

    public static CatalogueMemory Load(IDbContextFactory<HostDb> store, DateTimeOffset now)
    {
        var memory = new CatalogueMemory();
        using var db = store.CreateDbContext();
        foreach (var known in db.Variants.AsNoTracking().Where(v => v.ExternalId != null).Select(v => new { v.Id, v.ExternalId }))
            memory._ids[new(known.Id)] = known.ExternalId!;
        var since = (now - 2 * Prices.Period).UtcTicks;
        var lately = db.Prices.AsNoTracking().Where(p => p.Until == null || p.Until > since).OrderBy(p => p.Variant).ThenBy(p => p.Id);
        foreach (var prices in lately.AsEnumerable().GroupBy(p => p.Variant))
            memory.Prices.Load(new(prices.Key), prices.Select(p => p.ToPoint()));
        return memory;
    }

    /// <summary>Saves changes of the catalogue with what they add to the price log. The caller has passed the write gate.</summary>
    public async Task SaveAsync(HostDb db, DateTimeOffset now)
    {
        var entries = db.ChangeTracker.Entries<VariantRow>().ToList();
        var changed = entries.Where(e => e.State is EntityState.Added or EntityState.Modified).Select(e => e.Entity).ToList();
        var gone = entries.Where(e => e.State == EntityState.Deleted).Select(e => e.Entity.Id).ToList();
        var repriced = entries.Where(e => e.State == EntityState.Modified
            && (e.Property(v => v.Price).IsModified || e.Property(v => v.Currency).IsModified)).ToList();
        var priced = entries.Where(e => e.State == EntityState.Added).Concat(repriced).Select(e => e.Entity).ToList();
        var noted = new HashSet<Guid>();
        foreach (var some in priced.Select(v => v.Id).Concat(gone).Chunk(500))
            foreach (var row in await db.Prices.Where(p => p.Until == null && some.Contains(p.Variant)).ToListAsync())
            {
                row.Until = now.UtcTicks;
                noted.Add(row.Variant);
            }

        // A price that no line tells of was there before this change all the same.
        foreach (var entry in repriced.Where(e => !noted.Contains(e.Entity.Id)))
        {
            var (price, currency) = (entry.Property(v => v.Price).OriginalValue, entry.Property(v => v.Currency).OriginalValue);
            db.Prices.Add(new() { Variant = entry.Entity.Id, Price = price, Currency = currency, From = 0, Until = now.UtcTicks });
            Prices.Note(new(entry.Entity.Id), new(price, Currency.Parse(currency)), now);
        }

        foreach (var variant in priced)
            db.Prices.Add(new()
            {
                Variant = variant.Id,
                Price = variant.Price,
                Currency = variant.Currency,
                From = now.UtcTicks
            });
        await db.SaveChangesAsync();

        foreach (var variant in priced) Prices.Note(new(variant.Id), new(variant.Price, Currency.Parse(variant.Currency)), now);
        foreach (var variant in changed) Remember(new(variant.Id), variant.ExternalId);
        foreach (var id in gone)
        {
            Prices.Forget(new(id));
            Remember(new(id), null);
        }
    }

    private void Remember(VariantId variant, string? shopId)
    {
        if (shopId is null) _ids.TryRemove(variant, out _);
        else _ids[variant] = shopId;
    }
}
