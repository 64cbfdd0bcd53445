using System.Text;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using Microsoft.AspNetCore.DataProtection;

namespace HostConsole.Integrations.YouTube;

/// <param name="Key">An API key of a Google Cloud project with the YouTube Data API; null where none is set.</param>
/// <param name="DailyQuota">Units that may be used a day; Google gives 10,000.</param>
/// <param name="Seconds">Least time between two looks, 2 to 60; YouTube may ask for more.</param>
public sealed record YouTubeAccess(string? Key, int DailyQuota = YouTubeAccess.UsualQuota, int Seconds = 5)
{
    public const int UsualQuota = 10_000, MostQuota = 10_000_000;

    /// <summary>How long a day's quota lasts.</summary>
    public TimeSpan Lasts => TimeSpan.FromSeconds((double)DailyQuota / (YouTubeQuota.MessagesCost / (double)Seconds + YouTubeQuota.VideoCost / 60.0));
}

/// <summary>How YouTube is asked; the key lies sealed and is never shown.</summary>
public sealed class YouTubeSettings(SettingsStore settings, IDataProtectionProvider protection)
{
    private const string Setting = "youtube";
    private readonly IDataProtector _seal = protection.CreateProtector("HostConsole.YouTube.v1");

    private sealed record Kept(string? Sealed, int DailyQuota, int Seconds);

    /// <summary>Called after a change.</summary>
    public event Action? Changed;

    public async Task<YouTubeAccess> GetAsync(CancellationToken cancel = default) =>
        await settings.ReadAsync(Setting, cancel) is { Length: > 0 } json && JsonSerializer.Deserialize<Kept>(json, Json.Options) is { } kept
            ? new(Opened(kept.Sealed), kept.DailyQuota, kept.Seconds)
            : new((string?)null);

    public async Task SaveAsync(YouTubeAccess access, CancellationToken cancel = default)
    {
        var kept = new Kept(string.IsNullOrEmpty(access.Key) ? null : Convert.ToBase64String(_seal.Protect(Encoding.UTF8.GetBytes(access.Key))), access.DailyQuota, access.Seconds);
        await settings.WriteAsync(Setting, JsonSerializer.Serialize(kept, Json.Options), cancel);
        Changed?.Invoke();
    }

    // Sealed with keys that are gone, as after a restore without them: as if none were set, so that a new one can be pasted.
    private string? Opened(string? closed)
    {
        try { return closed is null ? null : Encoding.UTF8.GetString(_seal.Unprotect(Convert.FromBase64String(closed))); }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }
}
