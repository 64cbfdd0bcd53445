using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Accounts;

/// <summary>One sign-in at the console. A cookie whose session has ended opens nothing, wherever it was copied to.</summary>
public sealed class Session
{
    public Guid Id { get; init; }
    public Guid Account { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The absolute end, however much it is used.</summary>
    public DateTimeOffset EndsAt { get; init; }
}

/// <summary>Who is signed in. A session ends at its sign-out, with all of its account, or by its time.</summary>
public sealed class Sessions(IDbContextFactory<AccountsDb> accounts, TimeProvider clock) : IDisposable
{
    /// <summary>The claim with a session's id.</summary>
    public const string Claim = "session";

    /// <summary>How long a session lasts on a device that is to stay signed in, and on another one.</summary>
    public static readonly TimeSpan Stays = TimeSpan.FromDays(30), Passes = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<Guid, Open> _open = new();

    private sealed record Open(Guid Account, DateTimeOffset EndsAt, CancellationTokenSource End);

    public static Guid? Of(ClaimsPrincipal? person) => Guid.TryParse(person?.FindFirst(Claim)?.Value, out var id) ? id : null;

    public async Task<Guid> BeginAsync(Guid account, bool stays)
    {
        var now = clock.GetUtcNow();
        var session = new Session { Id = Guid.NewGuid(), Account = account, CreatedAt = now, EndsAt = now + (stays ? Stays : Passes) };
        await using var db = await accounts.CreateDbContextAsync();
        await db.Sessions.Where(s => s.EndsAt < now).ExecuteDeleteAsync();
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        Know(session);
        return session.Id;
    }

    public async ValueTask<bool> IsOpenAsync(Guid id) => await FindAsync(id) is { } open && clock.GetUtcNow() < open.EndsAt;

    /// <summary>Cancelled when the session ends; cancelled already where it has.</summary>
    public async ValueTask<CancellationToken> EndOfAsync(Guid id) => await FindAsync(id) is { } open ? open.End.Token : new(canceled: true);

    public async Task EndAsync(Guid id)
    {
        await using var db = await accounts.CreateDbContextAsync();
        await db.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync();
        await ForgetAsync(id);
    }

    /// <summary>Ends every session of an account.</summary>
    public async Task EndAllAsync(Guid account)
    {
        await using var db = await accounts.CreateDbContextAsync();
        await db.Sessions.Where(s => s.Account == account).ExecuteDeleteAsync();
        foreach (var (id, open) in _open)
            if (open.Account == account) await ForgetAsync(id);
    }

    private async ValueTask<Open?> FindAsync(Guid id)
    {
        if (_open.TryGetValue(id, out var known)) return known;
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id) is { } session ? Know(session) : null;
    }

    private Open Know(Session session)
    {
        var left = session.EndsAt - clock.GetUtcNow();
        var open = new Open(session.Account, session.EndsAt, new(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock));
        var known = _open.GetOrAdd(session.Id, open);
        if (!ReferenceEquals(known, open)) open.End.Dispose();
        return known;
    }

    // Not disposed: somebody may just be asking for its token.
    private async Task ForgetAsync(Guid id)
    {
        if (_open.TryRemove(id, out var open)) await open.End.CancelAsync();
    }

    public void Dispose()
    {
        foreach (var open in _open.Values) open.End.Dispose();
    }
}
