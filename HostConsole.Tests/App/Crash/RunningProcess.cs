using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace HostConsole.Tests.Crash;

/// <summary>The built app as a process of its own, on a free port of 127.0.0.1; killed with this object.</summary>
public sealed class RunningProcess : IDisposable
{
    public const string ApiKey = "crash-test-key-of-24-chars";
    private const string Waiting = "HostConsole waits at ";
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<Uri> _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProcess(ProcessStartInfo start)
    {
        _process = new() { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) =>
            _listens.TrySetException(new InvalidOperationException("The app ended before it said where it listens."));
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>A client with the API key and 64 connections.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>All that it said so far, to the terminal or as an error.</summary>
    public string Said => string.Join('\n', _said);

    public int Id => _process.Id;

    /// <summary>Starts the app and waits until it listens.</summary>
    /// <param name="wrapper">A program with its arguments that ends in <c>exec "$@"</c>, such as a shell in a mount
    /// namespace of its own.</param>
    public static Task<RunningProcess> StartAsync(string folder, string[]? wrapper = null, params (string Name, string Value)[] settings) =>
        StartAsync(Command(folder, ["--urls", "http://127.0.0.1:0"], wrapper, settings));

    /// <summary>Starts the app where another one was before, for those who still have its address.</summary>
    public static Task<RunningProcess> StartAtAsync(string folder, Uri address) =>
        StartAsync(Command(folder, ["--urls", address.GetLeftPart(UriPartial.Authority)], null, []));

    /// <summary>Starts a published program, and waits until it listens.</summary>
    public static Task<RunningProcess> StartFileAsync(string program, string folder) =>
        StartAsync(Command(folder, ["--urls", "http://127.0.0.1:0"], null, [], [program]));

    private static async Task<RunningProcess> StartAsync(ProcessStartInfo command)
    {
        var running = new RunningProcess(command);
        try
        {
            running.Address = await running._listens.Task.WaitAsync(Patience);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            running.Dispose();
            throw new InvalidOperationException($"The app did not start. It said:\n{running.Said}", e);
        }

        running.Client = NewClient(running.Address);
        return running;
    }

    /// <summary>Starts the app and waits until it says that it waits for its store.</summary>
    public static async Task<RunningProcess> StartWaitingAsync(string folder, string[]? wrapper = null)
    {
        var running = new RunningProcess(Command(folder, ["--urls", "http://127.0.0.1:0"], wrapper, []));
        try
        {
            await Task.WhenAny(running._waits.Task, running._listens.Task).WaitAsync(Patience);
            running.Address = await running._waits.Task.WaitAsync(TimeSpan.Zero);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            running.Dispose();
            throw new InvalidOperationException($"The app did not wait. It said:\n{running.Said}", e);
        }

        running.Client = NewClient(running.Address);
        return running;
    }

    /// <summary>Waits until the app itself listens, where it had to wait before.</summary>
    public async Task ListensAsync()
    {
        Address = await _listens.Task.WaitAsync(Patience);
        Client.Dispose();
        Client = NewClient(Address);
    }

    private static HttpClient NewClient(Uri address) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = 64, UseCookies = false })
        {
            BaseAddress = address,
            Timeout = Patience
        };

    /// <summary>Runs the app with these arguments until it ends by itself.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string folder, params string[] arguments)
    {
        using var running = new RunningProcess(Command(folder, arguments, null, []));
        var code = await running.ExitAsync();
        return (code, running.Said);
    }

    private static ProcessStartInfo Command(string folder, string[] arguments, string[]? wrapper,
        (string Name, string Value)[] settings, string[]? app = null)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Repo.File("HostConsole", "bin", output.Parent!.Name, output.Name, "HostConsole.dll");
        Assert.True(app is not null || File.Exists(program), $"Build HostConsole first: there is no {program}.");
        string[] line = [.. wrapper ?? [], .. app ?? ["dotnet", program], .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath()
        };
        start.Environment["HostConsole__DataPath"] = folder;
        start.Environment["HostConsole__ApiKey"] = ApiKey;
        // A start is mostly compiling; these two make it a sixth cheaper and change nothing else.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (line.TrimStart().StartsWith("Address", StringComparison.Ordinal))
            _listens.TrySetResult(new(line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
        if (line.IndexOf("\"Addresses\":\"", StringComparison.Ordinal) is >= 0 and var at)
            _listens.TrySetResult(new(line[(at + 13)..].Split('"', ' ')[0]));
        if (line.StartsWith(Waiting, StringComparison.Ordinal)) _waits.TrySetResult(new(line[Waiting.Length..].Split(' ')[0].TrimEnd('.')));
    }

    /// <summary>SIGKILL: nothing in the process gets to know of it.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM, as a service manager or a closed terminal sends it.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has ended and all that it said is read.</summary>
    public async Task<int> ExitAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        try
        {
            if (!_process.HasExited) _process.Kill();
        }
        catch (InvalidOperationException) { } // it ended in between

        _process.WaitForExit(Patience);
        _process.Dispose();
        Client?.Dispose();
    }
}

public static class RunningProcessCalls
{
    /// <summary>A read with the API key.</summary>
    public static async Task<JsonElement> GetAuthorizedAsync(this HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningProcess.ApiKey);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A post with a body, which must succeed.</summary>
    public static async Task<JsonElement> OkAsync(this HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Waits until the app says that it would take an order.</summary>
    public static async Task UntilReadyAsync(this HttpClient client)
    {
        var late = TimeProvider.System.GetUtcNow() + RunningProcess.Patience;
        while (true)
        {
            using var ready = await client.GetAsync("/readyz");
            if (ready.StatusCode == System.Net.HttpStatusCode.OK) return;
            Assert.True(TimeProvider.System.GetUtcNow() < late, await ready.Content.ReadAsStringAsync());
        }
    }
}
