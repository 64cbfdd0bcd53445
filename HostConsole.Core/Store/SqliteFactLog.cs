using System.Text;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>
/// The log in SQLite. Writes on one connection of its own, WAL with full synchronisation: what is committed survives a
/// power cut.
/// </summary>
public sealed class SqliteFactLog : IFactLog, IDisposable
{
    private const string Stretch = "SELECT \"Seq\", \"Run\", \"House\", \"At\", \"By\", \"Name\", \"Version\", "
        + "\"Data\" FROM \"Facts\" WHERE \"Seq\" BETWEEN $0 AND $1 AND ";

    // A probe has to touch the disk: an empty transaction would succeed on a full one.
    private const string Scratch = "INSERT INTO \"Settings\" (\"Name\",\"Value\") VALUES "
        + "('probe',hex(randomblob(2000))) ON CONFLICT (\"Name\") DO UPDATE SET \"Value\" = excluded.\"Value\"";

    // A checkpoint costs two more waits for the disk; after each lone command that would double its price.
    private const long CheckpointAfter = 1_000_000;
    private const int CheckpointEvery = 5_000;

    // Bytes of write-ahead log after which a crowd that never pauses is made to wait once, for some 20 ms. The log's room is a little more.
    private const long CheckpointAtLast = 32_000_000;

    // A page in the write-ahead log. However little it writes, a commit writes two anew: that of the last facts and that of the minute;
    // where the facts begin a new one, the one above it and the first page too.
    private const int Page = 4096 + 24;

    // What a busy show writes to again and again stays in memory; 32 MB.
    private const string Cache = "PRAGMA cache_size=-32768;";

    private readonly string _path;
    private readonly IDbContextFactory<HostDb> _store;
    private readonly WriteGate _gate;
    private readonly SecretSeal _seal;
    private readonly DirectConnection _writer;
    private readonly LogReaders _readers;
    private readonly LogStatements _sql;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private long _written;
    private long _checkpointedAt = Environment.TickCount64;

    /// <param name="seal">For the facts that hold a secret.</param>
    /// <param name="room">Bytes that the write-ahead log has on the disk from the start; see <see cref="LogRoom"/>.</param>
    public SqliteFactLog(string connectionString, IDbContextFactory<HostDb> store, WriteGate gate, SecretSeal seal, long room = 0)
    {
        (_path, _store, _gate, _seal) = (new SqliteConnectionStringBuilder(connectionString).DataSource, store, gate, seal);
        using (var db = store.CreateDbContext()) Upgrade.Run(db.Database);
        (_writer, _readers) = (new(_path), new(_path));
        _writer.Execute(Cache + "PRAGMA journal_mode=WAL;");
        LogRoom.Make(_path + "-wal", room);
        SealKey.SealEarlier(_writer, seal);
        (_sql, _begin, _commit) = (new(_writer, seal), _writer.Prepare("BEGIN IMMEDIATE"), _writer.Prepare("COMMIT"));
        using (var db = store.CreateDbContext()) RollupRebuild.Run(db, this);
    }

    /// <summary>Called after each commit with the personal data in it.</summary>
    public event Action<IReadOnlyList<PersonalData>>? PeopleCommitted;

    /// <summary>Called after each commit with the facts in it by which something is kept beside the log, or no longer is.</summary>
    public event Action<IReadOnlyList<LoggedFact>>? KeptCommitted;

    public LogBatch NewBatch() => _sql.NewBatch();

    public void Append(LogBatch batch)
    {
        _gate.Enter();
        try
        {
            _begin.Run();
            if (batch.IsEmpty) _writer.Execute(Scratch);
            else _sql.Write((EncodedBatch)batch);
            _commit.Run();
            _written += Logged(((EncodedBatch)batch).Bytes);
            if (_written >= CheckpointAtLast) MoveIntoStore();
        }
        catch
        {
            _writer.RollBack();
            _sql.Forget();
            throw;
        }
        finally
        {
            _gate.Leave();
        }

        _sql.Done((EncodedBatch)batch);
        if (batch.People.Count > 0) PeopleCommitted?.Invoke(batch.People);
        if (batch.Kept.Count > 0) KeptCommitted?.Invoke(batch.Kept);
    }

    /// <summary>About what a commit of so many bytes of facts takes in the write-ahead log.</summary>
    private static long Logged(long bytes) => (2 * Page) + bytes + Math.Min(2 * Page, 2 * bytes);

