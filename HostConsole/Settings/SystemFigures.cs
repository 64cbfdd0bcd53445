using System.Diagnostics.Metrics;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Streams;

namespace HostConsole.Settings;

/// <param name="Middle">The median; null before there was any.</param>
public sealed record Spread(double? Middle, double? P99);

/// <summary>The engine and the machine at one moment.</summary>
/// <param name="Queue">Commands that wait for the writer.</param>
/// <param name="Batch">Commands in each of the last commits.</param>
/// <param name="Commit">Milliseconds that each of the last commits took.</param>
public sealed record SystemPicture(
    int Queue, Spread Batch, Spread Commit, long Facts, long FailedCommits, int Connections, int Streams,
    long Memory, long Store, long WriteAhead, long FreeDisk, TimeSpan Uptime);

/// <summary>Listens to this process's own meters, and keeps what the System page shows.</summary>
public sealed class SystemFigures(
    ShowWriter writer, ShowStreams streams, IMeterFactory meters, DataFolder folder, TimeProvider clock)
    : IHostedService, IDisposable
{
    public const string StreamsMeter = "HostConsole.Viewers", OpenStreams = "hostconsole.viewers.streams";
    private const string Connections = "kestrel.active_connections";
    private readonly MeterListener _listener = new();
    private readonly Recent _batches = new(), _commits = new();
    private readonly DateTimeOffset _since = clock.GetUtcNow();
    private long _facts, _failed, _connections, _queue, _streams;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(StreamsMeter)
            .CreateObservableGauge(OpenStreams, () => streams.Open, "{stream}", "Open event streams of the audience");
        // Others' meters of the same name (a second app in a test's process) are not ours.
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, writer.Meters.Meter)
                || (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Name is Connections or OpenStreams))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) =>
        {
            if (instrument.Name == EngineMeters.BatchSize) _batches.Add(value);
            else if (instrument.Name == EngineMeters.Queue) Volatile.Write(ref _queue, value);
            else if (instrument.Name == OpenStreams) Volatile.Write(ref _streams, value);
        });
        _listener.SetMeasurementEventCallback<double>((_, value, _, _) => _commits.Add(value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            if (instrument.Name == EngineMeters.Facts) Interlocked.Add(ref _facts, value);
            else if (instrument.Name == EngineMeters.FailedCommits) Interlocked.Add(ref _failed, value);
            else if (instrument.Name == Connections) Interlocked.Add(ref _connections, value);
        });
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public SystemPicture Take()
    {
        _listener.RecordObservableInstruments();
        return new(
            (int)Volatile.Read(ref _queue), _batches.Spread(), _commits.Spread(), Volatile.Read(ref _facts), Volatile.Read(ref _failed),
            (int)Math.Max(0, Volatile.Read(ref _connections)), (int)Volatile.Read(ref _streams), Environment.WorkingSet,
            Length(LiveSetup.StoreFile), Length(LiveSetup.StoreFile + "-wal"),
            new DriveInfo(folder.Path).AvailableFreeSpace, clock.GetUtcNow() - _since);
    }

    private long Length(string name) => new FileInfo(folder.File(name)) is { Exists: true } file ? file.Length : 0;

    public void Dispose() => _listener.Dispose();

    /// <summary>The last 512 values. Written by one thread; a reader may see one that is a little newer than its neighbours.</summary>
    private sealed class Recent
    {
        private readonly double[] _values = new double[512];
        private long _count;

        public void Add(double value)
        {
            Volatile.Write(ref _values[_count % _values.Length], value);
            Volatile.Write(ref _count, _count + 1);
        }

        public Spread Spread()
        {
            var count = (int)Math.Min(Volatile.Read(ref _count), _values.Length);
            if (count == 0) return new(null, null);
            var sorted = _values[..count];
            Array.Sort(sorted);
            return new(sorted[count / 2], sorted[Math.Min(count - 1, count * 99 / 100)]);
        }
    }
}
