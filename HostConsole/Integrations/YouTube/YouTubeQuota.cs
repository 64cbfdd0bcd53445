using System.Globalization;
using System.Text.Json;
using HostConsole.Chat.Platforms;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Integrations.YouTube;

/// <summary>
/// What was used of the day's quota (https://developers.google.com/youtube/v3/determine_quota_cost): counted before each call, kept
/// over restarts, begun anew at midnight in California. Used by one show's chat or several at once.
/// </summary>
public sealed class YouTubeQuota(SettingsStore settings, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// Units of videos.list, and of liveChatMessages.list, which Google's table doesn't name and its console counts as
    /// five.
    /// </summary>
    public const int VideoCost = 1, MessagesCost = 5, SearchCost = 100;
    private const string Setting = "youtube-quota";
    private const int KeptEvery = 100;
    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");
    private readonly SemaphoreSlim _gate = new(1);
    private Use? _use;
    private int _kept;

    private sealed record Use(DateOnly Day, int Used);

    /// <summary>When the quota begins anew.</summary>
    public DateTimeOffset Renewal
    {
        get
        {
            var midnight = Today.AddDays(1).ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(midnight, Pacific.GetUtcOffset(midnight)).ToUniversalTime();
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Pacific).DateTime);

    /// <summary>Units used today.</summary>
    public async Task<int> UsedAsync(CancellationToken cancel = default)
    {
        await _gate.WaitAsync(cancel);
        try { return (await NowAsync(cancel)).Used; }
        finally { _gate.Release(); }
    }

    /// <summary>Counts a call.</summary>
    /// <returns>Units used today, this call's among them.</returns>
    /// <exception cref="ChatLinkException">The day's quota doesn't hold it.</exception>
    public async Task<int> SpendAsync(int units, YouTubeAccess access, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            var now = await NowAsync(cancel);
            if (now.Used + units > access.DailyQuota) throw UsedUp(access);
            await SetAsync(now with { Used = now.Used + units }, cancel);
            return _use!.Used;
        }
        finally { _gate.Release(); }
    }

    /// <summary>Google itself says that nothing is left, whatever was counted here.</summary>
    public async Task<ChatLinkException> ExhaustedAsync(YouTubeAccess access, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            await SetAsync(new(Today, access.DailyQuota), cancel);
            return UsedUp(access);
        }
        finally { _gate.Release(); }
    }

    private ChatLinkException UsedUp(YouTubeAccess access) => new(
        $"Today's YouTube quota of {access.DailyQuota.ToString("N0", CultureInfo.InvariantCulture)} units is used up. "
            + "It begins anew at midnight in California; until then its chat isn't read. Look less often, or ask "
            + "Google for more quota.",
        forAMoment: true, Renewal - clock.GetUtcNow());

    private async Task<Use> NowAsync(CancellationToken cancel)
    {
        _use ??= await settings.ReadAsync(Setting, cancel) is { Length: > 0 } json
            ? JsonSerializer.Deserialize<Use>(json, Json.Options)
            : null;
        if (_use?.Day != Today) (_use, _kept) = (new(Today, 0), 0);
        return _use;
    }

    // A crash forgets a hundred units at most.
    private async Task SetAsync(Use use, CancellationToken cancel)
    {
        _use = use;
        if (use.Used / KeptEvery == _kept) return;
        _kept = use.Used / KeptEvery;
        await settings.WriteAsync(Setting, JsonSerializer.Serialize(use, Json.Options), cancel);
    }

    public void Dispose() => _gate.Dispose();
}
