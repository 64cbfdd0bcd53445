using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Orders;

/// <summary>A show minute by minute. What was ordered before it began or after it ended stands beside the series.</summary>
/// <param name="Points">One a step, from the start to the end, empty ones included.</param>
public sealed record Timeline(
    Currency Currency, bool Rehearsal, int StepMinutes, DateTimeOffset? Start, DateTimeOffset? End,
    IReadOnlyList<(DateTimeOffset At, MinuteTotals Totals)> Points, MinuteTotals Before, MinuteTotals After)
{
    public object Answer() => new
    {
        step = StepMinutes * 60,
        Start,
        End,
        Currency,
        Rehearsal,
        series = Points.Select(p => new
        {
            p.At,
            viewers = p.Totals.Watching,
            p.Totals.Comments,
            p.Totals.Votes,
            p.Totals.Claims,
            p.Totals.Entries,
            p.Totals.Orders,
            gmv = new Money(p.Totals.Gmv, Currency),
            refunds = new Money(p.Totals.Refunds, Currency),
        }),
        before = Outside(Before),
        after = Outside(After),
    };

    private object Outside(MinuteTotals t) => new { t.Orders, gmv = new Money(t.Gmv, Currency), refunds = new Money(t.Refunds, Currency) };
}

/// <summary>Reads timelines from the per-minute rows; a rehearsal's, which has none of its orders, from memory.</summary>
public sealed class Timelines(LiveShows shows, IDbContextFactory<HostDb> store)
{
    public const int MostPoints = 20_000;

    private sealed record Spot(
        RunId Run, bool Rehearsal, Currency Currency, DateTimeOffset? Start, DateTimeOffset? End,
        IReadOnlyList<(long, MinuteTotals)>? Minutes);

    private sealed record SpotOf : IShowQuery<Spot>
    {
        public Spot Answer(Run run) => new(run.Id, run.IsRehearsal, run.State.Lifecycle.Settings.Currency, run.State.Lifecycle.StartedAt,
            run.State.Lifecycle.EndedAt, run.IsRehearsal ? run.Metrics.Minutes() : null);
    }

    /// <returns>Null where there is no such show.</returns>
    public async Task<Timeline?> ReadAsync(ShowId show, int stepMinutes, DateTimeOffset now, CancellationToken cancel = default)
    {
        if (await shows.AskAsync(show, new SpotOf(), cancel) is not { } spot) return null;
        var minutes = spot.Minutes ?? await RowsAsync(spot.Run, cancel);
        var (before, after, steps) = (new MinuteTotals(), new MinuteTotals(), new SortedDictionary<long, MinuteTotals>());
        var start = Rollup.Minute(spot.Start ?? DateTimeOffset.MaxValue);
        var end = Rollup.Minute(spot.End ?? now);
        for (var at = start; at <= end && steps.Count <= MostPoints; at += stepMinutes) steps[at] = new();
        foreach (var (minute, totals) in minutes)
        {
            if (minute < start) before.Add(totals);
            else if (minute > end) after.Add(totals);
            else if (steps.TryGetValue(start + (minute - start) / stepMinutes * stepMinutes, out var step)) step.Add(totals);
        }

        return new(spot.Currency, spot.Rehearsal, stepMinutes, spot.Start, spot.End,
            [.. steps.Select(s => (Rollup.At(s.Key), s.Value))], before, after);
    }

    private async Task<IReadOnlyList<(long, MinuteTotals)>> RowsAsync(RunId run, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var rows = await db.Minutes.AsNoTracking().Where(m => m.Run == run.Value).ToListAsync(cancel);
        return [.. rows.Select(m => (m.Minute, (MinuteTotals)m))];
    }
}
