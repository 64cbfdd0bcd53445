using System.Diagnostics;
using System.Globalization;

namespace HostConsole.Bench.Load;

/// <summary>
/// Phones with open streams: memory of each, time from a change to its receipt, and how many messages a second they can
/// be sent.
/// </summary>
internal static class SseLoad
{
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(20);
    private static readonly int[] Rates = [8, 10, 12, 14, 16, 20, 24, 28, 32];
    private const double Allowed = 300;

    public static async Task RunAsync(Options options)
    {
        var (runs, phones, seconds) = (options.Number("runs", 3, most: 20),
            options.Number("phones", 10_000, most: 18_000), options.Number("seconds", 10, most: 60));
        var bare = await BareStreams.MemoryAsync(options, phones);
        using var show = await LoadShow.StartAsync(options);
        await WarmUpAsync(show);
        var before = show.App.Memory;
        var tokens = await show.JoinAsync(phones);
        var joined = show.App.Memory;
        var games = options.Number("games", 0, least: 0, most: 1) == 1 ? new Games(show, await show.EverythingAsync(), tokens) : null;
        var from = Stopwatch.GetTimestamp();
        using var audience = await Audience.OpenAsync(show.Folder, show.App.Address, show.Events, tokens);
        Console.WriteLine($"\n{Figures.Count(phones)} phones joined and opened their streams in {Figures.Ms(Figures.Since(from))}");
        await RateAsync(show, audience, 1, seconds: 5, games);
        await Task.Delay(Rest); // what the arrival needed is given back
        var memory = show.App.Memory;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  resident memory: {before / 1048576.0:0} MB before, {joined / 1048576.0:0} MB joined, "
                + $"{memory / 1048576.0:0} MB connected: {(memory - before) / 1024.0 / phones:0.0} KiB a connected "
                + $"phone ({(memory - joined) / 1024.0 / phones:0.0} of it for the open stream); a bare server of "
                + $"streams: {bare / 1024:0.0} KiB"));
        for (var i = 0; i < runs; i++) await RateAsync(show, audience, 5, seconds, games);
        if (options.Number("ladder", 1, least: 0, most: 1) == 1) await LadderAsync(show, audience, seconds, games);
        games?.Dispose();
    }

    private static async Task WarmUpAsync(LoadShow show)
    {
        using var first = await Audience.OpenAsync(show.Folder, show.App.Address, show.Events, await show.JoinAsync(500));
        for (var i = 0; i < 100; i++) await show.SayAsync(Marks.Now());
    }

    // Goes up until the slowest hundredth takes too long; one rate is tried twice, as another program may have been in the way.
    private static async Task LadderAsync(LoadShow show, Audience audience, int seconds, Games? games)
    {
        var most = 0.0;
        foreach (var rate in Rates)
        {
            var reached = await RateAsync(show, audience, rate, seconds, games)
                ?? await RateAsync(show, audience, rate, seconds, games);
            if (reached is null) break;
            most = Math.Max(most, reached.Value);
        }

        Console.WriteLine($"  the most messages a second before p99 passes {Allowed:0} ms: {Figures.Count(most)}");
    }

    /// <returns>Delivered messages a second; null where the slowest hundredth took too long, or something was lost.</returns>
    private static async Task<double?> RateAsync(LoadShow show, Audience audience, int perSecond, int seconds, Games? games)
    {
        await audience.StartCountingAsync();
        var (usage, phones, start, sent) = (show.Start(), audience.ProcessorTime, Stopwatch.GetTimestamp(), new List<Task>());
        for (var i = 0; i < perSecond * seconds; i++)
        {
            var wait = TimeSpan.FromSeconds(i / (double)perSecond) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            // One after the other, so that the marks of a stream only grow.
            if (games is not null && i % 2 == 1) await games.SpinAsync();
            else await show.SayAsync(Marks.Now());
        }

        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (cores, load) = (usage.Say(), (audience.ProcessorTime - phones).TotalSeconds / took);
        var marked = games is null ? perSecond * seconds : (perSecond * seconds + 1) / 2;
        var (marks, lost) = await audience.SettledAsync(marked, LongestSettling);
        var missing = (long)marked * audience.Count - marks.Seen;
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"  {perSecond} changes/s: {Figures.Count(marks.Seen / took)} "
                + $"messages/s of {marks.Bytes / Math.Max(1.0, marks.Seen):0} bytes; sent until received "
                + $"{marks.Say()}; {missing} missing, {lost} streams lost; {cores}, phones {load:0.00} cores"));
        return missing == 0 && lost == 0 && marks.At(0.99) <= Allowed ? marks.Seen / took : null;
    }

    /// <summary>One of every game is open, and every second change is a spin: the card of the wheel is another one on all phones.</summary>
    private sealed class Games(LoadShow show, string wheel, string[] tokens) : IDisposable
    {
        private readonly Line _line = show.NewLines(1)[0];
        private int _next;

        public async Task SpinAsync()
        {
            var status = await _line.PostAsync($"/s/{show.Code}/wheels/{wheel}/spin", tokens[_next++ % tokens.Length], "{}");
            Figures.Check(status is 201 or 409, $"A spin was answered with {status}: {_line.Body}");
        }

        public void Dispose() => _line.Dispose();
    }
}
