using System.Globalization;

namespace HostConsole.Bench.Load;

/// <summary>
/// A blitz by the clock, and an audience that reloads the page within the second around its opening; beside it the same audience
/// reloading while nothing changes. What all of them see is drawn once: a page then costs the server as much in both.
/// </summary>
internal static class StormLoad
{
    public static async Task RunAsync(Options options)
    {
        var (phones, runs) = (options.Number("phones", 10_000, least: 100, most: 50_000), options.Number("runs", 3, most: 10));
        using var show = await LoadShow.StartAsync(options);
        var tokens = await show.JoinAsync(phones);
        var lines = show.NewLines(options.Number("connections", 256, most: 1_024));
        var pages = new string[phones];
        async Task<Driven> ReloadAsync(Func<int, double> dueAt)
        {
            var before = show.App.ProcessorTime;
            var driven = await Drive.OpenAsync(lines, phones, dueAt, async (line, i) =>
            {
                var status = await line.PageAsync($"/s/{show.Code}", tokens[i]);
                Figures.Check(status == 200, $"A page was answered with {status}.");
                pages[i] = Deals(line.Body);
            });
            return driven with { Server = show.App.ProcessorTime - before };
        }

        Console.WriteLine($"\n{Figures.Count(phones)} phones reload within a second, over {lines.Length} connections");
        await ReloadAsync(_ => 0); // in which the app still compiles
        List<(Driven Quiet, Driven Storm)> rounds = [];
        for (var run = 0; run < runs; run++)
        {
            var quiet = await ReloadAsync(i => i / (double)phones);
            var opens = NextMinute();
            var blitz = await show.BlitzAsync(opens);
            await Task.Delay(opens - TimeSpan.FromSeconds(0.5) - DateTimeOffset.UtcNow);
            var storm = await ReloadAsync(i => i / (double)phones);
            var had = pages.Count(page => page.Contains("id=\"deal-", StringComparison.Ordinal));
            await ReloadAsync(_ => 0);
            Figures.Check(pages.Distinct().Count() == 1 && pages[0].Contains("id=\"deal-", StringComparison.Ordinal),
                "The deal that the blitz opened isn't the same on all pages.");
            rounds.Add((quiet, storm));
            Console.WriteLine($"  reloads around the opening: {storm.Say()}; {had} of them had the deal, and all after it");
            await show.DoAsync($"blitzes/{blitz}/close", new { });
            await show.DoAsync("stop-everything", new { });
        }

        Say("nothing changes", [.. rounds.Select(r => r.Quiet)], phones);
        Say("the blitz opens", [.. rounds.Select(r => r.Storm)], phones);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  processor time of the opening: {Figures.Median(rounds.Select(r => r.Storm.Server / r.Quiet.Server)):0.00} × of nothing"));
        foreach (var line in lines) line.Dispose();
    }

    private static void Say(string what, List<Driven> rounds, int phones) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {what}: {Figures.Count(Figures.Median(rounds.Select(r => r.PerSecond)))} pages/s; p50 {Figures.Ms(Figures.Median(rounds.Select(r => r.At(0.5))))}, "
        + $"p99 {Figures.Ms(Figures.Median(rounds.Select(r => r.At(0.99))))}; "
        + $"{Figures.Median(rounds.Select(r => r.Server.TotalMilliseconds / phones)):0.00} ms of processor time a page"));

    // A blitz keeps to full minutes; one too near would open while the phones still get ready.
    private static DateTimeOffset NextMinute()
    {
        var from = DateTimeOffset.UtcNow.AddSeconds(5);
        return new DateTimeOffset(from.Ticks - from.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero).AddMinutes(1);
    }

    // What everybody sees of deals.
    private static string Deals(string page)
    {
        var from = page.IndexOf("id=\"deals\"", StringComparison.Ordinal);
        return page[from..page.IndexOf("id=\"polls\"", from, StringComparison.Ordinal)];
    }
}
