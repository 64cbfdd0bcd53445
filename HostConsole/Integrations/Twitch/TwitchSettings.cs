using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace HostConsole.Integrations.Twitch;

/// <param name="Channel">Whose chat is read, where a show doesn't say otherwise; in lower case, null for none.</param>
/// <param name="Login">The account that writes announcements; null where none does.</param>
public sealed record TwitchAccount(string? Channel, string? Login = null, string? Token = null)
{
    /// <summary>Null where nothing can be written.</summary>
    public TwitchLogin? Writer => Login is { Length: > 0 } login && Token is { Length: > 0 } token ? new(login, token) : null;
}

/// <summary>Whose Twitch chat is read and who writes there; the token lies sealed and is never shown.</summary>
public sealed class TwitchSettings(SettingsStore settings, IDataProtectionProvider protection) : IKeepsSecrets
{
    private const string Setting = "twitch";
    private readonly Seal _seal = new(protection, "HostConsole.Twitch.v1");

    private sealed record Kept(string? Channel, string? Login, string? Sealed);

    /// <summary>Called after a change.</summary>
    public event Action? Changed;

    public async Task<TwitchAccount> GetAsync(CancellationToken cancel = default) =>
        await ReadAsync(cancel) is { } kept
            ? new(kept.Channel, kept.Login, _seal.OpenText(kept.Sealed))
            : new(null);

    public async ValueTask<LostSecret?> LostAsync(CancellationToken cancel) => _seal.IsLost((await ReadAsync(cancel))?.Sealed)
        ? new("Twitch token", "Nothing is announced on Twitch until you paste the token again. Reading goes on.",
            "/settings/platforms")
        : null;

    public async Task SaveAsync(TwitchAccount account, CancellationToken cancel = default)
    {
        var kept = new Kept(account.Channel, account.Login, string.IsNullOrEmpty(account.Token) ? null : _seal.Close(account.Token));
        await settings.WriteAsync(Setting, JsonSerializer.Serialize(kept, Json.Options), cancel);
        Changed?.Invoke();
    }

    private async Task<Kept?> ReadAsync(CancellationToken cancel) =>
        await settings.ReadAsync(Setting, cancel) is { Length: > 0 } json ? JsonSerializer.Deserialize<Kept>(json, Json.Options) : null;
}
