using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;

namespace HostConsole.DailyWord;

/// <summary>The daily word at this moment: which day it is in the brand's time zone, and what stands in the ledger.</summary>
public sealed class WordGame(LiveShows shows, SettingsStore settings, TimeProvider clock)
{
    /// <summary>The brand's time zone, in which a day begins and ends.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancel = default) =>
        TimeZoneInfo.TryFindSystemTimeZoneById((await settings.GetAsync(cancel)).TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public async Task<DateOnly> TodayAsync(CancellationToken cancel = default) => WallClock.Today(clock.GetUtcNow(), await ZoneAsync(cancel));

    /// <summary>When the next word comes.</summary>
    public async Task<DateTimeOffset> NextAsync(CancellationToken cancel = default) => WallClock.NextDay(clock.GetUtcNow(), await ZoneAsync(cancel));

    /// <param name="viewer">Null for somebody who has never played.</param>
    public async Task<WordView> ViewAsync(ViewerId? viewer, CancellationToken cancel = default) =>
        await shows.AskAsync(new WordOf(viewer, await TodayAsync(cancel)), cancel);

    public async Task<WordGameView> NowAsync(CancellationToken cancel = default) =>
        await shows.AskAsync(new WordGameNow(await TodayAsync(cancel)), cancel);

    /// <summary>What was promised for a day and opens it; null where nobody played, or it is long over.</summary>
    public async Task<WordRecord?> RecordAsync(DateOnly day, CancellationToken cancel = default) =>
        await shows.AskAsync(new WordRecordOf(day, await TodayAsync(cancel)), cancel);

    /// <summary>The command that lists words, with its chance.</summary>
    public async Task<SetWords> ListAsync(IReadOnlyList<WordEntry> words, bool keep, CancellationToken cancel = default) =>
        new(Id.New<WordListId>(clock), words, keep, await TodayAsync(cancel), RandomText.NewSeed(), RandomText.NewSeed());
}
