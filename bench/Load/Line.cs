using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Unicode;

namespace HostConsole.Bench.Load;

/// <summary>One keep-alive connection that sends a request after the other, as cheaply as a client can.</summary>
internal sealed class Line(Uri server) : IDisposable
{
    private readonly byte[] _request = new byte[8 * 1024];
    private byte[] _answer = new byte[16 * 1024];
    private Socket? _socket;

    /// <summary>The body of the last answer.</summary>
    public string Body { get; private set; } = "";

    public Task<int> PostAsync(string path, string token, string body) => SendAsync("POST", path, token, body);

    /// <summary>A page, as the browser that has this viewer's cookie asks for it.</summary>
    public Task<int> PageAsync(string path, string token) =>
        SendAsync("GET", path, token, "", $"Cookie: hostconsole-viewer={token}\r\nUser-Agent: Mozilla/5.0\r\nAccept: text/html\r\n");

    /// <returns>The status. A connection that the server closed between two requests is opened again.</returns>
    /// <exception cref="IOException">The connection ended before the answer did.</exception>
    public async Task<int> SendAsync(string method, string path, string token, string body, string headers = "")
    {
        if (!Utf8.TryWrite(_request,
            $"{method} {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: "
                + $"application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}",
            out var length))
            throw new ArgumentException("The request is too long for this client.", nameof(body));
        _socket ??= await ConnectAsync();
        await _socket.SendAsync(_request.AsMemory(0, length));
        var read = 0;
        while (true)
        {
            if (read == _answer.Length) Array.Resize(ref _answer, _answer.Length * 4);
            var got = await _socket.ReceiveAsync(_answer.AsMemory(read));
            if (got == 0) throw new IOException("The server closed the connection in the middle of an answer.");
            read += got;
            if (IsWhole(_answer.AsSpan(0, read), out var status, out var bodyAt))
            {
                // What reports a claim says its number; other bodies are read where something is wrong.
                Body = Encoding.UTF8.GetString(_answer, bodyAt, read - bodyAt);
                return status;
            }
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        // Bound here, a port that a phone has on another loopback address is free; the kernel by itself passes over it.
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        return socket;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer, out int status, out int bodyAt)
    {
        (status, bodyAt) = (0, answer.IndexOf("\r\n\r\n"u8) + 4);
        if (bodyAt < 4) return false;
        status = int.Parse(answer[9..12], CultureInfo.InvariantCulture);
        var head = answer[..bodyAt];
        if (status is 204 or 304) return true;
        if (head.IndexOf("Transfer-Encoding: chunked"u8) >= 0) return answer.EndsWith("0\r\n\r\n"u8);
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) && answer.Length - bodyAt >= length;
    }

    public void Dispose() => _socket?.Dispose();
}
