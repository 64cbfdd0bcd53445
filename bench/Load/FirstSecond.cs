using System.Diagnostics;
using System.Globalization;

namespace HostConsole.Bench.Load;

/// <summary>
/// An app that has just started: how long until it is ready, how many join in its first two seconds, and a rush.
/// Several builds by turns.
/// </summary>
internal static class FirstSecond
{
    private const int FirstJoins = 1_000;
    private static readonly TimeSpan Joining = TimeSpan.FromSeconds(2);
    private static readonly string[] What =
    [
        "ready after, ms", "processor until then, ms", $"processor of the first {FirstJoins} joins, ms", "joins of the first two seconds",
        "tap p50, ms", "tap p99, ms", "tap, processor of the server, ms",
    ];

    /// <summary>Says medians of each build, and their ratio to the first one's.</summary>
    public static async Task RunAsync(Options options)
    {
        var (runs, tap) = (options.Number("runs", 5, most: 50), options.Number("tap", 1, least: 0, most: 1) == 1);
        var apps = options.App.Split(';');
        var found = apps.Select(_ => new List<double[]>()).ToArray();
        for (var run = 0; run < runs; run++)
            for (var i = 0; i < apps.Length; i++)
            {
                // Which comes first changes, so that none always has the machine as the same other one left it.
                var turn = (run + i) % apps.Length;
                found[turn].Add([.. await StartsAsync(options.With("app", apps[turn])),
                    .. tap ? await TapAsync(options.With("app", apps[turn])) : []]);
            }

        Console.WriteLine($"\nMedians of {runs} starts each, by turns; in brackets the least and the most, and the "
            + "ratio to the first build's");
        for (var app = 0; app < apps.Length; app++)
        {
            Console.WriteLine(apps[app]);
            for (var i = 0; i < found[app][0].Length; i++)
            {
                var (median, first) = (Figures.Median(found[app].Select(f => f[i])), Figures.Median(found[0].Select(f => f[i])));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {What[i]}: {median:0} "
                    + $"({found[app].Min(f => f[i]):0} to {found[app].Max(f => f[i]):0}; {median / first:0.00})"));
            }
        }
    }

    private static async Task<double[]> StartsAsync(Options options)
    {
        using var show = await LoadShow.StartAsync(options);
        var (app, lines, joined, from) = (show.App, show.NewLines(32), 0, Stopwatch.GetTimestamp());
        var (before, first) = (app.ProcessorTime, new TaskCompletionSource<TimeSpan>());
        await Task.WhenAll(lines.Select(line => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(from) < Joining || joined < FirstJoins)
            {
                Figures.Check(await line.PostAsync($"/s/{show.Code}/join", "-", "{}") == 200, $"A join was refused: {line.Body}");
                if (Interlocked.Increment(ref joined) == FirstJoins) first.SetResult(app.ProcessorTime - before);
            }
        })));
        foreach (var line in lines) line.Dispose();
        return [app.ReadyMs, app.ReadyProcessor.TotalMilliseconds, (await first.Task).TotalMilliseconds, joined];
    }

    // Of another start, since the rush follows its own 25,000 joins.
    private static async Task<double[]> TapAsync(Options options)
    {
        var driven = await Events.TapAsync(options);
        return [driven.At(0.5), driven.At(0.99), driven.Server.TotalMilliseconds];
    }
}
