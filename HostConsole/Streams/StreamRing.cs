namespace HostConsole.Streams;

/// <summary>What one change is for each kind of reader.</summary>
/// <param name="Json">Null where nobody read JSON when it was made.</param>
public sealed record StreamBatch(long Seq, byte[] Html, byte[]? Json);

/// <summary>The last changes, bounded by number and bytes. A place in it is the number of batches ever added.</summary>
public sealed class StreamRing(long seq, int most = 512, int mostBytes = 4 << 20)
{
    private readonly Lock _gate = new();
    private readonly Queue<StreamBatch> _batches = new();
    private long _end, _floor = seq, _seq = seq;
    private int _bytes;
    private (long Place, long End, StreamBatch[] Batches) _asked = (-1, -1, []);

    public void Add(StreamBatch batch)
    {
        lock (_gate)
        {
            _batches.Enqueue(batch);
            (_end, _seq, _bytes) = (_end + 1, batch.Seq, _bytes + batch.Html.Length + (batch.Json?.Length ?? 0));
            while (_batches.Count > most || _bytes > mostBytes)
            {
                var old = _batches.Dequeue();
                (_floor, _bytes) = (old.Seq, _bytes - old.Html.Length - (old.Json?.Length ?? 0));
            }
        }
    }

    /// <summary>
    /// The place after what a reader has who saw <paramref name="lastSeq"/>; null where that is too long ago, or of
    /// another log.
    /// </summary>
    public long? After(long lastSeq)
    {
        lock (_gate)
        {
            if (lastSeq < _floor || lastSeq > _seq) return null;
            var place = _end - _batches.Count;
            foreach (var batch in _batches)
            {
                if (batch.Seq > lastSeq) break;
                place++;
                // Where only stock changed beneath, two batches have one number: the later ones are sent again, which harms nobody.
                if (batch.Seq == lastSeq) break;
            }

            return place;
        }
    }

    /// <summary>The batches from a place on; null where some are gone already.</summary>
    public StreamBatch[]? Since(long place)
    {
        lock (_gate)
        {
            var skip = place - (_end - _batches.Count);
            if (skip < 0) return null;
            // Nearly all phones ask from the same place: they get the same answer.
            if (_asked.Place != place || _asked.End != _end) _asked = (place, _end, [.. _batches.Skip((int)skip)]);
            return _asked.Batches;
        }
    }

    public long End { get { lock (_gate) return _end; } }
}
