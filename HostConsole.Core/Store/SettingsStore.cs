using System.Text.Json;
using HostConsole.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>What the whole instance is set to. Secrets stand apart, sealed.</summary>
/// <param name="CheckoutTemplate">The shop's cart address with {variant}, {quantity}, {code} and {claim}; null where
/// viewers quote their claim's number. {sku} stands for a shop that links by SKU.</param>
/// <param name="LocalShop">The shop that the template names is on this machine or in this network, on purpose.</param>
/// <param name="Currency">What the catalogue is imported in where the file doesn't say.</param>
/// <param name="Accent">The brand's colour as #rrggbb.</param>
/// <param name="ClaimTemplates">How a claim is written in the chat of a new show; null or none where chat claims nothing.</param>
/// <param name="Bots">Accounts of platforms that never take part, by name; null for those that many channels have.</param>
public sealed record HostSettings(
    string Brand = "", string? Accent = null, string Currency = "USD", string Culture = "en-US",
    string TimeZone = "UTC", string? CheckoutTemplate = null, IReadOnlyList<string>? BlockedWords = null,
    IReadOnlyList<string>? ClaimTemplates = null, bool LocalShop = false, IReadOnlyList<string>? Bots = null, string? PublicUrl = null);

/// <summary>Settings by name, from memory; written through the gate.</summary>
public sealed class SettingsStore(IDbContextFactory<HostDb> store, WriteGate gate)
{
    private const string Host = "host";
    private HostSettings? _host;

    /// <summary>Called after the settings changed.</summary>
    public event Action? Changed;

    /// <summary>As last read or saved; null where nobody asked yet.</summary>
    public HostSettings? Known => Volatile.Read(ref _host);

    public async Task<HostSettings> GetAsync(CancellationToken cancel = default)
    {
        if (Volatile.Read(ref _host) is { } known) return known;
        var json = await ReadAsync(Host, cancel);
        var settings = json is null ? new() : JsonSerializer.Deserialize<HostSettings>(json, Json.Options)!;
        Volatile.Write(ref _host, settings);
        return settings;
    }

    public async Task SaveAsync(HostSettings settings, CancellationToken cancel = default)
    {
        await WriteAsync(Host, JsonSerializer.Serialize(settings, Json.Options), cancel);
        Volatile.Write(ref _host, settings);
        Changed?.Invoke();
    }

    /// <summary>A raw value; secrets are sealed by the caller before they come here.</summary>
    public async Task<string?> ReadAsync(string name, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Settings.Where(s => s.Name == name).Select(s => s.Value).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The values of all names that begin so.</summary>
    public async Task<IReadOnlyList<string>> ReadAllAsync(string prefix, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Settings.Where(s => s.Name.StartsWith(prefix)).Select(s => s.Value).ToListAsync(cancel);
    }

    public async Task WriteAsync(string name, string value, CancellationToken cancel = default)
    {
        using var pass = await gate.EnterAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Settings.FindAsync([name], cancel) is { } row) row.Value = value;
        else db.Settings.Add(new() { Name = name, Value = value });
        await db.SaveChangesAsync(cancel);
    }
}
