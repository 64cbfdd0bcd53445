using System.Net;
using System.Net.Sockets;

namespace HostConsole.Tests.Integrations.Obs.Real;

/// <summary>
/// OBS Studio itself on a screen that nobody sees (Xvfb), with a home of its own: two scenes, a tiny picture so that any
/// processor can encode it, its WebSocket server on. It draws with Mesa's software renderer.
/// </summary>
internal sealed class RealObs : IAsyncDisposable
{
    public const string Program = "/usr/bin/obs", Screen = "/usr/bin/Xvfb", Password = "opal and ruby";
    private readonly string _home = Directory.CreateTempSubdirectory("hostconsole-obs-").FullName;
    private OwnProcess? _screen, _obs;

    public int Port { get; } = FreePort();
    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Where it records.</summary>
    public string Videos => Path.Combine(_home, "videos");
    public string Said => _obs?.Said ?? "";

    /// <param name="server">Where it streams to, such as rtmp://127.0.0.1:1935/live.</param>
    public static async Task<RealObs> StartAsync(string server = "rtmp://127.0.0.1:1/live")
    {
        var obs = new RealObs();
        try
        {
            RealObsHome.Write(obs._home, obs.Port, server);
            await obs.StartAsync();
            return obs;
        }
        catch
        {
            await obs.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it once more after <see cref="KillAsync"/>, with the same home and port.</summary>
    public async Task StartAsync()
    {
        _screen ??= new(Screen, ["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]);
        var display = await _screen.FirstLineAsync();
        _obs = new(Program, ["--multi", "--disable-updater", "--disable-shutdown-check", "--collection", "Test", "--profile", "Test"],
            ("DISPLAY", ":" + display), ("LIBGL_ALWAYS_SOFTWARE", "1"), ("QT_QPA_PLATFORM", "xcb"),
            ("HOME", _home), ("XDG_CONFIG_HOME", RealObsHome.Config(_home)), ("XDG_RUNTIME_DIR", RealObsHome.Runtime(_home)));
    }

    /// <summary>As a crash of OBS does it.</summary>
    public Task KillAsync() => _obs!.KillAsync();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_obs is not null) await _obs.KillAsync();
        if (_screen is not null) await _screen.KillAsync();
        _obs?.Dispose();
        _screen?.Dispose();
        Directory.Delete(_home, recursive: true);
    }
}
