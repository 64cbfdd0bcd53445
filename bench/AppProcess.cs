using System.Diagnostics;
using HostConsole.Bench.Load;

namespace HostConsole.Bench;

/// <summary>The built app as a process of its own on a free port of 127.0.0.1; ended with this object.</summary>
internal sealed class AppProcess : IDisposable
{
    public const string ApiKey = "bench-key";
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestLink = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly Task _drain;
    private readonly long _listens;
    private readonly TaskCompletionSource<Uri> _firstAccount = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppProcess(Process process, Uri address, double startMs)
    {
        (_process, Address, StartMs, _listens) = (process, address, startMs, Stopwatch.GetTimestamp());
        _drain = DrainAsync();
    }

    public Uri Address { get; }

    /// <summary>From the start of the process until it says where it listens.</summary>
    public double StartMs { get; }

    /// <summary>From the start of the process until it said that it would take an order.</summary>
    public double ReadyMs { get; private set; }

    /// <summary>The processor time that this took.</summary>
    public TimeSpan ReadyProcessor { get; private set; }

    public async Task UntilReadyAsync()
    {
        using var line = new Line(Address);
        while (await line.SendAsync("GET", "/readyz", "-", "") != 200)
        {
            Figures.Check(Stopwatch.GetElapsedTime(_listens) < LongestStart, "The app listens, and is not ready.");
            await Task.Delay(5);
        }

        (ReadyMs, ReadyProcessor) = (StartMs + Figures.Since(_listens), ProcessorTime);
    }

    public TimeSpan ProcessorTime { get { _process.Refresh(); return _process.TotalProcessorTime; } }

    /// <param name="settings">Environment variables over the app's own settings.</param>
    public static Task<AppProcess> StartAsync(string folder, params (string Name, string Value)[] settings) =>
        StartAsync(Repository.App, folder, settings);

    /// <param name="app">The app's .dll, or its file as it is published.</param>
    public static Task<AppProcess> StartAsync(string app, string folder, params (string Name, string Value)[] settings) =>
        StartAsync([app, "--urls", "http://127.0.0.1:0"], folder, settings);

    /// <param name="program">The app, or one that says the same when it listens, with its arguments.</param>
    public static async Task<AppProcess> StartAsync(string[] program, string folder, params (string Name, string Value)[] settings)
    {
        string[] command = program[0].EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? ["dotnet", .. program] : program;
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder
        };
        start.Environment["HostConsole__DataPath"] = folder;
        start.Environment["HostConsole__ApiKey"] = ApiKey;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var from = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        try
        {
            process.ErrorDataReceived += (_, line) => { if (line.Data is { } data) Console.Error.WriteLine(data); };
            process.BeginErrorReadLine();
            using var late = new CancellationTokenSource(LongestStart);
            while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
            {
                if (!line.TrimStart().StartsWith("Address", StringComparison.Ordinal)) continue;
                return new(process, new(line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]), Figures.Since(from));
            }

            throw new InvalidOperationException("The app ended before it said where it listens.");
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>The address at which the first account is made.</summary>
    public Task<Uri> FirstAccountAsync() => _firstAccount.Task.WaitAsync(LongestLink);

    // Read on, so that the pipe doesn't fill up and hold the app.
    private async Task DrainAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("/first-account?", StringComparison.Ordinal)) _firstAccount.TrySetResult(new(line.Trim()));
    }

    /// <summary>What it holds in memory now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public HttpClient NewClient(int connections) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(60)
        };

    private static void End(Process process)
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public void Dispose()
    {
        End(_process);
        _drain.Wait(TimeSpan.FromSeconds(5));
    }
}
