using System.Diagnostics;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Bench;

/// <summary>Claims with many senders, which share commits, against the same claims one at a time, each with its own.</summary>
internal static class EngineBench
{
    /// <param name="Processor">Microseconds of processor time a claim, of writer and senders together: what other programs do changes it little.</param>
    private sealed record Run(double PerSecond, double[] Latencies, double Processor);

    public static async Task RunAsync(Options options)
    {
        var (runs, senders) = (options.Number("runs", 5, most: 100), options.Number("senders", 64, most: 1_000));
        var (claims, alone) = (options.Number("claims", 6_400, least: senders), options.Number("alone", 640));
        await OnceAsync(options, senders, claims, busy: false); // compiles what is measured
        await ReportAsync(options, "An empty show", runs, senders, claims, alone, busy: false);
        await ReportAsync(options, "1,000 chat messages and 5 polls present", runs, senders, claims, alone, busy: true);
    }

    private static async Task ReportAsync(Options options, string name, int runs, int senders, int claims, int alone, bool busy)
    {
        var (many, one) = (new List<Run>(), new List<Run>());
        for (var i = 0; i < runs; i++)
        {
            one.Add(await OnceAsync(options, 1, alone, busy));
            many.Add(await OnceAsync(options, senders, claims, busy));
        }

        Console.WriteLine($"\n{name}; medians of {runs} runs");
        Say($"{senders} senders, {claims} claims", many);
        Say($"1 sender, {alone} claims (reference)", one);
        Console.WriteLine($"  ratio: {Figures.Median(many.Zip(one, (m, o) => m.PerSecond / o.PerSecond)):0.0} × the reference's claims/s in the same run");
    }

    private static void Say(string what, List<Run> runs)
    {
        string Median(double part) => Figures.Ms(Figures.Median(runs.Select(r => Figures.Percentile(r.Latencies, part))));
        Console.WriteLine($"  {what}: {Figures.Count(Figures.Median(runs.Select(r => r.PerSecond)))} claims/s (from {Figures.Count(runs.Min(r => r.PerSecond))} to {Figures.Count(runs.Max(r => r.PerSecond))}); durable after p50 {Median(0.5)}, p95 {Median(0.95)}, p99 {Median(0.99)}; {Figures.Median(runs.Select(r => r.Processor)):0} µs of processor time a claim");
    }

    private static async Task<Run> OnceAsync(Options options, int senders, int claims, bool busy)
    {
        var folder = Venue.NewFolder(options);
        try
        {
            await using var venue = await Venue.OpenAsync(folder);
            if (busy) await venue.BusyAsync(1_000, 5);
            var deal = await venue.DealAsync(claims);
            var each = claims / senders;
            var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var latencies = (await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(() => SendAsync(venue, deal.Deal, each))))).SelectMany(l => l).ToArray();
            var perSecond = latencies.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
            var spent = (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / latencies.Length;
            var given = await venue.Writer.ReadAsync(w => w.Find(venue.Show)!.State.Deals.ClaimsOf(deal.Deal).Length);
            Figures.Check(given == each * senders, $"{given} claims were made instead of {each * senders}.");
            return new(perSecond, latencies, spent);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double[]> SendAsync(Venue venue, DealId deal, int claims)
    {
        var latencies = new double[claims];
        for (var i = 0; i < claims; i++)
        {
            var viewer = Id.New<ViewerId>(TimeProvider.System);
            var command = new ClaimUnit(deal, Id.New<ClaimId>(TimeProvider.System), viewer, 1);
            var start = Stopwatch.GetTimestamp();
            var sent = await venue.Writer.SendAsync(new(command, new(ActorKind.Viewer, viewer.ToString()), venue.Show));
            latencies[i] = Figures.Since(start);
            Figures.Check(sent is Done { Outcome.Answer: Claimed }, $"A claim was not given: {sent}");
        }

        return latencies;
    }
}
