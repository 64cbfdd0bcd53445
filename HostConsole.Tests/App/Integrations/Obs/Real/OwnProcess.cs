using System.Collections.Concurrent;
using System.Diagnostics;

namespace HostConsole.Tests.Integrations.Obs.Real;

/// <summary>A program that a test starts and ends; what it says is kept for the case that the test fails.</summary>
internal sealed class OwnProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OwnProcess(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = new() { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) =>
        {
            Hear(e.Data);
            if (e.Data is { Length: > 0 } line) _firstLine.TrySetResult(line);
        };
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Exited += (_, _) => _firstLine.TrySetException(new InvalidOperationException($"{program} ended at once:\n{Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The last lines that it wrote.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>What it writes first to its standard output.</summary>
    public Task<string> FirstLineAsync() => _firstLine.Task.WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>As a crash does it.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    private void Hear(string? line)
    {
        if (string.IsNullOrEmpty(line)) return;
        _said.Enqueue(line);
        while (_said.Count > 60) _said.TryDequeue(out _);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
