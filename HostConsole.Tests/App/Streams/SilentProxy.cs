using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HostConsole.Tests.Streams;

/// <summary>
/// Stands between a browser and the app. What is open can be silenced: it stays open, and nothing comes any more, as on
/// a phone that slept.
/// </summary>
internal sealed class SilentProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _lines = [];
    private readonly int _port;
    private readonly Task _accepting;
    private volatile Gate _gate = new();

    private sealed class Gate
    {
        public volatile bool Silent;
    }

    public SilentProxy(Uri app)
    {
        _port = app.Port;
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Silences what is open now; what is opened from here on works.</summary>
    public void Silence()
    {
        _gate.Silent = true;
        _gate = new();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _lines.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token), _gate));
        }
        catch (OperationCanceledException) { }
    }

    private async Task ServeAsync(TcpClient phone, Gate gate)
    {
        using var near = phone;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _port, _stop.Token);
            await Task.WhenAny(CopyAsync(near, far, gate), CopyAsync(far, near, gate));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException) { }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, Gate gate)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var got)
                if (!gate.Silent) await to.GetStream().WriteAsync(buffer.AsMemory(0, got), _stop.Token);
            if (gate.Silent) await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException) { }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        await Task.WhenAll(_lines);
        _listener.Dispose();
        _stop.Dispose();
    }
}
