using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Rehearsal;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Shows;

/// <summary>A show in a list, with what it sold once it began.</summary>
public sealed record ShowLine(
    ShowId Id, string Code, ShowSettings Settings, ShowStatus Status, DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, int Orders, Money Gmv, bool Archived = false)
{
    public bool IsOn => Status is ShowStatus.Live or ShowStatus.Paused or ShowStatus.Rehearsing;
    public bool IsAhead => Status is ShowStatus.Draft or ShowStatus.Scheduled;

    /// <summary>As it was made, and nobody's own.</summary>
    public bool IsSample => SampleShow.Is(Settings, StartedAt);

    /// <summary>The page that one wants of it: Live, Review or Plan.</summary>
    public string MainPage => IsOn ? "Live" : Status == ShowStatus.Ended ? "Review" : "Plan";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Settings.TimeZone);
    public DateTimeOffset? StartsAt => Settings.LocalStart is { } local ? new DateTimeOffset(local, Zone.GetUtcOffset(local)) : null;
}

/// <summary>Lists of shows, read from the index and the rollups; nothing is folded for it.</summary>
public sealed class ShowList(IDbContextFactory<HostDb> store)
{
    /// <summary>All shows, archived ones too: what is on first, then what comes next, then the newest.</summary>
    public async Task<IReadOnlyList<ShowLine>> ReadAsync(CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var rows = await db.Shows.AsNoTracking()
            .Select(s => new { s.Id, s.Code, s.Settings, s.Status, s.CreatedAt, s.StartedAt, s.EndedAt, s.Archived }).ToListAsync(cancel);
        var sold = await db.Minutes.AsNoTracking().GroupBy(m => m.Run)
            .Select(g => new { Run = g.Key, Orders = g.Sum(m => m.Orders), Gmv = g.Sum(m => m.Gmv) }).ToDictionaryAsync(g => g.Run, cancel);
        var lines = rows.Select(r =>
        {
            var settings = JsonSerializer.Deserialize<ShowSettings>(r.Settings, Json.Options)!;
            var sum = sold.GetValueOrDefault(r.Id);
            return new ShowLine(new(r.Id), r.Code, settings, (ShowStatus)r.Status, At(r.CreatedAt)!.Value,
                At(r.StartedAt), At(r.EndedAt), sum?.Orders ?? 0, new(sum?.Gmv ?? 0, settings.Currency), r.Archived);
        });
        return [.. lines.OrderBy(Rank).ThenBy(s =>
            s.Status == ShowStatus.Scheduled ? s.StartsAt!.Value.UtcTicks : -(s.StartedAt ?? s.CreatedAt).UtcTicks)];
    }

    private static int Rank(ShowLine s) => s.IsOn ? 0 : s.Status == ShowStatus.Scheduled ? 1 : s.Status == ShowStatus.Draft ? 2 : 3;

    private static DateTimeOffset? At(long? ticks) => ticks is { } t ? new DateTimeOffset(t, TimeSpan.Zero) : null;
}
