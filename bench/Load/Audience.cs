using System.Diagnostics;
using System.Globalization;

namespace HostConsole.Bench.Load;

/// <summary>All the phones with an open stream, in as many processes as they need.</summary>
internal sealed class Audience : IDisposable
{
    private const int PhonesAProcess = 18_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private readonly List<(Process Process, string File)> _processes = [];

    public int Count { get; private init; }

    /// <param name="each">Phones a connection; more than one over HTTP/2.</param>
    public static async Task<Audience> OpenAsync(string folder, Uri server, string path, IReadOnlyList<string> tokens, int each = 1)
    {
        var audience = new Audience { Count = tokens.Count };
        try
        {
            var parts = tokens.Chunk(each == 1 ? PhonesAProcess : tokens.Count / 2 + 1).ToArray();
            for (var i = 0; i < parts.Length; i++) audience.Start(folder, i, server, path, parts[i], each);
            foreach (var (process, _) in audience._processes)
                Figures.Check(await process.StandardOutput.ReadLineAsync().WaitAsync(Longest) == "open",
                    "The phones could not open their streams.");
            return audience;
        }
        catch
        {
            audience.Dispose();
            throw;
        }
    }

    private void Start(string folder, int i, Uri server, string path, string[] tokens, int each)
    {
        var file = Path.Combine(folder, $"tokens-{i}-{Guid.NewGuid():N}");
        File.WriteAllLines(file, tokens);
        var start = new ProcessStartInfo("dotnet", [typeof(Audience).Assembly.Location, PhoneProcess.Verb,
            server.ToString(), path, $"127.0.0.{i + 2}", each.ToString(CultureInfo.InvariantCulture), file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // What is read is handled where it was waited for: a third less processor time, which the server can have.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"] = "1";
        _processes.Add((Process.Start(start)!, file));
    }

    /// <summary>From now on only what is sent later counts.</summary>
    public async Task StartCountingAsync() => await AskAsync($"from {Stopwatch.GetTimestamp()}");

    public Task<(Marks Marks, int Lost)> ReadAsync() => AskAsync("read");

    /// <summary>Waits until each phone has seen this many changes, or long enough.</summary>
    public async Task<(Marks Marks, int Lost)> SettledAsync(int changes, TimeSpan longest)
    {
        var from = Stopwatch.GetTimestamp();
        while (true)
        {
            var (marks, lost) = await ReadAsync();
            if (marks.Seen >= (long)changes * Count || lost > 0 || Stopwatch.GetElapsedTime(from) > longest) return (marks, lost);
            await Task.Delay(200);
        }
    }

    public TimeSpan ProcessorTime =>
        _processes.Aggregate(TimeSpan.Zero,
            (sum, p) => { p.Process.Refresh(); return sum + p.Process.TotalProcessorTime; });

    private async Task<(Marks Marks, int Lost)> AskAsync(string line)
    {
        var (marks, lost) = (new Marks(), 0);
        foreach (var (process, _) in _processes)
        {
            await process.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
            var answer = await process.StandardOutput.ReadLineAsync().WaitAsync(Longest)
                ?? throw new InvalidOperationException("A process that holds phones has ended.");
            var space = answer.IndexOf(' ', StringComparison.Ordinal);
            lost += int.Parse(answer[..space], CultureInfo.InvariantCulture);
            marks.Add(answer[space..]);
        }

        return (marks, lost);
    }

    public void Dispose()
    {
        foreach (var (process, file) in _processes)
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
            File.Delete(file);
        }
    }
}
