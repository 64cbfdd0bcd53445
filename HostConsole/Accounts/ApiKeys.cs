using System.Security.Claims;
using System.Security.Cryptography;
using HostConsole.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Accounts;

/// <summary>Makes, lists, revokes and recognises API keys.</summary>
public sealed class ApiKeys(IDbContextFactory<AccountsDb> accounts, TimeProvider clock, IConfiguration settings, ILogger<ApiKeys> log)
{
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);
    private volatile IReadOnlyList<Known>? known;

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken stop = default)
    {
        await using var db = await accounts.CreateDbContextAsync(stop);
        return await db.ApiKeys.AsNoTracking().Where(key => key.RevokedAt == null).OrderBy(key => key.CreatedAt).ToListAsync(stop);
    }

    /// <summary>Makes a key. Its secret is in the answer and nowhere else.</summary>
    public async Task<AccountResult<string>> MakeAsync(ClaimsPrincipal by, string name,
        IReadOnlyCollection<string> scopes, CancellationToken stop = default)
    {
        if (!by.May(Permission.ManageApiKeys)) return "Only a host can make API keys.";
        name = Text.Clean(name);
        if (name.Length is 0 or > ApiKey.LongestName)
            return $"Give the key a name of 1 to {ApiKey.LongestName} characters, such as the tool that uses it.";
        if (scopes.Count == 0) return "Choose at least one scope: a key without any could do nothing.";
        if (scopes.FirstOrDefault(scope => !ApiScope.All.Contains(scope)) is { } unknown) return $"There is no scope “{unknown}”.";
        await using var db = await accounts.CreateDbContextAsync(stop);
        if (await db.ApiKeys.AnyAsync(key => key.RevokedAt == null && key.Name == name, stop))
            return $"There is a key named “{name}” already. Choose another name, or revoke that one first.";
        var secret = ApiKey.NewSecret();
        db.ApiKeys.Add(new ApiKey
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = name,
            Hash = ApiKey.HashOf(secret),
            Beginning = secret[..7],
            Scopes = string.Join(' ', ApiScope.All.Where(scopes.Contains)),
            MadeBy = by.Identity?.Name ?? "",
            CreatedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(stop);
        known = null;
        log.LogInformation("{Account} made the API key {Name}", by.Identity?.Name, name);
        return AccountResult.With(secret);
    }

    public async Task<AccountResult> RevokeAsync(ClaimsPrincipal by, Guid id, CancellationToken stop = default)
    {
        if (!by.May(Permission.ManageApiKeys)) return "Only a host can revoke API keys.";
        var now = clock.GetUtcNow();
        await using var db = await accounts.CreateDbContextAsync(stop);
        var revoked = await db.ApiKeys.Where(key => key.Id == id && key.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, now), stop);
        known = null;
        if (revoked == 0) return "This key was revoked already.";
        log.LogInformation("{Account} revoked the API key {Id}", by.Identity?.Name, id);
        return AccountResult.Well;
    }

    /// <summary>Who a secret stands for; null for nobody. The comparison takes the same time whatever is wrong.</summary>
    internal async Task<(string Id, string Name, IReadOnlyList<string> Scopes)?> RecogniseAsync(string secret, CancellationToken stop)
    {
        var hash = ApiKey.HashOf(secret);
        var configured = settings["HostConsole:ApiKey"];
        if (!string.IsNullOrEmpty(configured) && CryptographicOperations.FixedTimeEquals(ApiKey.HashOf(configured), hash))
            return ("configured", "configuration", ApiScope.All);
        Known? found = null;
        foreach (var key in known ?? await LoadAsync(stop))
            if (CryptographicOperations.FixedTimeEquals(key.Hash, hash)) found = key;
        if (found is null) return null;
        await NoteUseAsync(found, stop);
        return (found.Id.ToString("D"), found.Name, found.Scopes);
    }

    private async Task<IReadOnlyList<Known>> LoadAsync(CancellationToken stop)
    {
        var keys = await ListAsync(stop);
        return known = [.. keys.Select(key => new Known(key.Id, key.Name, key.Hash, key.ScopeList, key.LastUsedAt))];
    }

    /// <summary>At most one write a minute and key.</summary>
    private async Task NoteUseAsync(Known key, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (now - key.LastUsedAt < UsedEvery) return;
        key.LastUsedAt = now;
        await using var db = await accounts.CreateDbContextAsync(stop);
        await db.ApiKeys.Where(row => row.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), stop);
    }

    private sealed class Known(Guid id, string name, byte[] hash, IReadOnlyList<string> scopes, DateTimeOffset? lastUsedAt)
    {
        public Guid Id { get; } = id;
        public string Name { get; } = name;
        public byte[] Hash { get; } = hash;
        public IReadOnlyList<string> Scopes { get; } = scopes;
        public DateTimeOffset? LastUsedAt { get; set; } = lastUsedAt;
    }
}
