using System.Diagnostics.Metrics;

namespace HostConsole.Core.Shows;

/// <summary>
/// What the writer measures of itself, for the System page and for any collector that listens to
/// <see cref="MeterName"/>.
/// </summary>
public sealed class EngineMeters : IDisposable
{
    public const string MeterName = "HostConsole.Engine";
    public const string Queue = "hostconsole.engine.queue", BatchSize = "hostconsole.engine.batch.size",
        CommitTime = "hostconsole.engine.commit.duration";
    public const string Facts = "hostconsole.engine.facts", FailedCommits = "hostconsole.engine.commits.failed";

    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _commit;
    private readonly Counter<long> _facts;
    private readonly Counter<long> _failed;

    public EngineMeters(Func<int> waiting)
    {
        Meter.CreateObservableGauge(Queue, waiting, "{command}", "Commands that wait for the writer");
        _batch = Meter.CreateHistogram<int>(BatchSize, "{command}", "Commands decided and committed together");
        _commit = Meter.CreateHistogram<double>(CommitTime, "ms", "From the first row of a batch until it is on the disk");
        _facts = Meter.CreateCounter<long>(Facts, "{fact}", "Facts committed");
        _failed = Meter.CreateCounter<long>(FailedCommits, "{commit}", "Commits that failed; the console is read-only after each");
    }

    /// <summary>A writer has a meter of its own, so that two in one process don't mix.</summary>
    public Meter Meter { get; } = new(MeterName);

    internal void Committed(int commands, int facts, TimeSpan took)
    {
        _batch.Record(commands);
        _commit.Record(took.TotalMilliseconds);
        _facts.Add(facts);
    }

    internal void Failed() => _failed.Add(1);

    public void Dispose() => Meter.Dispose();
}
