using System.Buffers;
using System.Globalization;
using System.Text;
using HostConsole.Core.Kernel;

namespace HostConsole.Viewers;

/// <summary>One open stream. It holds a place in the ring and nothing else: a phone that is slow skips to the newest state.</summary>
public sealed class ViewerConnection(ViewerId viewer, bool json, ShowStream stream)
{
    private const int MostBehind = 64;
    private static readonly byte[] Beat = ":\n\n"u8.ToArray();
    private readonly Bell _bell = new();
    private byte[]? _own;
    private bool _beat;

    public ViewerId Viewer { get; } = viewer;
    public bool Json { get; } = json;

    /// <summary>Waits in a line whose places move.</summary>
    public bool InLine { get; set; }

    public void Wake() => _bell.Ring();

    /// <summary>Hands over what is this viewer's own; the newest replaces what was not sent yet.</summary>
    public void Give(byte[] own)
    {
        Volatile.Write(ref _own, own);
        _bell.Ring();
    }

    public void Heartbeat()
    {
        Volatile.Write(ref _beat, true);
        _bell.Ring();
    }

    /// <summary>Writes until the other side goes away or the app stops.</summary>
    /// <param name="lastSeq">What the reader has already; null for nothing.</param>
    public async Task RunAsync(HttpContext http, long? lastSeq, CancellationToken stop)
    {
        using var _ = stop.UnsafeRegister(static me => ((ViewerConnection)me!)._bell.Ring(), this);
        var pipe = http.Response.BodyWriter;
        // Phones that lose the server together don't come back in one second.
        pipe.Write(Encoding.UTF8.GetBytes($"retry: {Random.Shared.Next(1_000, 3_000)}\n\n"));
        var withTime = http.Request.Query.ContainsKey("clock");
        WriteBeat(pipe, withTime, stream);
        var place = lastSeq is { } seq ? stream.PlaceAfter(seq) : null;
        while (!stop.IsCancellationRequested)
        {
            place = Write(pipe, place);
            if (Interlocked.Exchange(ref _own, null) is { } own) pipe.Write(own);
            if (Volatile.Read(ref _beat))
            {
                Volatile.Write(ref _beat, false);
                WriteBeat(pipe, withTime, stream);
            }

            if ((await pipe.FlushAsync(stop)).IsCompleted) return;
            await _bell.WaitAsync();
        }
    }

    /// <summary>The last event before a stop: when to come back, spread so that a whole crowd doesn't in one second.</summary>
    public static async Task SayGoodbyeAsync(HttpContext http)
    {
        // A phone that doesn't read holds up nobody.
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        http.Response.BodyWriter.Write(Encoding.UTF8.GetBytes($"retry: {Random.Shared.Next(1_000, 5_000)}\nevent: restart\ndata: {{}}\n\n"));
        await http.Response.BodyWriter.FlushAsync(soon.Token);
    }

    // The page's countdowns go by the server's clock, however wrong the phone's is; other readers get a bare comment.
    private static void WriteBeat(IBufferWriter<byte> pipe, bool withTime, ShowStream stream) =>
        pipe.Write(!withTime ? Beat : Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"event: time\ndata: {stream.Now.ToUnixTimeMilliseconds()}\n\n")));

    private long Write(IBufferWriter<byte> pipe, long? place)
    {
        if (place is { } from && stream.Since(from) is { Length: <= MostBehind } batches && (!Json || batches.All(b => b.Json is not null)))
        {
            foreach (var batch in batches) pipe.Write(Json ? batch.Json! : batch.Html);
            return from + batches.Length;
        }

        var (snapshot, at) = stream.Snapshot(Json);
        pipe.Write(snapshot);
        return at;
    }
}
