using System.Text.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>
/// Makes the numbers of shows anew that an older version has added up otherwise: their minutes, and what stands of them
/// in the picture of a show that has ended. Each show is one transaction, so that it goes on where it was cut off.
/// </summary>
internal static class RollupRebuild
{
    public static void Run(HostDb db, IFactLog log)
    {
        foreach (var show in db.Shows.Where(s => s.RollupVersion < Rollup.Version).ToList())
        {
            var run = RunId.Of(new ShowId(show.Id));
            using var transaction = db.Database.BeginTransaction();
            if (Fold(log, run) is { } metrics)
            {
                db.Minutes.Where(m => m.Run == show.Id).ExecuteDelete();
                db.Minutes.AddRange(metrics.Minutes().Select(m => MinuteRow.Of(run, m.Minute, m.Totals)));
                show.View = show.View is { } picture ? Corrected(picture, metrics) : null;
            }

            show.RollupVersion = Rollup.Version;
            db.SaveChanges();
            transaction.Commit();
            db.ChangeTracker.Clear();
        }
    }

    // A show with a fact that can't be read is off line, and keeps the numbers that it has.
    private static RunMetrics? Fold(IFactLog log, RunId run)
    {
        try
        {
            return PastNumbers.Fold(log, run, DateTimeOffset.MaxValue)?.Metrics;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Corrected(string picture, RunMetrics metrics)
    {
        var view = JsonSerializer.Deserialize<ShowView>(picture, Json.Options)!;
        var now = metrics.View(view.EndedAt ?? DateTimeOffset.UnixEpoch);
        view = view with
        {
            Metrics = view.Metrics with
            {
                Viewers = now.Viewers,
                Chatters = now.Chatters,
                SeenBuyers = now.SeenBuyers,
                UnseenBuyers = now.UnseenBuyers,
            }
        };
        return JsonSerializer.Serialize(
            view.With(AudienceMechanic.Instance, view.Audience with { Viewers = now.Viewers }), Json.Options);
    }
}
