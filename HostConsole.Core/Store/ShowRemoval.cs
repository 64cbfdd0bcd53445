using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>
/// Takes away what is left of shows that were removed: first the personal data of those who took part in no other show, then their
/// facts, their rehearsals and their minutes, at last their rows. The ledger's facts and the orders stay: they are the books.
/// Goes on where it was cut off.
/// </summary>
public sealed class ShowRemoval(IDbContextFactory<HostDb> store, IFactLog log, WriteGate gate, People people)
{
    /// <summary>Finishes every removal that is not finished.</summary>
    public async Task FinishAsync(CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        foreach (var show in await db.Shows.IgnoreQueryFilters().Where(s => s.Removed).Select(s => s.Id).ToListAsync(cancel))
            await FinishAsync(db, show, cancel);
    }

    /// <summary>Those of whom a show alone knows: erased with it.</summary>
    public async Task<IReadOnlyCollection<Guid>> OnlyInAsync(ShowId show, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await OnlyInAsync(db, show.Value, cancel);
    }

    private async Task FinishAsync(HostDb db, Guid show, CancellationToken cancel)
    {
        await people.EraseAsync(await OnlyInAsync(db, show, cancel), cancel);
        var rehearsals = log.ReadRun(new(show), 0).Select(f => f.Fact).OfType<LifecycleFact.RehearsalStarted>()
            .Select(f => f.Rehearsal.Value).ToList();
        foreach (var run in rehearsals.Append(show)) await EraseFactsAsync(db, run, cancel);
        using var pass = await gate.EnterAsync(cancel);
        foreach (var run in rehearsals.Append(show)) await people.Keepsakes.EraseAsync(db, k => k.Run == run, cancel);
        await db.Minutes.Where(m => m.Run == show).ExecuteDeleteAsync(cancel);
        await db.Shows.IgnoreQueryFilters().Where(s => s.Id == show).ExecuteDeleteAsync(cancel);
    }

    // A stretch of the log at a time, so that a show that is on isn't kept waiting.
    private async Task EraseFactsAsync(HostDb db, Guid run, CancellationToken cancel)
    {
        foreach (var span in await db.Spans.AsNoTracking().Where(s => s.Stream == run).OrderBy(s => s.From).ToListAsync(cancel))
        {
            using var pass = await gate.EnterAsync(cancel);
            await db.Facts.Where(f => f.Seq >= span.From && f.Seq <= span.To && f.Run == run && !f.House
                && f.Name != nameof(LifecycleFact.ShowRemoved)).ExecuteDeleteAsync(cancel);
        }
    }

    private static async Task<IReadOnlyCollection<Guid>> OnlyInAsync(HostDb db, Guid show, CancellationToken cancel)
    {
        HashSet<Guid> here = [];
        await foreach (var viewer in Joined(db.Facts.Where(f => f.Run == show), cancel)) here.Add(viewer);
        here.UnionWith(await db.Orders.Where(o => o.Run == show && o.Customer != null).Select(o => o.Customer!.Value).ToListAsync(cancel));
        if (here.Count == 0) return here;
        await foreach (var viewer in Joined(db.Facts.Where(f => f.Run != show), cancel)) here.Remove(viewer);
        here.ExceptWith(await db.Orders.Where(o => o.Run != show && o.Customer != null).Select(o => o.Customer!.Value).ToListAsync(cancel));

        // Who is erased goes with all that is known under the same e-mail address: one who has another id elsewhere stays.
        var addressed = await db.People.AsNoTracking().Where(p => p.Email != null && p.Email != "")
            .Select(p => new { p.Id, p.Email }).ToListAsync(cancel);
        var elsewhere = addressed.Where(p => !here.Contains(p.Id)).Select(p => p.Email!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        here.ExceptWith(addressed.Where(p => elsewhere.Contains(p.Email!)).Select(p => p.Id));
        return here;
    }

    private static async IAsyncEnumerable<Guid> Joined(IQueryable<FactRow> facts,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = facts.AsNoTracking().Where(f => f.Name == nameof(AudienceFact.ViewerJoined)).Select(f => new { f.Version, f.Data });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            yield return ((AudienceFact.ViewerJoined)FactCatalogue.Read(nameof(AudienceFact.ViewerJoined), row.Version, row.Data)).Viewer.Value;
    }
}
