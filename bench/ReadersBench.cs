using System.Diagnostics;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Streams;
using HostConsole.Viewers;

namespace HostConsole.Bench;

/// <summary>Votes a second while phones open the page, each a read from the writer's state, on disks of different speed.</summary>
internal static class ReadersBench
{
    private const int Voters = 256;
    private static readonly int[] CommitMs = [0, 2, 10], ReadsPerSecond = [0, 200, 1_000];

    private sealed record Run(double Votes, double[] VoteMs, double[] ReadMs);

    public static async Task RunAsync(Options options)
    {
        var (runs, seconds) = (options.Number("runs", 5, most: 100), options.Number("seconds", 2, most: 60));
        await OnceAsync(options, 0, 1_000, seconds); // compiles what is measured
        Console.WriteLine($"{Voters} voters, each with one vote on its way; medians of {runs} runs of {seconds} s");
        foreach (var commit in CommitMs)
        {
            // One run of each rate after the other, so that what else the machine does falls on all of them.
            var measured = ReadsPerSecond.ToDictionary(r => r, _ => new List<Run>());
            for (var i = 0; i < runs; i++)
                foreach (var rate in ReadsPerSecond) measured[rate].Add(await OnceAsync(options, commit, rate, seconds));
            foreach (var rate in ReadsPerSecond) Say(commit, rate, measured[rate], measured[0]);
        }
    }

    private static void Say(int commit, int rate, List<Run> runs, List<Run> alone)
    {
        string Median(Func<Run, double[]> of, double part) => Figures.Ms(Figures.Median(runs.Select(r => Figures.Percentile(of(r), part))));
        var ratio = Figures.Median(runs.Zip(alone, (r, a) => r.Votes / a.Votes));
        var reads = rate == 0 ? "" : $"; reads p50 {Median(r => r.ReadMs, 0.5)}, p99 {Median(r => r.ReadMs, 0.99)}";
        Console.WriteLine($"  commit +{commit,2} ms, {rate,5:N0} reads/s: "
            + $"{Figures.Count(Figures.Median(runs.Select(r => r.Votes))),8} votes/s, {ratio:0.00} × of no readers; " +
            $"p50 {Median(r => r.VoteMs, 0.5)}, p99 {Median(r => r.VoteMs, 0.99)}{reads}");
    }

    private static async Task<Run> OnceAsync(Options options, int commit, int rate, int seconds)
    {
        var folder = Venue.NewFolder(options);
        try
        {
            await using var venue = await Venue.OpenAsync(folder, commit: TimeSpan.FromMilliseconds(commit));
            var poll = Id.New<PollId>(TimeProvider.System);
            await venue.DoAsync(new OpenPoll(poll, "Which glaze?", ["Sea green", "Rust", "Chalk"], false, true, null));
            var people = await venue.AudienceAsync(Voters);
            GC.Collect();
            var end = Stopwatch.GetTimestamp() + seconds * Stopwatch.Frequency;
            var reading = Task.Run(() => ReadAsync(venue, people, rate, end));
            var votes =
                (await Task.WhenAll(people.Select(viewer => Task.Run(() => VoteAsync(venue, poll, viewer, end)))))
                    .SelectMany(l => l).ToArray();
            return new(votes.Length / (double)seconds, votes, await reading);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<double>> VoteAsync(Venue venue, PollId poll, ViewerId viewer, long end)
    {
        List<double> took = [];
        for (var option = 0; Stopwatch.GetTimestamp() < end; option = (option + 1) % 3)
        {
            var from = Stopwatch.GetTimestamp();
            Figures.Check(await venue.Writer.SendAsync(
                new(new CastVote(poll, viewer, option), Actor.Viewer(viewer), venue.Show)) is Done,
                "A vote was not taken.");
            took.Add(Figures.Since(from));
        }

        return took;
    }

    /// <summary>As many a second, whether the ones before are answered or not: what a phone reads when it opens the page.</summary>
    private static async Task<double[]> ReadAsync(Venue venue, ViewerId[] people, int rate, long end)
    {
        if (rate == 0) return [];
        List<Task<double>> reads = [];
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetTimestamp() < end)
        {
            for (var due = (int)(Stopwatch.GetElapsedTime(begin).TotalSeconds * rate); reads.Count < due;)
                reads.Add(OneAsync(venue, people[reads.Count % people.Length]));
            await Task.Delay(1);
        }

        return await Task.WhenAll(reads);
    }

    private static async Task<double> OneAsync(Venue venue, ViewerId viewer)
    {
        var from = Stopwatch.GetTimestamp();
        await venue.Writer.AskAsync(new InShow<MeView>(venue.Show, new OwnOf(viewer, TimeProvider.System.GetUtcNow())));
        return Figures.Since(from);
    }
}
