using System.Diagnostics;
using System.Security.Cryptography;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using GiveawayBook = HostConsole.Core.Giveaways.GiveawayState;

namespace HostConsole.Bench;

/// <summary>Closing a giveaway of many entries, and the draw from them, by the rules that the writer runs.</summary>
internal static class DrawBench
{
    public static Task RunAsync(Options options)
    {
        var (runs, entries, winners) = (options.Number("runs", 7, most: 100), options.Number("entries", 1_000_000),
            options.Number("winners", 10, most: 100));
        Once(Math.Min(entries, 10_000), winners); // compiles what is measured
        var measured = Enumerable.Range(0, runs).Select(_ => Once(entries, winners)).ToArray();
        string Median(Func<(double Close, double Draw, double Hash), double> of) => Figures.Ms(Figures.Median(measured.Select(of)));
        Console.WriteLine($"\n{winners} winners among {entries:N0} entries; medians of {runs} runs");
        Console.WriteLine($"  the draw: {Median(m => m.Draw)}");
        Console.WriteLine(
            $"  closing, with the digest of all entries: {Median(m => m.Close)}; reference, SHA-256 of as many "
                + $"bytes: {Median(m => m.Hash)}; ratio {Figures.Median(measured.Select(m => m.Close / m.Hash)):0.0}");
        return Task.CompletedTask;
    }

    private static (double Close, double Draw, double Hash) Once(int entries, int winners)
    {
        var now = TimeProvider.System.GetUtcNow();
        var state = new GiveawayBook();
        var id = Id.New<GiveawayId>(now);
        Do(state, new GiveawayCommand.OpenGiveaway(id, "Tide mug", "A mug", "One entry a person.", null, EntryMode.Open,
            null, winners, 0, null, null, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FairDraw.SeedBytes))),
            now);
        for (var i = 0; i < entries; i++)
            GiveawayRules.Apply(state,
                new GiveawayFact.EntryMade(id, Id.New<EntryId>(now), Id.New<ViewerId>(now), EntryRoute.Button), now);
        var bytes = new byte[entries * 37L - 1];
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        _ = SHA256.HashData(bytes);
        var hash = Figures.Since(start);
        start = Stopwatch.GetTimestamp();
        Do(state, new GiveawayCommand.CloseGiveaway(id), now);
        var close = Figures.Since(start);
        start = Stopwatch.GetTimestamp();
        Do(state, new GiveawayCommand.DrawWinners(id), now);
        var draw = Figures.Since(start);
        var won = state.View().Single().Winners;
        Figures.Check(won.Length == Math.Min(winners, entries) && won.DistinctBy(w => w.Entry).Count() == won.Length,
            $"{won.Length} winners were drawn.");
        return (close, draw, hash);
    }

    private static void Do(GiveawayBook state, GiveawayCommand command, DateTimeOffset now)
    {
        if (GiveawayRules.Decide(state, command, new Moment(now)) is not Outcome.Accepted accepted)
            throw new InvalidOperationException($"{command.GetType().Name} was refused.");
        foreach (var fact in accepted.Facts) GiveawayRules.Apply(state, (GiveawayFact)fact, now);
    }
}
