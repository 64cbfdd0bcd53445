using System.Text.RegularExpressions;
using HostConsole.Accounts;
using HostConsole.Engine;
using HostConsole.Tests.App;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Tests.Accounts;

public sealed partial class AccountsDbTest
{
    [Fact]
    public async Task Given_the_migrations_Then_they_make_the_model_s_schema()
    {
        await using var migrated = await OpenAsync();
        await using (var db = Over(migrated)) await db.Database.MigrateAsync();
        await using var created = await OpenAsync();
        await using (var db = Over(created))
        {
            await using var command = created.CreateCommand();
            command.CommandText = db.Database.GenerateCreateScript();
            await command.ExecuteNonQueryAsync();
        }
        var expected = await SchemaAsync(created);
        Assert.Contains(expected, line => line.Contains("ApiKeys", StringComparison.Ordinal));
        Assert.Equal(expected, await SchemaAsync(migrated));
    }

    [Fact]
    public async Task Given_a_running_console_Then_its_accounts_are_no_wal_and_neither_they_nor_the_store_are_anybody_else_s_to_read()
    {
        await using var app = await RunningApp.StartAsync();
        var path = Path.Combine(app.DataPath, AccountsStore.FileName);
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("delete", await command.ExecuteScalarAsync());
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var store = Path.Combine(app.DataPath, LiveSetup.StoreFile);
        foreach (var file in (string[])[path, store, store + "-wal", app.DataPath, Path.Combine(app.DataPath, "keys")])
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & others);
    }

    private static async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return connection;
    }

    private static AccountsDb Over(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<AccountsDb>().UseSqlite(connection).Options);

    /// <summary>Every table's columns and every index, each on a line of one shape.</summary>
    private static async Task<List<string>> SchemaAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_\\_EF%' "
            + "ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY type, name";
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(Space().Replace(reader.GetString(0), " "));
        return lines;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
