using HostConsole.Accounts;
using HostConsole.Engine;
using HostConsole.Hosting;
using Microsoft.Data.Sqlite;

namespace HostConsole.Settings;

/// <summary>
/// Tells whether anybody committed something since it was asked last: <c>PRAGMA data_version</c> of each database, on a
/// connection that stays open.
/// </summary>
internal sealed class DatabaseChanges(DataFolder folder) : IDisposable
{
    private readonly SqliteConnection[] _databases =
        [.. new[] { LiveSetup.StoreFile, AccountsStore.FileName }.Select(name => Open(folder.File(name)))];

    public long[] Versions() => [.. _databases.Select(Version)];

    private static long Version(SqliteConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 2
        }.ToString());
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        foreach (var database in _databases) database.Dispose();
    }
}
