using System.Collections.Concurrent;

namespace HostConsole.Core.Store;

/// <summary>Reads ahead on a thread of its own, so that what is read can be folded while the next is read and parsed.</summary>
public static class ReadAhead
{
    private const int Together = 512;
    private const int Chunks = 8;

    /// <summary>The same items in the same order; what the source throws is thrown here.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source)
    {
        using var chunks = new BlockingCollection<T[]>(Chunks);
        using var stop = new CancellationTokenSource();
        var reading = Task.Factory.StartNew(() => Read(source, chunks, stop.Token), CancellationToken.None,
            TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var chunk in chunks.GetConsumingEnumerable(CancellationToken.None))
                foreach (var item in chunk) yield return item;
        }
        finally
        {
            stop.Cancel();
            reading.GetAwaiter().GetResult();
        }
    }

    private static void Read<T>(IEnumerable<T> source, BlockingCollection<T[]> chunks, CancellationToken stop)
    {
        try
        {
            foreach (var chunk in source.Chunk(Together)) chunks.Add(chunk, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        finally
        {
            chunks.CompleteAdding();
        }
    }
}
