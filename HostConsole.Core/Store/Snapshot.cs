using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HostConsole.Core.Store;

/// <summary>A copy of a database as it stood at one moment, by SQLite's backup API, while the console writes on.</summary>
public static class Snapshot
{
    // A megabyte at a time with a breath between, and to the disk every eight: the writer's own waits for it go before.
    private const int PagesAtOnce = 256, StepsToFlush = 8;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);

    /// <param name="copy">A file that is not there yet. It is complete, checked and on the disk when this returns.</param>
    /// <exception cref="InvalidDataException">The database is damaged; what was copied of it is gone.</exception>
    public static async Task TakeAsync(string database, string copy, Action<int, int>? progress = null, CancellationToken cancel = default)
    {
        try
        {
            await CopyAsync(database, copy, progress, cancel);
            if (Check(copy, "quick_check") is { } damage)
                throw new InvalidDataException($"{Path.GetFileName(database)} is damaged: {damage}");
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    // In WAL mode a reader holds up no writer. Its transaction holds the moment, or every commit between two steps would begin
    // the copy anew. Without Microsoft.Data.Sqlite, whose own backup copies all in one go.
    private static async Task CopyAsync(string database, string copy, Action<int, int>? progress, CancellationToken cancel)
    {
        using var from = OpenRaw(database, raw.SQLITE_OPEN_READONLY, "BEGIN; SELECT count(*) FROM sqlite_master");
        using var to = OpenRaw(copy, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, "PRAGMA synchronous=OFF");
        await using var disk = new FileStream(copy, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        using var backup = raw.sqlite3_backup_init(to, "main", from, "main");
        if (backup is null || backup.IsInvalid)
            throw new IOException($"The backup could not begin: {raw.sqlite3_errmsg(to).utf8_to_string()}.");
        for (var steps = 1; ; steps++)
        {
            var step = raw.sqlite3_backup_step(backup, PagesAtOnce);
            if (step is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
                throw new IOException($"The backup stopped: {raw.sqlite3_errstr(step).utf8_to_string()}.");
            var total = raw.sqlite3_backup_pagecount(backup);
            progress?.Invoke(total - raw.sqlite3_backup_remaining(backup), total);
            if (step == raw.SQLITE_DONE) break;
            if (steps % StepsToFlush == 0) disk.Flush(flushToDisk: true);
            await Task.Delay(Breath, TimeProvider.System, cancel);
        }

        disk.Flush(flushToDisk: true);
    }

    private static sqlite3 OpenRaw(string path, int flags, string first)
    {
        var result = raw.sqlite3_open_v2(path, out var database, flags, null);
        if (result == raw.SQLITE_OK) raw.sqlite3_busy_timeout(database, 2_000);
        if (result == raw.SQLITE_OK && (result = raw.sqlite3_exec(database, first)) == raw.SQLITE_OK) return database;
        database.Dispose();
        throw new IOException($"{path} can't be opened for a backup: {raw.sqlite3_errstr(result).utf8_to_string()}.");
    }

    /// <summary>SQLite's own check of a database that nobody has open: whole, or without the indexes at a third of the price.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Check(string database, string how = "integrity_check")
    {
        using var connection = Open(database, SqliteOpenMode.ReadWrite);
        // A copy of a database in WAL mode says so in its header; as one file it is easier to hand on.
        Execute(connection, "PRAGMA journal_mode=DELETE;");
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // one of two words
        command.CommandText = $"PRAGMA {how}(3)";
#pragma warning restore CA2100
        using var row = command.ExecuteReader();
        var found = new List<string>();
        while (row.Read()) found.Add(row.GetString(0));
        return found is ["ok"] ? null : string.Join("; ", found);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
