using System.Diagnostics;
using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Bench;

/// <summary>A long show in the log: how fast it is read at a start, what it weighs, and how soon its review has its numbers.</summary>
internal static class ReplayBench
{
    public static async Task RunAsync(Options options)
    {
        var (runs, facts) = (options.Number("runs", 5, most: 20), options.Number("facts", 1_000_000, least: 10_000));
        var folder = Venue.NewFolder(options);
        try
        {
            var start = Stopwatch.GetTimestamp();
            var played = await LongShow.PlayAsync(folder, facts);
            Console.WriteLine($"\nA show of {played.Facts:N0} facts ({played.Viewers:N0} viewers, {played.Votes:N0} "
                + $"votes, {played.Comments:N0} messages, {played.Claims:N0} claims, {played.Orders:N0} orders)");
            Console.WriteLine($"  written through the writer in {Figures.Since(start) / 1000:0.0} s");
            Console.WriteLine($"  on disk: {new FileInfo(Database(folder)).Length / 1e6:0} MB, "
                + $"{new FileInfo(Database(folder)).Length / played.Facts} bytes a fact with its indexes and rollups");
            var scans = Enumerable.Range(0, runs).Select(_ => Scan(folder)).ToArray();
            var replays = Enumerable.Range(0, runs).Select(_ => Replay(folder, played)).ToArray();
            Console.WriteLine($"  replay with the show in memory: {Figures.Count(Figures.Median(replays))} "
                + $"facts/s, {played.Facts / Figures.Median(replays):0.0} s");
            Console.WriteLine($"  reference, the same rows read and not folded: {Figures.Count(Figures.Median(scans))} "
                + $"rows/s; ratio {Figures.Median(replays.Zip(scans, (r, s) => r / s)):0.00}");
            await OpenAsync(folder, played, runs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The verb of the child process: opens the review once, cold, and says how long each read took.</summary>
    public static async Task ReviewAsync(string folder, ShowId show)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddStore(Database(folder)).AddSingleton<LiveShows>();
        await using var provider = services.BuildServiceProvider();
        var shows = provider.GetRequiredService<LiveShows>();
        await shows.AskAsync(new Ping()); // the start itself is measured by itself
        var reviews = provider.GetRequiredService<ReviewStore>();
        var run = RunId.Of(show);
        var start = Stopwatch.GetTimestamp();
        async Task<T> Timed<T>(string name, Task<T> work)
        {
            var from = Stopwatch.GetTimestamp();
            var result = await work;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {Figures.Since(from)}"));
            return result;
        }

        // As the page does it, one after the other.
        var view = await Timed("picture", Task.Run(() => shows.RealViewAsync(show)))
            ?? throw new InvalidOperationException("There is no picture of the show.");
        await Timed("minutes", Task.Run(() => reviews.MinutesAsync(run)));
        await Timed("products", Task.Run(() => reviews.ProductsAsync(run, view.Currency)));
        var row = await Timed("row", Task.Run(() => reviews.FindAsync(show)));
        await Timed("before", Task.Run(() => reviews.PreviousAsync(row!)));
        var totals = await Timed("totals", Task.Run(() => reviews.TotalsAsync(run, view.Currency)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all {Figures.Since(start)}"));
        Console.WriteLine($"= {totals.Viewers} {totals.Votes} {totals.Comments} {totals.Claims} {totals.Orders}");
    }

    private static async Task OpenAsync(string folder, LongShow.Played played, int runs)
    {
        var times = new Dictionary<string, List<double>>();
        var starts = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            foreach (var (name, took) in await ReviewInProcessAsync(folder, played))
                (times.TryGetValue(name, out var all) ? all : times[name] = []).Add(took);
            using var app = await AppProcess.StartAsync(folder);
            starts.Add(app.StartMs);
        }

        Console.WriteLine($"  the review after a cold start, all its reads: {Figures.Ms(Figures.Median(times["all"]))} "
            + $"(slowest of {runs}: {Figures.Ms(times["all"].Max())})");
        Console.WriteLine($"    of these: "
            + $"{string.Join(", ", times.Where(t => t.Key != "all").Select(t => $"{t.Key} {Figures.Ms(Figures.Median(t.Value))}"))}");
        Console.WriteLine($"  the app starts, the show long over, in {Figures.Ms(Figures.Median(starts))}");
        Figures.Check(Figures.Median(times["all"]) < 1_000, "The review took a second or more.");
        if (HostConsole.Tests.Browsing.Chromium.Path is null) Console.WriteLine("  no browser was found: the review is not painted");
        else await ReviewPaint.RunAsync(folder, played.Show, runs);
    }

    private static async Task<List<(string Name, double Took)>> ReviewInProcessAsync(string folder, LongShow.Played played)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(ReplayBench).Assembly.Location, "review", folder, played.Show.ToString()])
        {
            RedirectStandardOutput = true
        })!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Figures.Check(process.ExitCode == 0 && lines.Length > 0, "The review could not be read.");
        var expected = $"= {played.Viewers} {played.Votes} {played.Comments} {played.Claims} {played.Orders}";
        Figures.Check(lines[^1].Trim() == expected, $"The review counts {lines[^1]}, played were {expected}.");
        return [.. lines[..^1].Select(l => l.Split(' ')).Select(p => (p[0], double.Parse(p[1], CultureInfo.InvariantCulture)))];
    }

    private static double Replay(string folder, LongShow.Played played)
    {
        using var provider = new ServiceCollection().AddSingleton(TimeProvider.System).AddStore(Database(folder)).BuildServiceProvider();
        var log = provider.GetRequiredService<IFactLog>();
        var start = Stopwatch.GetTimestamp();
        var world = World.Load(log, played.EndedAt);
        var perSecond = played.Facts / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var seq = world.Find(played.Show)?.Seq;
        Figures.Check(seq == played.Facts && world.Find(played.Show)!.OffLine is null, $"The replay came to fact {seq} of {played.Facts}.");
        return perSecond;
    }

    private static double Scan(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Database(folder)};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Seq\", \"Run\", \"House\", \"At\", \"By\", \"Name\", \"Version\", \"Data\" "
            + "FROM \"Facts\" ORDER BY \"Seq\"";
        var (start, rows, characters) = (Stopwatch.GetTimestamp(), 0L, 0L);
        using var row = command.ExecuteReader();
        while (row.Read()) (rows, characters) = (rows + 1, characters + row.GetString(7).Length);
        Figures.Check(characters > rows, "The log is empty.");
        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Database(string folder) => Path.Combine(folder, "hostconsole.db");
}
