using System.Collections.Concurrent;
using System.Linq.Expressions;
using HostConsole.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>What is kept of what somebody sent, without the photo itself.</summary>
/// <param name="Key">Of the photo's address; null where there is no photo.</param>
/// <param name="IsPublic">Whether the photo is served to whoever knows its address.</param>
public sealed record KeptWords(Guid Id, string Words, string? Key, bool IsPublic);

/// <summary>What people sent to be shown, for the screens: words from memory, some hundred bytes each; photos from the store.</summary>
public sealed class Keepsakes(IDbContextFactory<HostDb> store)
{
    private readonly ConcurrentDictionary<Guid, KeptWords> _kept = new();
    private readonly ConcurrentDictionary<string, Guid> _byKey = new();

    /// <summary>Null where it was erased.</summary>
    public KeptWords? Find(Guid id) => _kept.GetValueOrDefault(id);

    internal async Task LoadAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await foreach (var k in db.Keepsakes.AsNoTracking().Select(k => new KeptWords(k.Id, k.Words, k.Key, k.Public)).AsAsyncEnumerable()
            .WithCancellation(cancel))
            Hold(k);
    }

    internal void Remember(IReadOnlyList<LoggedFact> facts)
    {
        foreach (var fact in facts.Select(f => (IKept)f.Fact))
        {
            if (fact.Keepsake is { } k) Hold(new(k.Id, k.Words, k.Key, fact.As == KeptAs.Public));
            else if (fact.As == KeptAs.Erased) Forget(fact.Kept);
            else if (Find(fact.Kept) is { } kept) Hold(kept with { IsPublic = fact.As == KeptAs.Public });
        }
    }

    private void Hold(KeptWords kept)
    {
        _kept[kept.Id] = kept;
        if (kept.Key is { } key) _byKey[key] = kept.Id;
    }

    private void Forget(Guid id)
    {
        if (_kept.TryRemove(id, out var gone) && gone.Key is { } key) _byKey.TryRemove(key, out _);
    }

    /// <summary>A photo by its address, if it may be seen; null otherwise.</summary>
    public Task<byte[]?> PublicPhotoAsync(string key, CancellationToken cancel = default) =>
        _byKey.TryGetValue(key, out var id) && Find(id) is { IsPublic: true } ? PhotoAsync(id, cancel) : Task.FromResult<byte[]?>(null);

    /// <summary>A photo for those who look at what was sent; null where there is none any more.</summary>
    public async Task<byte[]?> PhotoAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Keepsakes.Where(k => k.Id == id).Select(k => k.Photo).FirstOrDefaultAsync(cancel);
    }

    /// <summary>In which runs something of these people is kept.</summary>
    public async Task<IReadOnlyList<(Guid Person, Guid Run)>> WhereAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var kept = await db.Keepsakes.Where(k => people.Contains(k.Person)).Select(k => new { k.Person, k.Run }).Distinct().ToListAsync(cancel);
        return [.. kept.Select(k => (k.Person, k.Run))];
    }

    /// <summary>Erases some of it; called within the gate.</summary>
    internal async Task EraseAsync(HostDb db, Expression<Func<KeepsakeRow, bool>> which, CancellationToken cancel)
    {
        var ids = await db.Keepsakes.Where(which).Select(k => k.Id).ToListAsync(cancel);
        if (ids.Count == 0) return;
        await db.Keepsakes.Where(which).ExecuteDeleteAsync(cancel);
        foreach (var id in ids) Forget(id);
    }
}
