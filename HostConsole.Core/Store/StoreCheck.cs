using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace HostConsole.Core.Store;

/// <summary>Why a store can't be opened as it stands, and what to do, in a sentence for a person.</summary>
/// <param name="Passing">It may pass by itself (a lock, a read-only mount), so waiting makes sense.</param>
public sealed record Obstacle(string Reason, bool Passing);

/// <summary>
/// Looks at a database before anything may write to it: what is damaged, foreign or written by a newer version is refused and
/// left as it is, byte for byte, so that nobody makes it worse.
/// </summary>
public static class StoreCheck
{
    // Checked whole at each start up to this size, which takes a second or two; beyond, each backup's copy is checked.
    private const long CheckedWhole = 512 * 1024 * 1024;
    private const int Busy = 5, Locked = 6, Corrupt = 11, NoDatabase = 26;

    /// <param name="known">The migrations that this version knows.</param>
    /// <returns>Null where it can be opened, or is not there yet.</returns>
    public static Obstacle? Examine(string path, IEnumerable<string> known)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using (var connection = OpenToLook(path))
                if (Look(connection, path, known) is { } obstacle) return obstacle;
            return TryLock(path);
        }
        catch (SqliteException e)
        {
            return e.SqliteErrorCode switch
            {
                Busy or Locked => Taken(path),
                Corrupt or NoDatabase => Damaged(path, e.Message),
                _ => new($"The store {path} can't be opened ({e.Message}). HostConsole tries again by itself.", Passing: true),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new($"The store {path} can't be read ({e.Message}). HostConsole tries again by itself.", Passing: true);
        }
    }

    /// <summary>What a start that ended while it read the log has to say of the store.</summary>
    /// <returns>Null where the exception is about something else.</returns>
    public static Obstacle? ToldBy(Exception e, string path) => e switch
    {
        SqliteException { SqliteErrorCode: Corrupt or NoDatabase } => Damaged(path, e.Message),
        SqliteException => new($"The store {path} can't be opened ({e.Message.TrimEnd('.')}). Start HostConsole again "
            + "once there is room on the disk and nothing else holds the store.",
            Passing: false),
        JsonException => Damaged(path, $"a fact in its log can't be read: {e.Message}"),
        InvalidDataException => new($"The store {path} can't be read. {e.Message} Nothing in it was touched.", Passing: false),
        _ => null,
    };

    private static Obstacle? Look(SqliteConnection connection, string path, IEnumerable<string> known)
    {
        if (Rows(connection, "SELECT count(*) FROM sqlite_master") is ["0"]) return null;
        if (Rows(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'").Count == 0)
            return new($"{path} is an SQLite database, but no store of HostConsole's. Nothing in it was touched. Name "
                + "another folder (HostConsole:DataPath), or move the file away.",
                Passing: false);
        if (Rows(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId").Except(known)
            .ToArray() is { Length: > 0 } newer)
            return new($"The store {path} was written by a newer HostConsole (this one doesn't "
                + $"know {string.Join(", ", newer)}). Nothing in it was touched. Start the "
                + "newer version, or restore a backup that this version made.",
                Passing: false);
        if (new FileInfo(path).Length > CheckedWhole) return null;
        return Rows(connection, "PRAGMA quick_check(3)") is var found and not ["ok"] ? Damaged(path, string.Join("; ", found)) : null;
    }

    // Without a write-ahead log nothing has to be recovered, and SQLite can be told to leave not even a lock behind.
    private static SqliteConnection OpenToLook(string path)
    {
        var logged = new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };
        var source = logged ? path : new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1";
        return Open(source, SqliteOpenMode.ReadOnly);
    }

    private static Obstacle? TryLock(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        using var transaction = connection.BeginTransaction(deferred: false);
        return null;
    }

    private static SqliteConnection Open(string source, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false, DefaultTimeout = 2 }
                .ToString());
        connection.Open();
        return connection;
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        using var row = command.ExecuteReader();
        var rows = new List<string>();
        while (row.Read()) rows.Add(row.GetString(0));
        return rows;
    }

    private static Obstacle Taken(string path) =>
        new($"The store {path} is locked by another program. Close what else has it open; "
            + "HostConsole goes on by itself.",
            Passing: true);

    private static Obstacle Damaged(string path, string what) =>
        new($"The store {path} is damaged ({what.TrimEnd('.')}). Nothing in it was touched. Restore a backup: "
            + "HostConsole restore FILE (automatic ones are in "
            + $"{Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "backups")}).",
            Passing: false);
}
