using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>A run's totals, read from rollups and orders.</summary>
public sealed record ReviewTotals : ShowNumbers
{
    internal ReviewTotals(Currency currency, MinuteTotals sum) : base(currency, sum) { }
}

/// <summary>What one product of the show sold.</summary>
public sealed record ProductSales(string Title, string? Sku, int Orders, int Units, Money Gmv);

/// <summary>Reads for the review: from rollups and rows, never from the log, so that its length doesn't matter.</summary>
public sealed class ReviewStore(IDbContextFactory<HostDb> store)
{
    public async Task<ReviewTotals> TotalsAsync(RunId run, Currency currency, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var sum = new MinuteTotals();
        await foreach (var minute in db.Minutes.AsNoTracking().Where(m => m.Run == run.Value).AsAsyncEnumerable()
            .WithCancellation(cancel))
            sum.Add(minute);
        var counted = db.Orders.Where(o => o.Run == run.Value && o.State == "placed" && o.Excluded == null);
        return new(currency, sum)
        {
            Buyers = await counted.Where(o => o.Customer != null).Select(o => o.Customer).Distinct().CountAsync(cancel),
            OrdersWithoutCustomer = await counted.CountAsync(o => o.Customer == null, cancel),
            RepeatBuyers = await counted.Where(o => o.Customer != null && o.Repeat).Select(o => o.Customer).Distinct().CountAsync(cancel),
            ReturnedOrders = await counted.CountAsync(o => o.Refunded > 0, cancel),
            LeftOut = await db.Orders.CountAsync(o => o.Run == run.Value && o.Excluded != null, cancel),
        };
    }

    /// <summary>The minutes in which something happened, in order.</summary>
    public async Task<IReadOnlyList<MinutePoint>> MinutesAsync(RunId run, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var rows = await db.Minutes.AsNoTracking().Where(m => m.Run == run.Value).OrderBy(m => m.Minute).ToListAsync(cancel);
        return [.. rows.Select(m => MinutePoint.Of(m.Minute, m))];
    }

    /// <summary>
    /// Sales by product line, the largest first; an order's own discount is not spread over its lines. Rounding to
    /// whole minor units makes SQLite's arithmetic exact up to 2^53.
    /// </summary>
    public async Task<IReadOnlyList<ProductSales>> ProductsAsync(RunId run, Currency currency, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var scale = currency.Scale;
        var rows = await db.Database.SqlQuery<SalesRow>($"""
            SELECT json_extract(l.value, '$.title') AS "Title", json_extract(l.value, '$.sku') AS "Sku",
                   COUNT(DISTINCT o."Key") AS "Orders", SUM(json_extract(l.value, '$.quantity')) AS "Units",
                   SUM(json_extract(l.value, '$.quantity') * CAST(ROUND(json_extract(l.value, '$.unitPrice.amount') * {scale}) AS INTEGER)) AS "Gmv"
            FROM "Orders" o, json_each(o."Lines") l
            WHERE o."Run" = {run.Value} AND o."State" = 'placed' AND o."Excluded" IS NULL
            GROUP BY 1, 2 ORDER BY 5 DESC, 1 LIMIT 50000
            """).ToListAsync(cancel);
        return [.. rows.Select(r => new ProductSales(r.Title, r.Sku, r.Orders, r.Units, new(r.Gmv, currency)))];
    }

    /// <summary>The show before this one, to compare with; null where it is the first.</summary>
    public async Task<ShowRow?> PreviousAsync(ShowRow show, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Shows.AsNoTracking().Where(s => s.StartedAt < show.StartedAt && s.EndedAt != null)
            .OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(cancel);
    }

    public async Task<ShowRow?> FindAsync(ShowId show, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Shows.AsNoTracking().FirstOrDefaultAsync(s => s.Id == show.Value, cancel);
    }

    /// <summary>A show's orders by the time they were placed, streamed.</summary>
    public async IAsyncEnumerable<OrderRow> OrdersAsync(RunId run,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await foreach (var row in db.Orders.AsNoTracking().Where(o => o.Run == run.Value).OrderBy(o => o.PlacedAt)
            .AsAsyncEnumerable().WithCancellation(cancel))
            yield return row;
    }

    private sealed record SalesRow(string Title, string? Sku, int Orders, int Units, long Gmv);
}
