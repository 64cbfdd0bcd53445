using System.Collections.Concurrent;
using HostConsole.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>Names of people for the screens, from memory; e-mails and contacts are read when somebody who may asks.</summary>
public sealed class People(IDbContextFactory<HostDb> store, WriteGate gate)
{
    private readonly ConcurrentDictionary<Guid, string> _names = new();
    private readonly ConcurrentDictionary<Guid, bool> _onStream = new();

    /// <summary>What people sent to be shown, which goes with the rest of their data.</summary>
    public Keepsakes Keepsakes { get; } = new(store);

    /// <summary>The name that a viewer gave, or "Guest" with four digits of the id.</summary>
    public string NameOf(ViewerId viewer) =>
        _names.TryGetValue(viewer.Value, out var name)
            ? name
            : $"Guest {viewer.Value.ToString("N")[^4..].ToUpperInvariant()}";

    /// <summary>Whether the viewer gave a name.</summary>
    public bool HasName(ViewerId viewer) => _names.ContainsKey(viewer.Value);

    /// <summary>The name of a viewer who gave one and agreed to be named on the stream; null otherwise.</summary>
    public string? NameOnStream(ViewerId viewer) =>
        _onStream.GetValueOrDefault(viewer.Value) && _names.TryGetValue(viewer.Value, out var name) ? name : null;

    internal void Load(IEnumerable<PersonRow> people)
    {
        foreach (var p in people) Remember(p.Id, p.Name, p.OnStream);
    }

    internal void Remember(IEnumerable<PersonalData> people)
    {
        foreach (var p in people) Remember(p.Person, p.Name, p.OnStream);
    }

    private void Remember(Guid person, string? name, bool? onStream)
    {
        if (name is not null) _names[person] = name;
        if (onStream is { } agreed) _onStream[person] = agreed;
    }

    public async Task LoadAsync(CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        Load(await db.People.AsNoTracking().Where(p => p.Name != null || p.OnStream != null).ToListAsync(cancel));
        await Keepsakes.LoadAsync(cancel);
    }

    /// <summary>All that is known of a person; null where nothing is.</summary>
    public async Task<PersonRow?> FindAsync(Guid person, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == person, cancel);
    }

    /// <summary>People whose id, or whose whole e-mail address, is this, or whose name or e-mail holds it; 20 at most.</summary>
    public async Task<IReadOnlyList<PersonRow>> SearchAsync(string text, CancellationToken cancel = default)
    {
        text = Text.Clean(text);
        if (text.Length == 0) return [];
        await using var db = await store.CreateDbContextAsync(cancel);
        if (Guid.TryParse(text, out var id)) return await db.People.AsNoTracking().Where(p => p.Id == id).ToListAsync(cancel);
        var like = Holds(text);
        return await db.People.AsNoTracking().Where(p => EF.Functions.Like(p.Email!, like, "\\") || EF.Functions.Like(p.Name!, like, "\\"))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(20).ToListAsync(cancel);
    }

    /// <summary>A page of all who are known, by name; those without one come last.</summary>
    /// <param name="text">A whole id, or a part of a name, an e-mail address or a contact; blank for everybody.</param>
    /// <param name="page">From 1; the last one where there are fewer.</param>
    public async Task<PageOf<KnownPerson>> PageAsync(string text, int page, int size, bool descending = false, CancellationToken cancel = default)
    {
        text = Text.Clean(text);
        await using var db = await store.CreateDbContextAsync(cancel);
        var found = db.People.AsNoTracking();
        if (Guid.TryParse(text, out var id)) found = found.Where(p => p.Id == id);
        else if (text.Length > 0)
        {
            var like = Holds(text);
            found = found.Where(p => EF.Functions.Like(p.Email!, like, "\\") || EF.Functions.Like(p.Name!, like, "\\")
                || EF.Functions.Like(p.Contact!, like, "\\"));
        }

        var total = await found.CountAsync(cancel);
        page = Paging.Nearest(page, total, size);
        var first = found.OrderBy(p => p.Name == null);
        var sorted = descending ? first.ThenByDescending(p => p.Name) : first.ThenBy(p => p.Name);
        return new(await sorted.ThenBy(p => p.Id).Skip((page - 1) * size).Take(size)
            .Select(p => new KnownPerson(p.Id, p.Name, p.Email, p.Contact)).ToListAsync(cancel), total, page);
    }

    /// <summary>
    /// Erases a person's data, and what is kept under the same e-mail address by another id; the facts keep the bare
    /// ids.
    /// </summary>
    public Task EraseAsync(Guid person, CancellationToken cancel = default) => EraseAsync([person], cancel);

    /// <summary>Erases the data of many, a few hundred at a time so that the log's writer is not kept waiting.</summary>
    public async Task EraseAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel = default)
    {
        foreach (var chunk in people.Chunk(200))
        {
            using var pass = await gate.EnterAsync(cancel);
            await using var db = await store.CreateDbContextAsync(cancel);
            var emails = await db.People.Where(p => chunk.Contains(p.Id) && p.Email != null && p.Email != "")
                .Select(p => p.Email!).ToListAsync(cancel);
            foreach (var mail in emails) await EraseBodiesAsync(db, mail, cancel);
            var all = chunk.Union(await db.People.Where(p => emails.Contains(EF.Functions.Collate(p.Email!, "NOCASE")))
                .Select(p => p.Id).ToListAsync(cancel)).ToList();
            await db.People.Where(p => all.Contains(p.Id)).ExecuteDeleteAsync(cancel);
            await Keepsakes.EraseAsync(db, k => all.Contains(k.Person), cancel);
            foreach (var person in all)
            {
                _names.TryRemove(person, out _);
                _onStream.TryRemove(person, out _);
            }
        }
    }

    // What a shop sent and could not be booked is kept to be looked at, with all that stands in it.
    private static Task<int> EraseBodiesAsync(HostDb db, string mail, CancellationToken cancel)
    {
        var like = Holds(mail);
        return db.Deliveries.Where(d => d.State != "received" && d.Body != "" && EF.Functions.Like(d.Body, like, "\\"))
            .ExecuteUpdateAsync(set => set
            .SetProperty(d => d.Body, "").SetProperty(d => d.State, "failed")
            .SetProperty(d => d.Note, "Its content was erased with a person's data."),
            cancel);
    }

    // For LIKE, which tells no case.
    private static string Holds(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