    public IEnumerable<LoggedFact> ReadLedgerAnd(IReadOnlyCollection<RunId> runs)
    {
        var ids = string.Join(',', runs.Select(r => $"'{Key(r.Value)}'"));
        return ReadAhead.Of(Read([SpanRow.Ledger, .. runs.Select(r => r.Value)], 0, $"(\"House\" = 1 OR \"Run\" IN ({ids}))"));
    }

    public IEnumerable<LoggedFact> ReadRun(RunId run, long after) => ReadAhead.Of(Read(run, after));

    public IReadOnlyList<LoggedFact> ReadPage(RunId run, long after, int most) => [.. Read(run, after).Take(most)];

    private IEnumerable<LoggedFact> Read(RunId run, long after) => Read([run.Value], after, $"\"Run\" = '{Key(run.Value)}'");

    private IEnumerable<LoggedFact> Read(Guid[] streams, long after, string mine)
    {
        using var reader = _readers.Begin();
        var connection = reader.Connection;
        using var row = connection.Prepare($"{Stretch}{mine} ORDER BY \"Seq\"");
        foreach (var (from, to) in LogSpans.Find(connection, streams, after))
        {
            row.Bind(from).Bind(to);
            while (row.Read()) yield return FactOf(row);
            row.Reset();
        }
    }

    private LoggedFact FactOf(Statement row) => new(
        row.Long(0),
        row.Utf8(1) is { IsEmpty: false } run ? new RunId(Guid.ParseExact(Encoding.ASCII.GetString(run), "D")) : null,
        row.Long(2) != 0, new(row.Long(3), TimeSpan.Zero),
        Actor.Parse(Encoding.UTF8.GetString(row.Utf8(4))),
        FactCatalogue.Read(FactCatalogue.KindOf(row.Utf8(5)), (int)row.Long(6), row.Utf8(7)) switch
        {
            ISealedFact secret => secret.Opened(_seal),
            var fact => fact
        });

    public IReadOnlyList<ShowEntry> ReadShows()
    {
        using var db = _store.CreateDbContext();
        return [.. db.Shows.AsNoTracking().AsEnumerable().Select(ToEntry)];
    }

    public static ShowEntry ToEntry(ShowRow s) => new(
        new(s.Id), s.Code, JsonSerializer.Deserialize<ShowSettings>(s.Settings, Json.Options)!, (ShowStatus)s.Status,
        s.Rehearsal is { } r ? new RunId(r) : null,
        Time(s.CreatedAt)!.Value, Time(s.StartedAt), Time(s.EndedAt), s.View)
    { Archived = s.Archived };

    public IReadOnlyList<KeptAnswer> ReadAnswers(DateTimeOffset now)
    {
        using var db = _store.CreateDbContext();
        return [.. db.Answers.AsNoTracking().Where(a => a.ExpiresAt > now.UtcTicks).AsEnumerable()
            .Select(a => new KeptAnswer(a.Key, a.BodyHash, a.Status, a.Body, Time(a.ExpiresAt)!.Value))];
    }

    public long LastSeq()
    {
        using var db = _store.CreateDbContext();
        return db.Facts.Max(f => (long?)f.Seq) ?? 0;
    }

    public void Checkpoint()
    {
        if (_written == 0 || _written < CheckpointAfter && Environment.TickCount64 - _checkpointedAt < CheckpointEvery) return;
        CheckpointNow();
    }

    private void CheckpointNow()
    {
        _gate.Enter();
        try
        {
            MoveIntoStore();
        }
        finally
        {
            _gate.Leave();
        }
    }

    // Where it fails, all stays where it is safe already; what is wrong with the disk shows at the next commit.
    private void MoveIntoStore()
    {
        try
        {
            _writer.Execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (SqliteException) { }

        (_written, _checkpointedAt) = (0, Environment.TickCount64);
    }

    public void Dispose()
    {
        if (_written > 0) CheckpointNow();
        _readers.Dispose();
        _sql.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _writer.Dispose();
    }

    internal static string Key(Guid id) => id.ToString("D").ToUpperInvariant();

    private static DateTimeOffset? Time(long? ticks) => ticks is { } t ? new DateTimeOffset(t, TimeSpan.Zero) : null;
}
