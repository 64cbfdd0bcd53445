using System.Globalization;
using System.Text;
using HostConsole.Core.Kernel;
using HostConsole.Viewers;

namespace HostConsole.Streams;

/// <summary>
/// One open stream. It holds a place in the ring and nothing else: a phone that is slow skips to the newest state. What
/// wakes it writes for it, so that a change to ten thousand phones is one loop and not ten thousand tasks.
/// </summary>
/// <param name="alone">Has a connection of its own, as over HTTP/1.1.</param>
/// <param name="withTime">Is to be told the server's clock.</param>
/// <param name="lastSeq">What the reader has already; null for nothing.</param>
public sealed class ViewerConnection(ViewerId viewer, bool json, bool alone, bool withTime, long? lastSeq, ShowStream stream)
{
    private const int MostBehind = 64;
    private const int Patience = 8; // beats, of 15 seconds
    private const int Idle = 0, Writing = 1, WritingAndWoken = 2, Over = 3;
    private static readonly byte[] Beat = ":\n\n"u8.ToArray(), Rest = "event: rest\ndata: {}\n\n"u8.ToArray();
    private static long _opened;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamOutput _output;
    private CancellationToken _gone;
    private long? _place;
    private byte[]? _own;
    private bool _beat, _ending, _resting;
    private byte _beatsMissed;
    private int _state = Writing; // until it runs; who wakes it before only leaves word

    public ViewerId Viewer { get; } = viewer;
    public bool Json { get; } = json;
    public bool IsAlone { get; } = alone;
    public ShowStream Stream { get; } = stream;

    /// <summary>Reads for the audience's page, which knows how to let it go and come back.</summary>
    public bool IsPage { get; } = withTime;

    /// <summary>Greater than that of any stream that was opened before.</summary>
    public long Order { get; } = Interlocked.Increment(ref _opened);

    /// <summary>Another phone of the same viewer; kept by <see cref="OpenPhones"/>.</summary>
    public ViewerConnection? Next { get; set; }

    /// <summary>Things whose facts may change what is shown here (<see cref="AffectedViewers.AddFollowers"/>).</summary>
    public IReadOnlyCollection<Guid> Follows { get; set; } = [];

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
        // HTTP would give up a phone that takes nothing for minutes; where HTTP is gone, this does.
        if (Volatile.Read(ref _state) is Writing or WritingAndWoken && _beatsMissed++ == Patience) _output.Abort();
        Volatile.Write(ref _beat, true);
        Wake();
    }

    /// <summary>Tells a page to let its stream go until somebody looks at it again, and ends it.</summary>
    public void SendToRest()
    {
        Volatile.Write(ref _resting, true);
        Wake();
    }

    /// <summary>Ends the stream: the phone went away, or the app stops.</summary>
    public void End()
    {
        Volatile.Write(ref _ending, true);
        Wake();
        if (Volatile.Read(ref _state) != Over) _output.CancelPendingFlush();
    }

    /// <summary>Runs until the other side goes away or <see cref="End"/> is called.</summary>
    public Task RunAsync(StreamOutput output, CancellationToken gone)
    {
        (_output, _gone) = (output, gone);
        // Phones that lose the server together don't come back in one second.
        _output.Write(Encoding.UTF8.GetBytes($"retry: {Random.Shared.Next(1_000, 3_000)}\n\n"));
        (_beat, _place) = (true, lastSeq is { } seq ? Stream.PlaceAfter(seq) : null);
        _ = WriteAsync();
        return _over.Task;
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
                if (Volatile.Read(ref _resting))
                {
                    _output.Write(Rest);
                    _output.WriteEnd();
                    await _output.FlushAsync(_gone);
                    break;
                }

                _place = WriteNews(_place);
                if ((await _output.FlushAsync(_gone)).IsCompleted) break;
                _beatsMissed = 0;
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
        if (Interlocked.Exchange(ref _own, null) is { } own) _output.Write(own);
        if (!Volatile.Read(ref _beat)) return at;
        Volatile.Write(ref _beat, false);
        // The page's countdowns go by the server's clock, however wrong the phone's is; other readers get a bare comment.
        _output.Write(!IsPage ? Beat : Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"event: time\ndata: {Stream.Now.ToUnixTimeMilliseconds()}\n\n")));
        return at;
    }

    private long WriteChanges(long? place)
    {
        if (place is { } from && Stream.Since(from) is { Length: <= MostBehind } batches
            && (!Json || Array.TrueForAll(batches, b => b.Json is not null)))
        {
            // What was slept through is skipped as soon as the whole state is less to read.
            if (batches.Length <= 1 || batches.Sum(Length) <= Stream.Snapshot(Json).Bytes.Length)
            {
                foreach (var batch in batches) _output.Write(Json ? batch.Json! : batch.Html);
                return from + batches.Length;
            }
        }

        var (snapshot, at) = Stream.Snapshot(Json);
        _output.Write(snapshot);
        return at;
    }

    private int Length(StreamBatch batch) => Json ? batch.Json!.Length : batch.Html.Length;
}
