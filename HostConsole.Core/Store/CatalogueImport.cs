using System.Collections.Immutable;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>What an import came to, counted in products; of a stock file, in variants.</summary>
public sealed record ProductImport(
    string Format, int Created, int Updated, int Unchanged, LineRejections Rejected, IReadOnlyList<string> Notes);

/// <param name="Stopped">Why it ended before the last product; what was imported until then is whole. Null where it
/// went to the end.</param>
public sealed record ImportRun(ProductImport Import, string? Stopped);

public readonly record struct ImportProgress(int Done, int Total);

/// <summary>Who changes the catalogue takes turns: a product is read, counted and written without another change between.</summary>
public sealed class CatalogueTurn : IDisposable
{
    private readonly WriteGate _gate = new();
    public Task<IDisposable> EnterAsync(CancellationToken cancel = default) => _gate.EnterAsync(cancel);
    public void Dispose() => _gate.Dispose();
}

/// <summary>
/// Writes a shop's product file into the catalogue, product by product: first the stock counts through the writer, then the
/// rows in one transaction, so that no product is ever half imported. A product that is not in the file stays as it is.
/// </summary>
public sealed class CatalogueImport(
    IDbContextFactory<HostDb> store, WriteGate gate, CatalogueTurn turns, CatalogueMemory memory, ShowWriter writer,
    LongWork work, TimeProvider clock)
{
    public const string Cancelled = "The import was cancelled. The products before are imported whole; import the file again to go on.";

    private enum End { Created, Updated, Unchanged, Refused, Stopped }

    /// <param name="file">A file that was recognised: its <see cref="ProductCsvResult.Format"/> is not null.</param>
    /// <param name="cancel">Ends the import after the product that is being written.</param>
    public async Task<ImportRun> RunAsync(ProductCsvResult file, Actor by, IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file.Format);
        using var job = work.Begin("Import of products");
        var counts = new int[Enum.GetValues<End>().Length];
        var refused = new List<LineRejection>();
        var planned = await writer.AskAsync(new PlannedVariants(), cancel);
        string? stopped = null;
        var steps = file.Products.Cast<object>().Concat(file.Counts);
        var total = file.Products.Count + file.Counts.Count;
        foreach (var (index, step) in steps.Index())
        {
            if (cancel.IsCancellationRequested) stopped = Cancelled;
            if (stopped is not null) break;
            var (line, (end, reason)) = step switch
            {
                ParsedProduct product => (product.Line, await OneAsync(product, by, planned)),
                ParsedCount count => (count.Line, await CountAsync(count, by)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            counts[(int)end]++;
            if (end == End.Refused) refused.Add(new(line, reason!));
            if (end == End.Stopped) stopped = reason;
            job.Report(new(index + 1, total));
            progress?.Report(new(index + 1, total));
        }

        return new(new(file.Format, counts[(int)End.Created], counts[(int)End.Updated], counts[(int)End.Unchanged],
            file.Rejections.With(refused), file.Notes),
            stopped);
    }

    // Begun, a product is written to its end: no token in here.
    private async Task<(End End, string? Reason)> OneAsync(ParsedProduct product, Actor by, HashSet<VariantId> planned)
    {
        using var turn = await turns.EnterAsync();
        await using var db = await store.CreateDbContextAsync();
        var row = await db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Handle == product.Handle);
        var isNew = row is null;
        if (row is null) db.Products.Add(row = new() { Id = Id.New<ProductId>(clock).Value, Handle = product.Handle });

        var known = row.Variants.Select(v => v.Id).ToHashSet();
        var pairs = ProductMerge.Apply(row, product, clock);
        ImmutableArray<VariantId> variants = [.. row.Variants.Select(v => new VariantId(v.Id))];
        var levels = await writer.AskAsync(new StockOf(variants));
        var pool = new ProductId(row.Id);
        var pools = await writer.AskAsync(new PoolsOf(variants));
        var apart = variants.Where(v => !pools.TryGetValue(v, out var its) || its != pool).ToHashSet();
        var matched = pairs.Select(p => p.Row).ToHashSet();
        foreach (var gone in row.Variants.Where(v => !matched.Contains(v)).OrderBy(v => v.Position).ToList())
        {
            // A variant that the file no longer has is not for sale any more. Facts hold the title and price it had, so the row
            // can go; it stays, behind the others, while a deal holds its units or the plan of a coming show needs it.
            if (levels[new(gone.Id)].Held == 0 && !planned.Contains(new(gone.Id))) db.Variants.Remove(gone);
            else gone.Position = matched.Count;
        }

        var commands = new List<StockCommand>();
        foreach (var (variant, parsed) in pairs.Where(p => !p.Parsed.Shared))
        {
            // What the shop counts and the file doesn't tell is none until somebody counts it: never without limit.
            if ((parsed.Stock ?? (parsed.Uncounted && !known.Contains(variant.Id) ? 0 : null)) is not { } stock) continue;
            var level = levels[new(variant.Id)];
            if (level.Counted != stock || level.Sold != 0 || level.Shared)
                commands.Add(new CountStock(new(variant.Id), stock, Apart: true));
        }

        var shared = pairs.Where(p => p.Parsed.Shared).ToList();
        if (shared.Any(p => apart.Contains(new(p.Row.Id)) || levels[new(p.Row.Id)] is var l
            && (l.Counted != p.Parsed.Stock || l.Sold != 0)))
            commands.Add(new ShareStock(pool, [.. shared.Select(p => new VariantId(p.Row.Id))], shared[0].Parsed.Stock));
        var sent = await Task.WhenAll(commands.Select(c => writer.SendAsync(new(c, by))));
        if (sent.OfType<Unavailable>().FirstOrDefault() is { } off) return (End.Stopped, off.Reason);
        if (sent.OfType<Refused>().FirstOrDefault() is { } refused) return (End.Refused, refused.Rejection.Reason);

        if (db.ChangeTracker.HasChanges())
        {
            var now = clock.GetUtcNow();
            row.UpdatedAt = now.UtcTicks;
            try
            {
                using var pass = await gate.EnterAsync();
                await memory.SaveAsync(db, now);
            }
            catch (DbUpdateException e) when (e.InnerException is SqliteException sqlite)
            {
                return (End.Stopped, $"The store can't be written: {sqlite.Message}");
            }
        }
        else if (commands.Count == 0)
        {
            return (End.Unchanged, null);
        }

        return (isNew ? End.Created : End.Updated, null);
    }

    // A count of what the catalogue has already, from a stock file.
    private async Task<(End End, string? Reason)> CountAsync(ParsedCount count, Actor by)
    {
        using var turn = await turns.EnterAsync();
        await using var db = await store.CreateDbContextAsync();
        var (sku, written) = (count.Sku, "'" + count.Sku);
        var named = sku is null
            ? db.Variants.Where(v => v.Product.Handle == count.Handle && v.Title == count.Option)
            : db.Variants.Where(v => v.Sku == sku || v.Sku == written);
        var found = await named.AsNoTracking().Select(v => new { v.Id, v.Product.Handle, v.Title }).ToListAsync();
        // A SKU that stands twice: the product and the option tell which is meant.
        if (found.Count > 1 && count.Handle.Length > 0)
            found = [.. found.Where(
                f => f.Handle == count.Handle && (count.Option.Length == 0 || f.Title == count.Option))];
        var name = AmountText.Quote(sku ?? $"{count.Handle} {count.Option}".Trim());
        if (found.Count == 0)
            return (End.Refused,
                $"The catalogue has no {(sku is null ? "variant" : "SKU")} {name}. Import the products first.");
        if (found.Count > 1)
            return (End.Refused,
                $"The catalogue has {found.Count} variants with the SKU {name}. Give each its own SKU in the shop.");
        if (count.Units is not { } units) return (End.Unchanged, null);
        return await writer.SendAsync(new(new CountStock(new(found[0].Id), units), by)) switch
        {
            Unavailable off => (End.Stopped, off.Reason),
            Refused refused => (End.Refused, refused.Rejection.Reason),
            Done { Outcome.Facts.Count: 0 } => (End.Unchanged, null),
            _ => (End.Updated, null),
        };
    }
}
