using Microsoft.Data.Sqlite;

namespace HostConsole.Core.Store;

/// <summary>A copy of a database as it stood at one moment, by SQLite's backup API, while the console writes on.</summary>
public static class Snapshot
{
    private const int Unit = 4096;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <param name="copy">A file that is not there yet. It is complete, checked and on the disk when this returns.</param>
    /// <exception cref="InvalidDataException">The database is damaged; what was copied of it is gone.</exception>
    public static async Task TakeAsync(string database, string copy, Action<int, int>? progress = null, CancellationToken cancel = default)
    {
        try
        {
            await CopyAsync(database, copy, progress, cancel);
            if (Check(copy) is { } damage) throw new InvalidDataException($"{Path.GetFileName(database)} is damaged: {damage}");
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    // The backup API reads within one moment of the source: in WAL mode it holds up no writer, and no writer holds up it.
    private static async Task CopyAsync(string database, string copy, Action<int, int>? progress, CancellationToken cancel)
    {
        var total = (int)(new FileInfo(database).Length / Unit);
        var copying = Task.Run(() =>
        {
            using var from = Open(database, SqliteOpenMode.ReadOnly);
            using var to = Open(copy, SqliteOpenMode.ReadWriteCreate);
            // Synchronised once at the end: half a copy is worth nothing anyhow.
            Execute(to, "PRAGMA synchronous=OFF;");
            from.BackupDatabase(to);
        }, cancel);
        while (!copying.IsCompleted)
        {
            await Task.WhenAny(copying, Task.Delay(LookEvery, TimeProvider.System, CancellationToken.None));
            progress?.Invoke(File.Exists(copy) ? Math.Min(total, (int)(new FileInfo(copy).Length / Unit)) : 0, total);
        }

        await copying;
    }

    /// <summary>SQLite's whole check of a database that nobody has open.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Check(string database)
    {
        using var connection = Open(database, SqliteOpenMode.ReadWrite);
        // A copy of a database in WAL mode says so in its header; as one file it is easier to hand on.
        Execute(connection, "PRAGMA journal_mode=DELETE;");
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(3)";
        using var row = command.ExecuteReader();
        var found = new List<string>();
        while (row.Read()) found.Add(row.GetString(0));
        return found is ["ok"] ? null : string.Join("; ", found);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
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
