using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HostConsole.Bench.Load;

/// <summary>
/// As many streams as there may be: each with a connection of its own, and up to a hundred a connection over HTTP/2 in
/// clear text.
/// </summary>
internal static class StreamsLoad
{
    private const int StreamsAConnection = 100;

    public static async Task RunAsync(Options options)
    {
        var (http1, http2, seconds) = (options.Number("http1", 18_000, least: 0, most: 18_000),
            options.Number("http2", 42_000, least: 0, most: 50_000), options.Number("seconds", 20, most: 300));
        if (http1 > 0) await RunAsync(options, "HTTP/1.1", http1, 1, seconds);
        if (http2 > 0) await RunAsync(options, "HTTP/2 in clear text", http2, StreamsAConnection, seconds);
    }

    /// <summary>The server with its second, HTTP/2-only address.</summary>
    public static async Task<(LoadShow Show, Uri Http2)> StartAsync(Options options)
    {
        var http2 = new Uri($"http://127.0.0.1:{FreePort()}");
        return (await LoadShow.StartAsync(options, ("HostConsole__Http2Url", http2.ToString())), http2);
    }

    private static async Task RunAsync(Options options, string what, int streams, int each, int seconds)
    {
        var (show, http2) = await StartAsync(options);
        using var _ = show;
        var before = show.App.Memory;
        var tokens = await show.JoinAsync(streams);
        var from = Stopwatch.GetTimestamp();
        using var audience = await Audience.OpenAsync(show.Folder, each == 1 ? show.App.Address : http2, show.Events, tokens, each);
        Console.WriteLine(
            $"\n{Figures.Count(streams)} streams over {what}, {Figures.Count((streams + each - 1) / each)} "
                + $"connections, open after {Figures.Ms(Figures.Since(from))}");
        await SettleAsync(show, audience, tokens[0]);
        var (usage, lines, answers) = (show.Start(), show.NewLines(1), new List<double>());
        await audience.StartCountingAsync();
        for (var i = 0; i < seconds; i++)
        {
            var second = Stopwatch.GetTimestamp();
            await show.SayAsync(Marks.Now());
            answers.Add(Figures.Since(second));
            // What a host sees meanwhile: a page of the console, from the same server.
            Figures.Check(await lines[0].SendAsync("GET", "/sign-in", "-", "") is 200 or 302, "The console didn't answer.");
            answers.Add(Figures.Since(second) - answers[^1]);
            var rest = TimeSpan.FromSeconds(1) - Stopwatch.GetElapsedTime(second);
            if (rest > TimeSpan.Zero) await Task.Delay(rest);
        }

        var used = usage.Say();
        var (marks, lost) = await audience.SettledAsync(seconds, TimeSpan.FromSeconds(30));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  1 change/s for {seconds} s: sent "
            + $"until received {marks.Say()}; {(long)seconds * streams - marks.Seen} missing, {lost} "
            + $"streams lost; {used} ({(show.App.Memory - before) / 1024.0 / streams:0.0} KiB a phone)"));
        Console.WriteLine($"  the console meanwhile, a command and a page each second: {Figures.Latency(answers)}");
        Figures.Check(lost == 0 && marks.Seen == (long)seconds * streams, "A stream was lost, or a change didn't come.");
        lines[0].Dispose();
    }

    // The crowd that has just come is counted, and the count told to all.
    public static async Task SettleAsync(LoadShow show, Audience audience, string token)
    {
        using var line = new Line(show.App.Address);
        await audience.StartCountingAsync();
        await line.PostAsync($"/s/{show.Code}/chat", token, $$"""{"text":"{{Marks.Now()}}"}""");
        await audience.SettledAsync(1, TimeSpan.FromSeconds(60));
        await Task.Delay(TimeSpan.FromSeconds(3));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
