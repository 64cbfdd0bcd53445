using System.Diagnostics;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;

namespace HostConsole.Bench;

/// <summary>What the one writer does a second, each call acknowledged after its commit, beside a bare writer in the same run.</summary>
internal static class EngineBench
{
    /// <param name="Processor">Microseconds of processor time a call, of writer and callers together: what other
    /// programs do changes it little.</param>
    private sealed record Run(double PerSecond, double[] Latencies, double Processor)
    {
        public double At(double part) => Figures.Percentile(Latencies, part);
    }

    /// <summary>A show that is on, and one call to it.</summary>
    private delegate Task<Func<ViewerId, Task>> Stage(Venue venue, int calls);

    private static readonly Dictionary<string, Stage> Stages = new()
    {
        ["claims"] = async (venue, calls) =>
        {
            var deal = (await venue.DealAsync(calls)).Deal;
            return viewer => CallAsync(venue, viewer, new ClaimUnit(deal, Id.New<ClaimId>(TimeProvider.System), viewer, 1));
        },
        ["votes"] = async (venue, _) =>
        {
            var poll = Id.New<PollId>(TimeProvider.System);
            await venue.DoAsync(new OpenPoll(poll, "Which glaze?", ["Sea green", "Rust", "Chalk"], false, true, null));
            return viewer => CallAsync(venue, viewer, new CastVote(poll, viewer, 1));
        },
        ["entries"] = async (venue, _) =>
        {
            var giveaway = await venue.GiveawayAsync();
            return viewer => CallAsync(venue, viewer, new GiveawayCommand.EnterGiveaway(giveaway,
                Id.New<EntryId>(TimeProvider.System), viewer, EntryRoute.Button));
        },
        ["messages"] = (venue, _) =>
            Task.FromResult<Func<ViewerId, Task>>(viewer => CallAsync(venue, viewer, new PostMessage(
                Id.New<MessageId>(TimeProvider.System), viewer, "How large is it, and is it fit for the dishwasher?"))),
    };

    public static async Task RunAsync(Options options)
    {
        var runs = options.Number("runs", 5, most: 100);
        var calls = options.Number("calls", 100_000, least: 2_000);
        var stages = options.Text("only") is { } only ? Stages.Where(s => s.Key == only).ToDictionary() : Stages;
        await BareAsync(options, 64, calls / 2); // compiles what is measured
        foreach (var stage in stages.Values) await OnceAsync(options, stage, 64, calls / 2);
        foreach (var callers in options.Number("callers", 0, least: 0, most: 10_000) is > 0 and var asked ? [asked] : (int[])[64, 1_024])
        {
            var bare = stages.ToDictionary(s => s.Key, _ => new List<Run>());
            var ours = stages.ToDictionary(s => s.Key, _ => new List<Run>());
            for (var i = 0; i < runs; i++)
            {
                foreach (var (name, stage) in stages)
                {
                    // Beside each run stands a bare one, so that what else the machine does falls on both.
                    bare[name].Add(await BareAsync(options, callers, calls));
                    ours[name].Add(await OnceAsync(options, stage, callers, calls));
                }
            }

            Console.WriteLine($"\n{callers} callers, {calls:N0} calls a run; medians of {runs} runs");
            Say("bare", [.. bare.Values.SelectMany(b => b)], null);
            foreach (var (name, measured) in ours) Say(name, measured, bare[name]);
        }
    }

    private static void Say(string what, List<Run> runs, List<Run>? bare)
    {
        string Median(double part) => Figures.Ms(Figures.Median(runs.Select(r => r.At(part))));
        var ratio = bare is null ? "" : $"{Figures.Median(runs.Zip(bare, (r, b) => r.PerSecond / b.PerSecond)):0.00} × bare; ";
        Console.WriteLine($"  {what,-9} {Figures.Count(Figures.Median(runs.Select(r => r.PerSecond))),8}/s "
            + $"({Figures.Count(runs.Min(r => r.PerSecond))} to "
            + $"{Figures.Count(runs.Max(r => r.PerSecond))}), {ratio}p50 {Median(0.5)}, p90 {Median(0.9)}, "
            + $"p99 {Median(0.99)}; {Figures.Median(runs.Select(r => r.Processor)):0} µs of processor time each");
    }

    private static async Task<Run> BareAsync(Options options, int callers, int calls)
    {
        var folder = Venue.NewFolder(options);
        try
        {
            await using var writer = new BareWriter(folder, calls);
            var run = await MeasureAsync(callers, calls,
                async _ => Figures.Check(await writer.ClaimAsync(BareWriter.NewRow()), "A claim was not given."));
            Figures.Check(writer.Rows() == run.Latencies.Length, "Rows are missing.");
            return run;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Run> OnceAsync(Options options, Stage stage, int callers, int calls)
    {
        var folder = Venue.NewFolder(options);
        try
        {
            await using var venue = await Venue.OpenAsync(folder);
            var call = await stage(venue, calls);
            var people = await venue.AudienceAsync(calls);
            var run = await MeasureAsync(callers, calls, i => call(people[i]));
            var numbers = (await venue.Writer.AskAsync(new RealViewAt(venue.Show, TimeProvider.System.GetUtcNow())))!.Metrics;
            Figures.Check(numbers.Claims + numbers.Votes + numbers.Entries + numbers.Comments == run.Latencies.Length,
                $"{run.Latencies.Length} calls were answered, and the show counts {numbers}.");
            return run;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="call">Told which call it is, from 0.</param>
    private static async Task<Run> MeasureAsync(int callers, int calls, Func<int, Task> call)
    {
        var each = calls / callers;
        GC.Collect();
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var latencies = (await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var mine = new double[each];
            for (var i = 0; i < each; i++)
            {
                var from = Stopwatch.GetTimestamp();
                await call(i * callers + caller);
                mine[i] = Figures.Since(from);
            }

            return mine;
        })))).SelectMany(l => l).ToArray();
        var perSecond = latencies.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new(perSecond, latencies, (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / latencies.Length);
    }

    private static async Task CallAsync(Venue venue, ViewerId viewer, ShowCommand command)
    {
        var sent = await venue.Writer.SendAsync(new(command, Actor.Viewer(viewer), venue.Show));
        Figures.Check(sent is Done and not { Outcome.Answer: Waitlisted }, $"A call was not taken: {sent}");
    }
}
