using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using HostConsole.Core.Kernel;

namespace HostConsole.Viewers;

/// <summary>
/// One open stream. It holds a place in the ring and nothing else: a phone that is slow skips to the newest state. What
/// wakes it writes for it, so that a change to ten thousand phones is one loop and not ten thousand tasks.
/// </summary>
/// <param name="alone">Has a connection of its own, as over HTTP/1.1.</param>
/// <param name="lastSeq">What the reader has already; null for nothing.</param>
public sealed class ViewerConnection(ViewerId viewer, bool json, bool alone, long? lastSeq, ShowStream stream)
{
    private const int MostBehind = 64;
    private const int Idle = 0, Writing = 1, WritingAndWoken = 2, Over = 3;
    private static readonly byte[] Beat = ":\n\n"u8.ToArray();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PipeWriter _pipe = null!;
    private CancellationToken _gone;
    private long? _place;
    private byte[]? _own;
    private bool _beat, _withTime, _ending;
    private int _state = Writing; // until it runs; who wakes it before only leaves word

    public ViewerId Viewer { get; } = viewer;
    public bool Json { get; } = json;
    public bool IsAlone { get; } = alone;
    public ShowStream Stream { get; } = stream;

    /// <summary>Another phone of the same viewer; kept by <see cref="OpenPhones"/>.</summary>
    public ViewerConnection? Next { get; set; }

    /// <summary>Waits in a line whose places move.</summary>
    public bool InLine { get; set; }

    /// <summary>Writes what is new, on the caller's thread; where a write is under way, that one goes on with it. Never waits.</summary>
    public void Wake()
    {
        while (true)
        {
            switch (Volatile.Read(ref _state))
            {
                case Idle when Interlocked.CompareExchange(ref _state, Writing, Idle) == Idle:
                    _ = WriteAsync(); // RunAsync waits for its end
                    return;
                case Writing when Interlocked.CompareExchange(ref _state, WritingAndWoken, Writing) == Writing:
                case WritingAndWoken or Over:
                    return;
            }
        }
    }

    /// <summary>Hands over what is this viewer's own; the newest replaces what was not sent yet.</summary>
    public void Give(byte[] own)
    {
        Volatile.Write(ref _own, own);
        Wake();
    }

    public void Heartbeat()
    {
        Volatile.Write(ref _beat, true);
        Wake();
    }

    /// <summary>Ends the stream: the phone went away, or the app stops.</summary>
    public void End()
    {
        Volatile.Write(ref _ending, true);
        Wake();
        if (Volatile.Read(ref _state) != Over) _pipe?.CancelPendingFlush();
    }

    /// <summary>Runs until the other side goes away or <see cref="End"/> is called.</summary>
    public async Task RunAsync(HttpContext http)
    {
        (_pipe, _gone, _withTime) = (http.Response.BodyWriter, http.RequestAborted, http.Request.Query.ContainsKey("clock"));
        // Phones that lose the server together don't come back in one second.
        _pipe.Write(Encoding.UTF8.GetBytes($"retry: {Random.Shared.Next(1_000, 3_000)}\n\n"));
        (_beat, _place) = (true, lastSeq is { } seq ? Stream.PlaceAfter(seq) : null);
        await using var gone = _gone.UnsafeRegister(static me => ((ViewerConnection)me!).End(), this);
        _ = WriteAsync();
        await _over.Task;
    }

    /// <summary>The last event before a stop: when to come back, spread so that a whole crowd doesn't in one second.</summary>
    public static async Task SayGoodbyeAsync(HttpContext http)
    {
        // A phone that doesn't read holds up nobody.
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        http.Response.BodyWriter.Write(Encoding.UTF8.GetBytes($"retry: {Random.Shared.Next(1_000, 5_000)}\nevent: restart\ndata: {{}}\n\n"));
        await http.Response.BodyWriter.FlushAsync(soon.Token);
    }

    private async Task WriteAsync()
    {
        try
        {
            do
            {
                Volatile.Write(ref _state, Writing);
                Interlocked.MemoryBarrier(); // what is looked at next is newer than any word left before
                if (Volatile.Read(ref _ending)) break;
                _place = WriteNews(_place);
                if ((await _pipe.FlushAsync(_gone)).IsCompleted) break;
                if (Interlocked.CompareExchange(ref _state, Idle, Writing) == Writing) return;
            } while (true);

            Finish(null);
        }
        catch (OperationCanceledException) { Finish(null); } // the phone went away
#pragma warning disable CA1031 // whatever it is, it is the request's, which waits for it
        catch (Exception e) { Finish(e); }
#pragma warning restore CA1031
    }

    private void Finish(Exception? why)
    {
        Volatile.Write(ref _state, Over);
        if (why is null) _over.TrySetResult();
        else _over.TrySetException(why);
    }

    private long WriteNews(long? place)
    {
        var at = WriteChanges(place);
        if (Interlocked.Exchange(ref _own, null) is { } own) _pipe.Write(own);
        if (!Volatile.Read(ref _beat)) return at;
        Volatile.Write(ref _beat, false);
        // The page's countdowns go by the server's clock, however wrong the phone's is; other readers get a bare comment.
        _pipe.Write(!_withTime ? Beat : Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"event: time\ndata: {Stream.Now.ToUnixTimeMilliseconds()}\n\n")));
        return at;
    }

    private long WriteChanges(long? place)
    {
        if (place is { } from && Stream.Since(from) is { Length: <= MostBehind } batches && (!Json || Array.TrueForAll(batches, b => b.Json is not null)))
        {
            // What was slept through is skipped as soon as the whole state is less to read.
            if (batches.Length <= 1 || batches.Sum(Length) <= Stream.Snapshot(Json).Bytes.Length)
            {
                foreach (var batch in batches) _pipe.Write(Json ? batch.Json! : batch.Html);
                return from + batches.Length;
            }
        }

        var (snapshot, at) = Stream.Snapshot(Json);
        _pipe.Write(snapshot);
        return at;
    }

    private int Length(StreamBatch batch) => Json ? batch.Json!.Length : batch.Html.Length;
}
