using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HostConsole.Tests.App;

/// <summary>A TCP connection that says to the app exactly what a test writes.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var raw = new RawConnection();
        using var late = new CancellationTokenSource(Patience);
        await raw._socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port, late.Token);
        return raw;
    }

    /// <summary>Asks, and leaves the connection open.</summary>
    /// <returns>The answer's head; empty where the app closed instead.</returns>
    public async Task<string> AskAsync(string head)
    {
        try
        {
            using var late = new CancellationTokenSource(Patience);
            await _socket.SendAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), late.Token);
            var (answer, one) = (new StringBuilder(), new byte[1]);
            while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)
                && await _socket.ReceiveAsync(one, late.Token) > 0)
                answer.Append((char)one[0]);
            return answer.ToString();
        }
        catch (SocketException)
        {
            return "";
        }
    }

    /// <summary>Waits until the app has closed it.</summary>
    public async Task ClosedAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        try
        {
            while (await _socket.ReceiveAsync(new byte[256], late.Token) > 0) { }
        }
        catch (SocketException) { } // cut off is closed too
    }

    /// <summary>The head of a WebSocket's opening.</summary>
    public static string WebSocket(Uri address, string path, params string[] headers) => string.Join('\n',
    [
        $"GET {path} HTTP/1.1", $"Host: {address.Authority}", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", .. headers,
    ]);

    public void Dispose() => _socket.Dispose();
}
