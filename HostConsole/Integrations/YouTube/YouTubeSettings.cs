using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace HostConsole.Integrations.YouTube;

/// <param name="Key">An API key of a Google Cloud project with the YouTube Data API; null where none is set.</param>
/// <param name="DailyQuota">Units that may be used a day; Google gives 10,000.</param>
/// <param name="Seconds">Least time between two looks, 2 to 60; YouTube may ask for more.</param>
public sealed record YouTubeAccess(string? Key, int DailyQuota = YouTubeAccess.UsualQuota, int Seconds = 5)
{
    public const int UsualQuota = 10_000, MostQuota = 10_000_000;

    /// <summary>How long a day's quota lasts.</summary>
    public TimeSpan Lasts =>
        TimeSpan.FromSeconds(
            (double)DailyQuota / (YouTubeQuota.MessagesCost / (double)Seconds + YouTubeQuota.VideoCost / 60.0));
}

/// <summary>How YouTube is asked; the key lies sealed and is never shown.</summary>
public sealed class YouTubeSettings(SettingsStore settings, IDataProtectionProvider protection) : IKeepsSecrets
{
    private const string Setting = "youtube";
    private readonly Seal _seal = new(protection, "HostConsole.YouTube.v1");

    private sealed record Kept(string? Sealed, int DailyQuota, int Seconds);

    /// <summary>Called after a change.</summary>
    public event Action? Changed;

    public async Task<YouTubeAccess> GetAsync(CancellationToken cancel = default) =>
        await ReadAsync(cancel) is { } kept
            ? new(_seal.OpenText(kept.Sealed), kept.DailyQuota, kept.Seconds)
            : new((string?)null);

    public async ValueTask<LostSecret?> LostAsync(CancellationToken cancel) => _seal.IsLost((await ReadAsync(cancel))?.Sealed)
        ? new("YouTube API key", "The YouTube chat is not read until you paste the API key again.", "/settings/platforms") : null;

    public async Task SaveAsync(YouTubeAccess access, CancellationToken cancel = default)
    {
        var kept = new Kept(string.IsNullOrEmpty(access.Key) ? null : _seal.Close(access.Key), access.DailyQuota, access.Seconds);
        await settings.WriteAsync(Setting, JsonSerializer.Serialize(kept, Json.Options), cancel);
        Changed?.Invoke();
    }

    private async Task<Kept?> ReadAsync(CancellationToken cancel) =>
        await settings.ReadAsync(Setting, cancel) is { Length: > 0 } json ? JsonSerializer.Deserialize<Kept>(json, Json.Options) : null;
}
