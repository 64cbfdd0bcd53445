using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using HostConsole.Streams;

namespace HostConsole.Overlays;

/// <summary>
/// One open overlay. It remembers which version of each part it sent, and sends what is newer when it is woken: a slow reader
/// gets the newest state, never a queue.
/// </summary>
public sealed class OverlayConnection(WebSocket socket, string what, OverlayStream stream, Func<byte[]> theme) : IDisposable
{
    /// <summary>Closed because the address was made anew: the page goes blank and does not come back.</summary>
    public const WebSocketCloseStatus Revoked = (WebSocketCloseStatus)4404;
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(30), LongestGoodbye = TimeSpan.FromSeconds(2);
    private readonly IReadOnlyList<string> _parts = OverlayParts.Of(what);
    private readonly Dictionary<string, long> _sent = [];
    private readonly AsyncAutoResetEvent _bell = new();
    private readonly CancellationTokenSource _over = new();
    private byte[]? _theme;
    private bool _beat;
    private (WebSocketCloseStatus Status, string Reason)? _end;

    /// <summary>Sends what is new; never waits.</summary>
    public void Wake() => _bell.Ring();

    /// <summary>Sends the time even where nothing is new, so that the page knows that it is connected.</summary>
    public void Heartbeat()
    {
        Volatile.Write(ref _beat, true);
        _bell.Ring();
    }

    public void End(WebSocketCloseStatus status, string reason)
    {
        _end ??= (status, reason);
        Volatile.Write(ref _beat, true);
        _bell.Ring();
        try
        {
            _over.CancelAfter(LongestGoodbye); // a reader that doesn't read is not waited for
        }
        catch (ObjectDisposedException)
        {
            // It is over already.
        }
    }

    /// <summary>Runs until the other side goes away or <see cref="End"/> is called.</summary>
    public async Task RunAsync(CancellationToken gone)
    {
        await using var left = gone.UnsafeRegister(static over => ((CancellationTokenSource)over!).Cancel(), _over);
        var listening = ListenAsync();
        try
        {
            while (_end is null && socket.State == WebSocketState.Open)
            {
                await _bell.WaitAsync();
                if (_end is null && Compose() is { } news) await SendAsync(news);
            }

            if (_end is { } end && socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(end.Status, end.Reason, _over.Token);
            _over.CancelAfter(LongestGoodbye);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // It went away, or doesn't read.
        }

        await listening;
        socket.Abort();
    }

    // An overlay has nothing to say: its close is all that is listened for.
    private async Task ListenAsync()
    {
        try
        {
            var room = new byte[16];
            while ((await socket.ReceiveAsync(room.AsMemory(), _over.Token)).MessageType != WebSocketMessageType.Close)
                End(WebSocketCloseStatus.PolicyViolation, "An overlay only listens.");
            End(WebSocketCloseStatus.NormalClosure, "");
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            End(WebSocketCloseStatus.EndpointUnavailable, "");
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
        patience.CancelAfter(LongestSend);
        await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    /// <returns>Null where the page has everything.</returns>
    private ReadOnlyMemory<byte>? Compose()
    {
        var drawn = stream.Pictures.Drawn;
        if (drawn.Count == 0) return null; // nothing is drawn yet
        var newer = _parts.Select(drawn.GetValueOrDefault).OfType<OverlayPicture>()
            .Where(p => _sent.GetValueOrDefault(p.Name) != p.Version).ToList();
        var (beat, look) = (Volatile.Read(ref _beat), theme());
        if (newer.Count == 0 && !beat && ReferenceEquals(look, _theme)) return null;
        Volatile.Write(ref _beat, false);
        var message = new ArrayBufferWriter<byte>(newer.Sum(p => p.Member.Length) + look.Length + 128);
        message.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{{\"now\":{stream.Now.ToUnixTimeMilliseconds()},\"build\":\"{OverlayPage.Build}\"")));
        if (!ReferenceEquals(look, _theme)) Member(message, "theme"u8, look);
        message.Write(",\"parts\":{"u8);
        for (var i = 0; i < newer.Count; i++)
        {
            if (i > 0) message.Write(","u8);
            message.Write(newer[i].Member);
            _sent[newer[i].Name] = newer[i].Version;
        }

        message.Write("}}"u8);
        _theme = look;
        return message.WrittenMemory;
    }

    private static void Member(ArrayBufferWriter<byte> message, ReadOnlySpan<byte> name, byte[] value)
    {
        message.Write([(byte)',', (byte)'"', .. name, (byte)'"', (byte)':']);
        message.Write(value);
    }

    public void Dispose() => _over.Dispose();
}
