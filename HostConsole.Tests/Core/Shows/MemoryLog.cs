using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Tests.Shows;

/// <summary>The log in memory, through the same text as the store's; it can be told to fail.</summary>
internal sealed class MemoryLog : IFactLog
{
    private readonly List<(LoggedFact Place, string Name, int Version, string Data)> _facts = [];
    private readonly Dictionary<ShowId, ShowEntry> _shows = [];
    private readonly Dictionary<string, KeptAnswer> _answers = [];

    public Dictionary<OrderKey, Order> Orders { get; } = [];
    public Dictionary<(RunId Run, long Minute), MinuteTotals> Minutes { get; } = [];
    /// <summary>What was written in one transaction each.</summary>
    public List<IReadOnlyList<LoggedFact>> Batches { get; } = [];
    public IEnumerable<LoggedFact> Facts => _facts.Select(Read);

    /// <summary>Thrown by the next appends while set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Told of each fact when it is decided, before it is on its way to the log.</summary>
    public Action? Decided { get; set; }

    /// <summary>Called first by an append, which it may hold up or end.</summary>
    public Action? Appending { get; set; }

    /// <summary>Called when nothing has come for a while, and the log is moved into the store.</summary>
    public Action? Checkpointed { get; set; }

    public LogBatch NewBatch() => new ToldBatch(this);

    private sealed class ToldBatch(MemoryLog log) : LogBatch
    {
        public override void Add(LoggedFact fact)
        {
            base.Add(fact);
            log.Decided?.Invoke();
        }
    }

    public void Append(LogBatch batch)
    {
        Appending?.Invoke();
        if (Fault is { } fault) throw fault;
        Batches.Add([.. batch.Facts]);
        foreach (var f in batch.Facts)
        {
            Assert.True(f.Seq > LastSeq(), $"Seq {f.Seq} follows {LastSeq()}.");
            var name = FactCatalogue.NameOf(f.Fact);
            _facts.Add((f, name, FactCatalogue.VersionOf(name), FactCatalogue.Write(f.Fact)));
        }

        foreach (var s in batch.Shows.Values) _shows[s.Id] = s;
        foreach (var gone in batch.Removed) _shows.Remove(gone);
        foreach (var a in batch.Answers) _answers[a.Key] = a;
        foreach (var (key, order) in batch.Orders) Orders[key] = order;
        foreach (var (key, totals) in batch.Rollups.Minutes)
        {
            if (!Minutes.TryGetValue(key, out var sum)) Minutes[key] = sum = new();
            sum.Add(totals);
        }
    }

    public IEnumerable<LoggedFact> ReadLedgerAnd(IReadOnlyCollection<RunId> runs) =>
        [.. Facts.Where(f => f.InLedger || f.Run is { } run && runs.Contains(run))];
    public IReadOnlyList<LoggedFact> ReadPage(RunId run, long after, int most) => [.. ReadRun(run, after).Take(most)];

    public IEnumerable<LoggedFact> ReadRun(RunId run, long after) => [.. Facts.Where(f => f.Run == run && f.Seq > after)];
    public IReadOnlyList<ShowEntry> ReadShows() => [.. _shows.Values];
    public IReadOnlyList<KeptAnswer> ReadAnswers(DateTimeOffset now) => [.. _answers.Values.Where(a => a.ExpiresAt > now)];
    public long LastSeq() => _facts.Count == 0 ? 0 : _facts[^1].Place.Seq;
    public void Checkpoint() => Checkpointed?.Invoke();

    private static LoggedFact Read((LoggedFact Place, string Name, int Version, string Data) row) =>
        row.Place with { Fact = FactCatalogue.Read(row.Name, row.Version, row.Data) };
}
