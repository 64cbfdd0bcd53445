using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace HostConsole.Streams;

/// <summary>Where a stream is written: into an answer of HTTP, or straight onto its connection, in chunks (RFC 9112, 7.1).</summary>
/// <param name="Pipe">Null before the stream begins.</param>
/// <param name="Line">The connection that was taken over; null where HTTP makes the chunks, or the frames.</param>
public readonly record struct StreamOutput(PipeWriter? Pipe, ConnectionContext? Line)
{
    private const int LongestSize = 8 + 2;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return; // an empty chunk would be the last
        if (Line is null)
        {
            Pipe!.Write(bytes);
            return;
        }

        var size = Pipe!.GetSpan(LongestSize);
        Utf8Formatter.TryFormat(bytes.Length, size, out var digits, 'x');
        "\r\n"u8.CopyTo(size[digits..]);
        Pipe.Advance(digits + 2);
        Pipe.Write(bytes);
        Pipe.Write("\r\n"u8);
    }

    public ValueTask<FlushResult> FlushAsync(CancellationToken cancel) => Pipe!.FlushAsync(cancel);

    public void CancelPendingFlush() => Pipe?.CancelPendingFlush();

    /// <summary>Cuts off a phone that takes nothing. Above HTTP, HTTP does that.</summary>
    public void Abort() => Line?.Abort(new ConnectionAbortedException("The phone took nothing for too long."));

    /// <summary>The last event before a stop: when to come back, spread so that a whole crowd doesn't in one second.</summary>
    public async Task SayGoodbyeAsync()
    {
        // A phone that doesn't read holds up nobody.
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        Write(Encoding.UTF8.GetBytes($"retry: {Random.Shared.Next(1_000, 5_000)}\nevent: restart\ndata: {{}}\n\n"));
        WriteEnd();
        await Pipe!.FlushAsync(soon.Token);
    }

    /// <summary>Says that the answer is whole; nothing may be written after it.</summary>
    public void WriteEnd()
    {
        if (Line is not null) Pipe!.Write("0\r\n\r\n"u8);
    }
}
