using System.Diagnostics;

namespace HostConsole.Bench.Load;

/// <summary>What a run of requests came to. A latency is in milliseconds.</summary>
internal sealed record Driven(double PerSecond, double[] Latencies, double Seconds)
{
    /// <summary>The server's processor time meanwhile.</summary>
    public TimeSpan Server { get; init; }

    public string Say() => $"{Figures.Count(PerSecond)}/s; p50 {Part(0.5)}, p90 {Part(0.9)}, p99 {Part(0.99)}, slowest {Part(1)}";
    public double At(double part) => Figures.Percentile(Latencies, part);
    private string Part(double part) => Figures.Ms(At(part));
}

/// <summary>Sends requests over a number of connections: as fast as they are answered, or at a given rate.</summary>
internal static class Drive
{
    /// <summary>Each connection sends the next request when the last is answered.</summary>
    public static Task<Driven> ClosedAsync(IReadOnlyList<Line> lines, int count, Func<Line, int, Task> send) =>
        OpenAsync(lines, count, 0, send);

    /// <summary>
    /// The n-th request is due n / <paramref name="perSecond"/> after the start; one that has to wait for a free
    /// connection counts from when it was due.
    /// </summary>
    public static Task<Driven> OpenAsync(IReadOnlyList<Line> lines, int count, double perSecond, Func<Line, int, Task> send) =>
        OpenAsync(lines, count, i => perSecond > 0 ? i / perSecond : 0, send);

    /// <param name="dueAt">When the n-th is due, in seconds after the start; never falls.</param>
    public static async Task<Driven> OpenAsync(IReadOnlyList<Line> lines, int count, Func<int, double> dueAt, Func<Line, int, Task> send)
    {
        var latencies = new double[count];
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        async Task RunAsync(Line line)
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;)
            {
                var due = start + (long)(dueAt(i) * Stopwatch.Frequency);
                var from = Stopwatch.GetTimestamp();
                if (due > from)
                {
                    await Task.Delay(TimeSpan.FromSeconds((due - from) / (double)Stopwatch.Frequency));
                    from = Stopwatch.GetTimestamp();
                }
                else if (due > start) from = due;

                await send(line, i);
                latencies[i] = Figures.Since(from);
            }
        }

        await Task.WhenAll(lines.Select(line => Task.Run(() => RunAsync(line))));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new(count / seconds, latencies, seconds);
    }
}
