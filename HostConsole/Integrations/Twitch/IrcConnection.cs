using System.Buffers;
using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using HostConsole.Chat.Platforms;

namespace HostConsole.Integrations.Twitch;

/// <summary>A connection that carries lines of IRC: wss or ws (a WebSocket), ircs (TLS) or irc (TCP). One reads, one writes.</summary>
public sealed class IrcConnection : IAsyncDisposable
{
    // Tags take up to 8,191 bytes; a longer line is not Twitch's.
    private const int LongestLine = 64 * 1024;
    private readonly Stream _stream;
    private readonly PipeReader _reader;

    private IrcConnection(Stream stream) => (_stream, _reader) = (stream, PipeReader.Create(stream));

    /// <exception cref="ChatLinkException">Nothing answers there, or not in time.</exception>
    public static async Task<IrcConnection> ConnectAsync(Uri address, TimeProvider clock, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return new(address.Scheme is "ws" or "wss"
                ? await WebSocketAsync(address, either.Token)
                : await TcpAsync(address, either.Token));
        }
        catch (Exception e) when (e is WebSocketException or SocketException or IOException
            or System.Security.Authentication.AuthenticationException
            || e is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            throw new ChatLinkException(
                $"Twitch's chat can't be reached at {address.Host}. Is this machine on the internet?",
                forAMoment: true);
        }
    }

    private static async Task<Stream> WebSocketAsync(Uri address, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(address, cancel);
            return WebSocketStream.Create(socket, WebSocketMessageType.Text, ownsWebSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> TcpAsync(Uri address, CancellationToken cancel)
    {
        var tls = address.Scheme == "ircs";
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            await tcp.ConnectAsync(address.Host, address.Port > 0 ? address.Port : tls ? 6697 : 6667, cancel);
            if (!tls) return tcp.GetStream();
            var secured = new SslStream(tcp.GetStream());
            await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, cancel);
            return secured;
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>Sends one line; what could begin another one is taken out of it.</summary>
    /// <exception cref="ChatLinkException">The connection is lost.</exception>
    public async Task SendAsync(string line, CancellationToken cancel)
    {
        try
        {
            await _stream.WriteAsync(
                Encoding.UTF8.GetBytes(line.Replace('\r', ' ').Replace('\n', ' ').Replace('\0', ' ') + "\r\n"), cancel);
            await _stream.FlushAsync(cancel);
        }
        catch (Exception e) when (IsLoss(e)) { throw Lost(); }
    }

    /// <summary>The next line that is one.</summary>
    /// <exception cref="ChatLinkException">The connection is lost.</exception>
    public async Task<IrcLine> ReadAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                var read = await _reader.ReadAsync(cancel);
                var buffer = read.Buffer;
                while (buffer.PositionOf((byte)'\n') is { } end)
                {
                    var text = Encoding.UTF8.GetString(buffer.Slice(0, end));
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                    if (IrcLine.Parse(text) is not { } line) continue;
                    _reader.AdvanceTo(buffer.Start);
                    return line;
                }

                if (read.IsCompleted || buffer.Length > LongestLine) throw Lost();
                _reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        catch (Exception e) when (IsLoss(e)) { throw Lost(); }
    }

    private static bool IsLoss(Exception e) =>
        e is IOException or SocketException or WebSocketException or ObjectDisposedException
            or InvalidOperationException;

    internal static ChatLinkException Lost() =>
        new("The connection to Twitch's chat is lost. It is tried again by itself.", forAMoment: true);

    public async ValueTask DisposeAsync()
    {
        await _reader.CompleteAsync();
        await _stream.DisposeAsync();
    }
}
