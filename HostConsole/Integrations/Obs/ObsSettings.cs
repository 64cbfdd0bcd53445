using System.Net;
using System.Net.Sockets;
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

    private const string Scheme = "ws://", WithPassword = "obsws://";
    private const int UsualPort = 4455;

    /// <summary>Null where it is no host and port.</summary>
    public Uri? Uri => UriOf(Address.Trim());

    /// <summary>
    /// Reads an address as people paste it: host and port, a host alone, ws://host:port, or what OBS's own QR code holds,
    /// obsws://host:port/password.
    /// </summary>
    /// <param name="password">The password that was typed beside it; one in the address stands over it.</param>
    /// <returns>Host and port, with the password apart; null where there is none in it.</returns>
    public static ObsAddress? Read(string? typed, string? password)
    {
        var text = (typed ?? "").Trim();
        if (text.StartsWith(WithPassword, StringComparison.OrdinalIgnoreCase))
        {
            text = text[WithPassword.Length..];
            if (text.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash)
            {
                if (slash + 1 < text.Length) password = Uri.UnescapeDataString(text[(slash + 1)..]);
                text = text[..slash];
            }
        }
        else if (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) text = text[Scheme.Length..];

        return UriOf(text) is { } uri ? new($"{uri.Host}:{uri.Port}", password) : null;
    }

    private static Uri? UriOf(string text)
    {
        // An IPv6 address has to stand in brackets, which people leave away.
        if (!text.StartsWith('[') && IPAddress.TryParse(text, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6)
            text = $"[{text}]";
        if (!Uri.TryCreate(Scheme + text, UriKind.Absolute, out var uri) || uri.Host.Length == 0
            || uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            return null;
        return uri.IsDefaultPort && !text.TrimEnd('/').EndsWith(":80", StringComparison.Ordinal)
            ? new UriBuilder(uri) { Port = UsualPort }.Uri : uri;
    }
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
        ? new("OBS password", "OBS is not connected until you type its password again.", "/settings/obs") : null;

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
