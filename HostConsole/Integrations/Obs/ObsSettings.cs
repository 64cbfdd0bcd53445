using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace HostConsole.Integrations.Obs;

/// <param name="Address">Host and port, such as 127.0.0.1:4455.</param>
public sealed record ObsAddress(string Address, string? Password)
{
    public const string Usual = "127.0.0.1:4455";

    /// <summary>Null where it is no host and port.</summary>
    public Uri? Uri =>
        Uri.TryCreate("ws://" + Address.Trim(), UriKind.Absolute, out var uri) && uri.Host.Length > 0
            && uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.UserInfo.Length == 0
            ? uri.IsDefaultPort ? new UriBuilder(uri) { Port = 4455 }.Uri : uri : null;
}

/// <summary>Where OBS is; the password lies sealed and is never shown.</summary>
public sealed class ObsSettings(SettingsStore settings, IDataProtectionProvider protection) : IKeepsSecrets
{
    private const string Setting = "obs";
    private readonly Seal _seal = new(protection, "HostConsole.Obs.v1");

    private sealed record Kept(string Address, string? Sealed);

    /// <summary>Called after a change, also when it was taken out.</summary>
    public event Action? Changed;

    /// <returns>Null where OBS is not set up.</returns>
    public async Task<ObsAddress?> GetAsync(CancellationToken cancel = default) =>
        await ReadAsync(cancel) is { } kept ? new(kept.Address, _seal.OpenText(kept.Sealed)) : null;

    public async ValueTask<LostSecret?> LostAsync(CancellationToken cancel) => _seal.IsLost((await ReadAsync(cancel))?.Sealed)
        ? new("OBS password", "OBS is not connected until you type its password again.", "/settings#obs") : null;

    /// <param name="obs">Null to forget it.</param>
    public async Task SaveAsync(ObsAddress? obs, CancellationToken cancel = default)
    {
        var kept = obs is null ? null : new Kept(obs.Address.Trim(), string.IsNullOrEmpty(obs.Password) ? null : _seal.Close(obs.Password));
        await settings.WriteAsync(Setting, kept is null ? "" : JsonSerializer.Serialize(kept, Json.Options), cancel);
        Changed?.Invoke();
    }

    private async Task<Kept?> ReadAsync(CancellationToken cancel) =>
        await settings.ReadAsync(Setting, cancel) is { Length: > 0 } json ? JsonSerializer.Deserialize<Kept>(json, Json.Options) : null;
}
