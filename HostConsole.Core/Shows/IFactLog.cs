using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Shows;

/// <summary>An answer kept for a repeated call: same key and body get it again.</summary>
/// <param name="Key">Hash of caller, path and idempotency key.</param>
/// <param name="BodyHash">SHA-256 of the request's body.</param>
public sealed record KeptAnswer(string Key, string BodyHash, int Status, string Body, DateTimeOffset ExpiresAt);

/// <summary>A show's entry in the index of all shows, kept beside the facts.</summary>
/// <param name="View">The last picture of an ended show, as JSON; null while it runs.</param>
public sealed record ShowEntry(
    ShowId Id, string Code, ShowSettings Settings, ShowStatus Status, RunId? Rehearsal, DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? View = null)
{
    /// <summary>Out of the lists.</summary>
    public bool Archived { get; init; }
}

/// <summary>All that one transaction writes: facts, and what is folded from them for readers.</summary>
public class LogBatch
{
    private readonly List<LoggedFact> _facts = new(64);

    /// <summary>In the order of their <c>Seq</c>.</summary>
    public IReadOnlyList<LoggedFact> Facts => _facts;
    public List<PersonalData> People { get; } = [];
    public RollupBatch Rollups { get; } = new();
    public Dictionary<OrderKey, Order> Orders { get; } = [];
    public Dictionary<ShowId, ShowEntry> Shows { get; } = [];

    /// <summary>Shows that are gone from the index.</summary>
    public List<ShowId> Removed { get; } = [];
    public List<KeptAnswer> Answers { get; } = [];

    /// <summary>Facts by which something is kept beside the log, or no longer is.</summary>
    public List<LoggedFact> Kept { get; } = [];

    public virtual void Add(LoggedFact fact)
    {
        _facts.Add(fact);
        if (fact.Fact is IKept) Kept.Add(fact);
    }

    public bool IsEmpty => Facts.Count == 0 && People.Count == 0 && Answers.Count == 0 && Shows.Count == 0;
}

/// <summary>The append-only log. One process writes, through one writer; a second implementation keeps it in memory for tests.</summary>
public interface IFactLog
{
    /// <summary>An empty batch for <see cref="Append"/>.</summary>
    LogBatch NewBatch();

    /// <summary>Commits all of the batch or nothing; durable when it returns.</summary>
    void Append(LogBatch batch);

    /// <summary>The facts of the ledger and of the named runs, in the order of <c>Seq</c>.</summary>
    IEnumerable<LoggedFact> ReadLedgerAnd(IReadOnlyCollection<RunId> runs);

    /// <summary>The facts of one run, those of the ledger that concern it included, after a sequence.</summary>
    IEnumerable<LoggedFact> ReadRun(RunId run, long after);

    /// <summary>As <see cref="ReadRun"/>, the first so many at once.</summary>
    IReadOnlyList<LoggedFact> ReadPage(RunId run, long after, int most);

    IReadOnlyList<ShowEntry> ReadShows();
    IReadOnlyList<KeptAnswer> ReadAnswers(DateTimeOffset now);
    long LastSeq();

    /// <summary>Moves what is committed out of the write-ahead log; called when nothing has come for a while.</summary>
    void Checkpoint();
}
