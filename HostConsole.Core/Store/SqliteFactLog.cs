using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>The log in SQLite. Writes on one connection of its own, WAL with full synchronisation: what is committed survives a power cut.</summary>
public sealed class SqliteFactLog : IFactLog, IDisposable
{
    private const string Columns = "SELECT \"Seq\", \"Run\", \"House\", \"At\", \"By\", \"Name\", \"Version\", \"Data\" FROM \"Facts\" ";

    // A checkpoint costs two more waits for the disk; after each lone command that would double its price.
    private const int CheckpointAfter = 2_000;
    private const int CheckpointEvery = 5_000;

    private readonly string _connectionString;
    private readonly IDbContextFactory<HostDb> _store;
    private readonly WriteGate _gate;
    private readonly SqliteConnection _writer;
    private readonly LogStatements _sql;
    private long _written;
    private long _checkpointedAt = Environment.TickCount64;

    public SqliteFactLog(string connectionString, IDbContextFactory<HostDb> store, WriteGate gate)
    {
        (_connectionString, _store, _gate) = (connectionString, store, gate);
        using (var db = store.CreateDbContext()) db.Database.Migrate();
        _writer = Open(connectionString);
        Execute(_writer, "PRAGMA journal_mode=WAL;");
        _sql = new(_writer);
    }

    /// <summary>Called after each commit with the personal data in it.</summary>
    public event Action<IReadOnlyList<PersonalData>>? PeopleCommitted;

    public void Append(LogBatch batch)
    {
        _gate.Enter();
        try
        {
            using var transaction = _writer.BeginTransaction(deferred: false);
            if (batch.IsEmpty) Scratch(transaction);
            else _sql.Write(batch, transaction);
            transaction.Commit();
            _written += Math.Max(1, batch.Facts.Count);
        }
        finally
        {
            _gate.Leave();
        }

        if (batch.People.Count > 0) PeopleCommitted?.Invoke(batch.People);
    }

    public IEnumerable<LoggedFact> ReadHouseAnd(IReadOnlyCollection<RunId> runs)
    {
        var ids = string.Join(',', runs.Select(r => $"'{Key(r.Value)}'"));
        return Read($"{Columns} WHERE \"House\" = 1 OR \"Run\" IN ({ids}) ORDER BY \"Seq\"", _ => { });
    }

    public IEnumerable<LoggedFact> ReadRun(RunId run, long after) => Read($"{Columns} WHERE \"Run\" = $run AND \"Seq\" > $after ORDER BY \"Seq\"", c =>
    {
        c.Parameters.AddWithValue("$run", Key(run.Value));
        c.Parameters.AddWithValue("$after", after);
    });

    private IEnumerable<LoggedFact> Read(string sql, Action<SqliteCommand> bind)
    {
        using var connection = Open(_connectionString);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants and GUIDs
        command.CommandText = sql;
#pragma warning restore CA2100
        bind(command);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new(
                row.GetInt64(0), row.IsDBNull(1) ? null : new RunId(row.GetGuid(1)), row.GetBoolean(2), new(row.GetInt64(3), TimeSpan.Zero),
                Actor.Parse(row.GetString(4)), FactCatalog.Read(row.GetString(5), row.GetInt32(6), row.GetString(7)));
        }
    }

    public IReadOnlyList<ShowEntry> ReadShows()
    {
        using var db = _store.CreateDbContext();
        return [.. db.Shows.AsNoTracking().AsEnumerable().Select(ToEntry)];
    }

    public static ShowEntry ToEntry(ShowRow s) => new(
        new(s.Id), s.Code, JsonSerializer.Deserialize<ShowSettings>(s.Settings, Json.Options)!, (ShowStatus)s.Status, s.Rehearsal is { } r ? new RunId(r) : null,
        Time(s.CreatedAt)!.Value, Time(s.StartedAt), Time(s.EndedAt), s.View);

    public IReadOnlyList<KeptAnswer> ReadAnswers(DateTimeOffset now)
    {
        using var db = _store.CreateDbContext();
        return [.. db.Answers.AsNoTracking().Where(a => a.ExpiresAt > now.UtcTicks).AsEnumerable().Select(a => new KeptAnswer(a.Key, a.BodyHash, a.Status, a.Body, Time(a.ExpiresAt)!.Value))];
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

    // A probe has to touch the disk: an empty transaction would succeed on a full one.
    private void Scratch(SqliteTransaction transaction)
    {
        using var command = _writer.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO \"Settings\" (\"Name\",\"Value\") VALUES ('probe',hex(randomblob(2000))) ON CONFLICT (\"Name\") DO UPDATE SET \"Value\" = excluded.\"Value\"";
        command.ExecuteNonQuery();
    }

    private void CheckpointNow()
    {
        _gate.Enter();
        try
        {
            using var command = _writer.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            command.ExecuteNonQuery();
            (_written, _checkpointedAt) = (0, Environment.TickCount64);
        }
        finally
        {
            _gate.Leave();
        }
    }

    public void Dispose()
    {
        if (_written > 0) CheckpointNow();
        _sql.Dispose();
        _writer.Dispose();
    }

    internal static string Key(Guid id) => id.ToString("D").ToUpperInvariant();

    private static DateTimeOffset? Time(long? ticks) => ticks is { } t ? new DateTimeOffset(t, TimeSpan.Zero) : null;

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Pragmas.Set(connection);
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
