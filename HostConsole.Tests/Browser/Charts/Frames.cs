using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace HostConsole.Tests.Charts;

/// <summary>Counts what goes over the page's circuit, in both directions, without its heartbeat.</summary>
public sealed class Frames
{
    // A heartbeat is the message type 6 alone, with its length before it.
    private static readonly byte[] Heartbeat = [2, 0x91, 6];
    private readonly ConcurrentQueue<string> _seen = new();

    public Frames(IPage page) => page.WebSocket += (_, socket) =>
    {
        socket.FrameSent += (_, frame) => Note("sent", frame);
        socket.FrameReceived += (_, frame) => Note("received", frame);
    };

    public IReadOnlyCollection<string> Seen => _seen;
    public void Forget() => _seen.Clear();

    private void Note(string way, IWebSocketFrame frame)
    {
        var bytes = frame.Binary ?? [];
        if (!bytes.AsSpan().SequenceEqual(Heartbeat)) _seen.Enqueue($"{way} {bytes.Length} bytes");
    }
}
