using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HostConsole.Tests.Integrations.Twitch;

/// <summary>
/// A test that needs a real IRC server: skipped, with what to install, where ngircd is not there; where <c>CI=true</c>
/// it fails instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IrcFactAttribute : FactAttribute
{
    public IrcFactAttribute()
    {
        if (IrcServer.Program is null && !Ci.IsOn) Skip = IrcServer.Missing;
    }
}

/// <summary>Debian's ngircd with a configuration and a port of its own.</summary>
internal sealed class IrcServer : IAsyncDisposable
{
    private readonly string _folder;
    private Process _process;

    private IrcServer(string folder, int port, Process process) => (_folder, Port, _process) = (folder, port, process);

    public const string Missing = "NO IRC SERVER: ngircd is not there. On Debian: build/install-for-tests.sh irc";
    public static string? Program { get; } = new[] { "/usr/sbin/ngircd", "/usr/bin/ngircd", "/usr/local/sbin/ngircd",
        "/opt/homebrew/sbin/ngircd" }.FirstOrDefault(File.Exists);
    public int Port { get; }
    public string Address => $"irc://127.0.0.1:{Port}";

    /// <param name="password">What everybody has to sign in with.</param>
    public static async Task<IrcServer> StartAsync(string? password = null)
    {
        var folder = Directory.CreateTempSubdirectory("hostconsole-irc-").FullName;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await File.WriteAllTextAsync(Path.Combine(folder, "ngircd.conf"), $"""
            [Global]
            Name = irc.test.local
            Info = Test
            AdminInfo1 = Test
            Listen = 127.0.0.1
            Ports = {port}
            MotdPhrase = "Hello"
            {(password is null ? "" : "Password = " + password)}
            [Limits]
            MaxNickLength = 31
            MaxConnectionsIP = 0
            PingTimeout = 120
            [Options]
            DNS = no
            Ident = no
            PAM = no
            """);
        var server = new IrcServer(folder, port, Run(folder));
        await server.ReadyAsync();
        return server;
    }

    private static Process Run(string folder)
    {
        var start = new ProcessStartInfo(Program ?? throw new InvalidOperationException(Missing))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (var argument in new[] { "-n", "-f", Path.Combine(folder, "ngircd.conf") }) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task ReadyAsync()
    {
        for (var until = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (!_process.HasExited && Stopwatch.GetElapsedTime(until) < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Ends the process, as a crash does.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task StartAgainAsync()
    {
        _process.Dispose();
        _process = Run(_folder);
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Somebody in a channel, with a client of their own.</summary>
internal sealed class IrcPerson : IDisposable
{
    private readonly TcpClient _tcp = new();
    private StreamReader _reader = null!;
    private StreamWriter _writer = null!;

    public static async Task<IrcPerson> JoinAsync(int port, string nick, string channel, string? password = null)
    {
        var person = new IrcPerson();
        await person._tcp.ConnectAsync(IPAddress.Loopback, port);
        person._reader = new(person._tcp.GetStream(), new UTF8Encoding(false));
        person._writer = new(person._tcp.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        if (password is not null) await person.SendAsync("PASS " + password);
        await person.SendAsync("NICK " + nick);
        await person.SendAsync($"USER {nick} 0 * :{nick}");
        await person.HearsAsync(" 001 ");
        await person.SendAsync("JOIN #" + channel);
        await person.HearsAsync(" 366 ");
        return person;
    }

    public Task SendAsync(string line) => _writer.WriteLineAsync(line);

    /// <summary>The next line that holds a text.</summary>
    public async Task<string> HearsAsync(string text)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await _reader.ReadLineAsync(enough.Token) is { } line)
        {
            if (line.StartsWith("PING", StringComparison.Ordinal)) await SendAsync("PONG" + line[4..]);
            if (line.Contains(text, StringComparison.Ordinal)) return line;
        }

        throw new EndOfStreamException($"The server hung up before “{text}”.");
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _reader?.Dispose();
        _tcp.Dispose();
    }
}
