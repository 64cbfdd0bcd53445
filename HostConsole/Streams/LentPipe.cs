using System.IO.Pipelines;

namespace HostConsole.Streams;

/// <summary>
/// A connection's bytes as HTTP gets them. HTTP closes what it is done with; where a stream has taken the connection
/// over, it stays open.
/// </summary>
public sealed class LentPipe(IDuplexPipe own, Func<bool> isTaken) : IDuplexPipe
{
    public PipeReader Input { get; } = new Reader(own.Input, isTaken);
    public PipeWriter Output { get; } = new Writer(own.Output, isTaken);

    private sealed class Reader(PipeReader own, Func<bool> isTaken) : PipeReader
    {
        public override bool TryRead(out ReadResult result) => own.TryRead(out result);
        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => own.ReadAsync(cancellationToken);
        protected override ValueTask<ReadResult> ReadAtLeastAsyncCore(int minimumSize,
            CancellationToken cancellationToken) =>
            own.ReadAtLeastAsync(minimumSize, cancellationToken);
        public override void AdvanceTo(SequencePosition consumed) => own.AdvanceTo(consumed);
        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => own.AdvanceTo(consumed, examined);
        public override void CancelPendingRead() => own.CancelPendingRead();

        public override void Complete(Exception? exception = null)
        {
            if (!isTaken()) own.Complete(exception);
        }
    }

    private sealed class Writer(PipeWriter own, Func<bool> isTaken) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => own.CanGetUnflushedBytes;
        public override long UnflushedBytes => own.UnflushedBytes;
        public override Memory<byte> GetMemory(int sizeHint = 0) => own.GetMemory(sizeHint);
        public override Span<byte> GetSpan(int sizeHint = 0) => own.GetSpan(sizeHint);
        public override void Advance(int bytes) => own.Advance(bytes);
        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            own.FlushAsync(cancellationToken);
        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source,
            CancellationToken cancellationToken = default) =>
            own.WriteAsync(source, cancellationToken);
        public override void CancelPendingFlush() => own.CancelPendingFlush();

        public override void Complete(Exception? exception = null)
        {
            if (!isTaken()) own.Complete(exception);
        }
    }
}
