using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Orders;

/// <summary>An import that still owns orders of a show.</summary>
/// <param name="Orders">Refunds that stand alone among them.</param>
public sealed record ImportItem(Guid Import, string Source, DateTimeOffset At, int Orders);

/// <summary>What became of an import; <paramref name="Orders"/> were taken out or moved.</summary>
/// <param name="Problem">Why it was broken off; asking again goes on from there.</param>
public sealed record ImportDone(int Orders, Outcome.Rejected? Problem = null);

/// <summary>
/// The imports whose orders are still only theirs: taken back, they are gone from every number; moved, they count for another show.
/// An order that the shop itself has told of since then is the shop's, and stays.
/// </summary>
public sealed class OrderImports(LiveShows shows, IDbContextFactory<HostDb> store)
{
    private const int AtOnce = 200;
    private const int LongestSource = 40;

    /// <summary>A shop's name as orders carry it; null where none is given.</summary>
    public static string? SourceOf(string? source) => string.IsNullOrWhiteSpace(source) ? null : source.Trim().ToLowerInvariant();

    /// <returns>What to do about a name that can't be used; null where it can.</returns>
    public static string? WrongSource(string? source) => SourceOf(source) is not { } name ? null
        : name.Length > LongestSource ? $"Keep the shop's name to {LongestSource} characters."
        : name.Any(c => c == ':' || char.IsControl(c)) ? "A shop's name has no colon." : null;

    /// <summary>The imports of a show, the newest first.</summary>
    public async Task<IReadOnlyList<ImportItem>> ListAsync(RunId run, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var rows = await db.Orders.AsNoTracking().Where(o => o.Run == run.Value && o.Import != null).GroupBy(o => o.Import!.Value)
            .Select(g => new { Import = g.Key, Key = g.Min(o => o.Key), Count = g.Count() }).ToListAsync(cancel);
        return [.. rows.Select(r => new ImportItem(r.Import, r.Key![..r.Key!.IndexOf(':', StringComparison.Ordinal)],
            At(r.Import), r.Count)).OrderByDescending(i => i.At)];
    }

    public Task<ImportDone> TakeBackAsync(Guid import, Actor by, CancellationToken cancel = default) => EachAsync(import, null, by, cancel);

    public Task<ImportDone> MoveAsync(Guid import, ShowId to, Actor by, CancellationToken cancel = default) =>
        EachAsync(import, to, by, cancel);

    // Some hundred at a time: the show's own commands are never kept waiting.
    private async Task<ImportDone> EachAsync(Guid import, ShowId? to, Actor by, CancellationToken cancel)
    {
        var keys = await shows.AskAsync(new ImportedOrders(import), cancel);
        if (keys.IsEmpty)
            return new(0, (Outcome.Rejected)Outcome.Reject("nothing-imported", "This import has no orders: it was "
                + "taken back already, or the shop itself has told of all of them.") with
            {
                Kind = RejectionKind.NotFound
            });
        var done = 0;
        foreach (var some in keys.Chunk(AtOnce))
        {
            var sent = await shows.SendAsync(
                new Submission(new WithdrawOrders(import, some, Move: to is not null), by, to, Real: true), cancel);
            switch (sent)
            {
                case Done ok: done += ok.Outcome.Facts.OfType<OrderFact.OrderWithdrawn>().Count(); break;
                case Refused refused: return new(done, refused.Rejection);
                case Unavailable unavailable: return new(done, new(RejectionKind.Conflict, "read-only", unavailable.Reason));
                default: throw new System.Diagnostics.UnreachableException();
            }
        }

        return new(done);
    }

    // An import's id is a version-7 GUID, which begins with its time.
    private static DateTimeOffset At(Guid import) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(import.ToString("N")[..12], 16));
}
