using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>A run's totals, read from rollups and orders; see <see cref="Definitions"/> for what each means.</summary>
public sealed record ReviewTotals(
    Currency Currency, int Viewers, int Peak, int Active, int Claimers, int Buyers, int Orders, int OrdersWithoutCustomer, int RepeatBuyers, int ReturnedOrders, int LeftOut,
    Money Gmv, Money Refunds, Money Discounts, int Units, int Comments, int Questions, int Votes, int Claims, int Entries)
{
    public double? Conversion => Ratio(Buyers, Viewers);
    public double? OrdersPerViewer => Ratio(Orders, Viewers);
    public double? RepeatRate => Ratio(RepeatBuyers, Buyers);
    public double? ReturnRate => Ratio(ReturnedOrders, Orders);
    public Money Net => Gmv - Refunds;

    /// <summary>Rounded to the minor unit; null without orders.</summary>
    public Money? Aov => Orders == 0 ? null : Money.Round(Gmv.Major / Orders, Currency);

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;
}

/// <summary>What one product of the show sold.</summary>
public sealed record ProductSales(string Title, string? Sku, int Orders, int Units, Money Gmv);

/// <summary>Reads for the review: from rollups and rows, never from the log, so that its length doesn't matter.</summary>
public sealed class ReviewStore(IDbContextFactory<HostDb> store)
{
    public async Task<ReviewTotals> TotalsAsync(RunId run, Currency currency, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var minutes = db.Minutes.Where(m => m.Run == run.Value);
        var sum = await minutes.GroupBy(_ => 1).Select(g => new
        {
            Peak = g.Max(m => m.Watching),
            Comments = g.Sum(m => m.Comments),
            Questions = g.Sum(m => m.Questions),
            Votes = g.Sum(m => m.Votes),
            Claims = g.Sum(m => m.Claims),
            Entries = g.Sum(m => m.Entries),
            Orders = g.Sum(m => m.Orders),
            Gmv = g.Sum(m => m.Gmv),
            Refunds = g.Sum(m => m.Refunds),
            Discounts = g.Sum(m => m.Discounts),
            Units = g.Sum(m => m.Units),
            Viewers = g.Sum(m => m.NewViewers),
            Active = g.Sum(m => m.NewActive),
            Claimers = g.Sum(m => m.NewClaimers),
        }).FirstOrDefaultAsync(cancel);
        var counted = db.Orders.Where(o => o.Run == run.Value && o.State == "placed" && o.Excluded == null);
        return new(
            currency, sum?.Viewers ?? 0, sum?.Peak ?? 0, sum?.Active ?? 0, sum?.Claimers ?? 0,
            await counted.Where(o => o.Customer != null).Select(o => o.Customer).Distinct().CountAsync(cancel),
            sum?.Orders ?? 0,
            await counted.CountAsync(o => o.Customer == null, cancel),
            await counted.Where(o => o.Customer != null && o.Repeat).Select(o => o.Customer).Distinct().CountAsync(cancel),
            await counted.CountAsync(o => o.Refunded > 0, cancel),
            await db.Orders.CountAsync(o => o.Run == run.Value && o.Excluded != null, cancel),
            new(sum?.Gmv ?? 0, currency), new(sum?.Refunds ?? 0, currency), new(sum?.Discounts ?? 0, currency), sum?.Units ?? 0,
            sum?.Comments ?? 0, sum?.Questions ?? 0, sum?.Votes ?? 0, sum?.Claims ?? 0, sum?.Entries ?? 0);
    }

    /// <summary>The minutes in which something happened, in order.</summary>
    public async Task<IReadOnlyList<MinutePoint>> MinutesAsync(RunId run, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var rows = await db.Minutes.AsNoTracking().Where(m => m.Run == run.Value).OrderBy(m => m.Minute).ToListAsync(cancel);
        return [.. rows.Select(m => new MinutePoint(Rollup.At(m.Minute), m.Watching, m.Comments, m.Votes, m.Claims, m.Entries, m.Orders, m.Gmv, m.Refunds))];
    }

    /// <summary>Sales by product line, the largest first; an order's own discount is not spread over its lines. Rounding to whole minor units makes SQLite's arithmetic exact up to 2^53.</summary>
    public async Task<IReadOnlyList<ProductSales>> ProductsAsync(RunId run, Currency currency, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var scale = currency.Scale;
        var rows = await db.Database.SqlQuery<SalesRow>($"""
            SELECT json_extract(l.value, '$.title') AS "Title", json_extract(l.value, '$.sku') AS "Sku", COUNT(DISTINCT o."Key") AS "Orders", SUM(json_extract(l.value, '$.quantity')) AS "Units",
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
        return await db.Shows.AsNoTracking().Where(s => s.StartedAt < show.StartedAt && s.EndedAt != null).OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(cancel);
    }

    public async Task<ShowRow?> FindAsync(ShowId show, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Shows.AsNoTracking().FirstOrDefaultAsync(s => s.Id == show.Value, cancel);
    }

    /// <summary>A show's orders by the time they were placed, streamed.</summary>
    public async IAsyncEnumerable<OrderRow> OrdersAsync(RunId run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await foreach (var row in db.Orders.AsNoTracking().Where(o => o.Run == run.Value).OrderBy(o => o.PlacedAt).AsAsyncEnumerable().WithCancellation(cancel)) yield return row;
    }

    private sealed record SalesRow(string Title, string? Sku, int Orders, int Units, long Gmv);
}
