using System.Diagnostics;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Bench;

/// <summary>What a backup of a large store costs those who press a button meanwhile: 64 callers claim with it and without.</summary>
internal static class SnapshotBench
{
    private const int Callers = 64;

    public static async Task RunAsync(Options options)
    {
        var (facts, claims) = (options.Number("facts", 1_000_000), options.Number("claims", 20_000));
        var folder = Venue.NewFolder(options);
        try
        {
            await LongShow.PlayAsync(folder, facts);
            await using var venue = await Venue.OpenAsync(folder, code: "snapshot");
            var deal = await venue.DealAsync(1_000_000);
            await ClaimAsync(venue, deal, () => claims / 4, CancellationToken.None); // warm
            var alone = await ClaimAsync(venue, deal, () => claims, CancellationToken.None);

            var copy = Path.Combine(folder, "copy.db");
            using var over = new CancellationTokenSource();
            var claiming = ClaimAsync(venue, deal, () => int.MaxValue, over.Token);
            var from = Stopwatch.GetTimestamp();
            await Snapshot.TakeAsync(Path.Combine(folder, "hostconsole.db"), copy, cancel: CancellationToken.None);
            var took = Figures.Since(from);
            await over.CancelAsync();
            var during = await claiming;
            Console.WriteLine($"\na store of {new FileInfo(copy).Length / 1e6:N0} MB is copied and checked in {Figures.Ms(took)}");
            Console.WriteLine($"  {Callers} callers without it: {Figures.Latency(alone)}");
            Console.WriteLine($"  {Callers} callers meanwhile:  {Figures.Latency(during)}, slowest {Figures.Ms(during.Max())}");
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double[]> ClaimAsync(Venue venue, LaunchDeal deal, Func<int> most, CancellationToken over)
    {
        var (left, all) = (most(), new System.Collections.Concurrent.ConcurrentBag<double>());
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested && Interlocked.Decrement(ref left) >= 0)
            {
                var from = Stopwatch.GetTimestamp();
                await venue.DoAsync(new ClaimUnit(deal.Deal, Id.New<ClaimId>(TimeProvider.System),
                    Id.New<ViewerId>(TimeProvider.System), 1, null));
                all.Add(Figures.Since(from));
            }
        }, CancellationToken.None)));
        return [.. all];
    }
}
