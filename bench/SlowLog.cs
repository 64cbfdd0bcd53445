using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Bench;

/// <summary>A log on a disk that takes longer: each commit waits before it is written, as on a cheap server's network disk.</summary>
internal sealed class SlowLog(IFactLog log, TimeSpan commit) : IFactLog
{
    public LogBatch NewBatch() => log.NewBatch();

    public void Append(LogBatch batch)
    {
        Thread.Sleep(commit);
        log.Append(batch);
    }

    public IEnumerable<LoggedFact> ReadLedgerAnd(IReadOnlyCollection<RunId> runs) => log.ReadLedgerAnd(runs);
    public IEnumerable<LoggedFact> ReadRun(RunId run, long after) => log.ReadRun(run, after);
    public IReadOnlyList<LoggedFact> ReadPage(RunId run, long after, int most) => log.ReadPage(run, after, most);
    public IReadOnlyList<ShowEntry> ReadShows() => log.ReadShows();
    public IReadOnlyList<KeptAnswer> ReadAnswers(DateTimeOffset now) => log.ReadAnswers(now);
    public long LastSeq() => log.LastSeq();
    public void Checkpoint() => log.Checkpoint();
}
