using HostConsole.Components;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Shows;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Shell;

/// <summary>A show that is over, in the list of the start page.</summary>
/// <param name="Change">Of its GMV against the show before in the same currency; null where there is none to compare with.</param>
public sealed record LastShow(ShowLine Line, ShowNumbers Numbers, double? Change);

/// <summary>Something of the business that waits for somebody.</summary>
/// <param name="What">"2 late orders".</param>
/// <param name="Where">The show's title, or what else it stands in.</param>
public sealed record Waiting(string What, string Where, string Icon, string Href);

/// <summary>What the last shows brought, and what of them still waits for somebody.</summary>
public sealed class StartBoard(LiveShows shows, IDbContextFactory<HostDb> store, TimeProvider clock)
{
    /// <summary>Shows that are looked at.</summary>
    public const int Few = 5;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    public async Task<(IReadOnlyList<LastShow> Last, IReadOnlyList<Waiting> Waits)> ReadAsync(IReadOnlyList<ShowLine> all,
        CancellationToken cancel = default)
    {
        var (last, waits) = (new List<LastShow>(), new List<Waiting>());
        ShowLine[] ended = [.. all.Where(s => s.Status == ShowStatus.Ended).OrderByDescending(s => s.StartedAt)];
        foreach (var line in all.Where(s => s.IsOn).Concat(ended.Take(Few)))
        {
            if (await shows.RealViewAsync(line.Id, cancel) is not { } view) continue;
            waits.AddRange(Of(view));
            if (line.IsOn) continue;
            var before = ended.SkipWhile(s => s.Id != line.Id).Skip(1).FirstOrDefault(s => s.Settings.Currency == line.Settings.Currency);
            last.Add(new(line, view.Metrics,
                before is { Gmv.Minor: > 0 } ? (double)(line.Gmv.Minor - before.Gmv.Minor) / before.Gmv.Minor : null));
        }

        var since = (clock.GetUtcNow() - Lately).UtcTicks;
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Deliveries.CountAsync(d => d.State == "failed" && d.At >= since, cancel) is > 0 and var failed)
            waits.Add(new($"{failed} {(failed == 1 ? "webhook" : "webhooks")} could not be read", "Shopify, in the last seven days", "link",
                "/settings/shopify"));
        return (last, waits);
    }

    private static IEnumerable<Waiting> Of(ShowView view)
    {
        if (view.LateOrders.Length > 0)
            yield return new(Quantity.Of(view.LateOrders.Length, "late order", view.Culture), view.Settings.Title, "clock",
                $"/shows/{view.Id}/orders");
        foreach (var ui in MechanicUis.Launched)
            if (ui.Launch!.Over(view)?.Needs is { } needs)
                yield return new(needs, view.Settings.Title, ui.Icon, $"/shows/{view.Id}/live");
    }
}
