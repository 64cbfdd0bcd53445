using HostConsole.Core.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Tests.Store;

public sealed class MigrationTest
{
    [Fact]
    public void The_migrated_schema_is_the_models_schema()
    {
        using var migrated = new SqliteConnection("Data Source=:memory:");
        migrated.Open();
        using (var db = new HostDb(new DbContextOptionsBuilder<HostDb>().UseSqlite(migrated)
                   .ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning)).Options))
            db.Database.Migrate();
        using var created = new SqliteConnection("Data Source=:memory:");
        created.Open();
        using (var db = new HostDb(new DbContextOptionsBuilder<HostDb>().UseSqlite(created).Options))
        {
            var script = db.Database.GenerateCreateScript();
            using var command = created.CreateCommand();
            command.CommandText = script;
            command.ExecuteNonQuery();
        }

        Assert.Equal(Schema(created), Schema(migrated));
    }

    private static string[] Schema(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT type || ' ' || name || ' ' || sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY 1";
        using var row = command.ExecuteReader();
        var lines = new List<string>();
        while (row.Read()) lines.Add(string.Join(' ', row.GetString(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return [.. lines];
    }
}
