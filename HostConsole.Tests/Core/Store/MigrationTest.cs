using HostConsole.Core.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Tests.Store;

public sealed class MigrationTest
{
    [Fact]
    public void The_migrated_schema_is_the_models_schema()
    {
        using var migrated = new SqliteConnection("Data Source=:memory:");
        migrated.Open();
        using (var db = new HostDb(new DbContextOptionsBuilder<HostDb>().UseSqlite(migrated).Options))
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

    [Fact]
    public void The_tools_find_nothing_that_a_migration_would_have_to_change()
    {
        using var db = new HostDbForTools().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration: README.md says how.");
    }

    [Fact]
    public void First_seen_rows_of_an_older_store_are_counted_in_their_minutes()
    {
        using var old = new SqliteConnection("Data Source=:memory:");
        old.Open();
        using var db = new HostDb(new DbContextOptionsBuilder<HostDb>().UseSqlite(old).Options);
        db.GetService<IMigrator>().Migrate("20261121000000_First");
        var (run, other) = (Guid.Parse("019a0000-0000-7000-8000-00000000000a"), Guid.Parse("019a0000-0000-7000-8000-00000000000b"));
        Run(old, $"""
            INSERT INTO "Minutes" VALUES ('{run:D}', 7, 12, 1, 2, 3, 4, 5, 6, 700, 80, 9, 10);
            INSERT INTO "Seen" VALUES ('{run:D}', 1, 'A', 7), ('{run:D}', 1, 'B', 7), ('{run:D}', 2, 'A', 7), ('{run:D}', 3, 'A', 8),
                ('{run:D}', 4, 'C', 8), ('{other:D}', 1, 'A', 7);
            """.Replace($"{run:D}", $"{run:D}".ToUpperInvariant(), StringComparison.Ordinal)
               .Replace($"{other:D}", $"{other:D}".ToUpperInvariant(), StringComparison.Ordinal));
        db.Database.Migrate();
        var rows = db.Minutes.AsNoTracking().OrderBy(m => m.Run).ThenBy(m => m.Minute).ToList();
        Assert.Equal(
            [(run, 7, 2, 1, 0, 0), (run, 8, 0, 0, 1, 1), (other, 7L, 1, 0, 0, 0)],
            rows.Select(m => (m.Run, m.Minute, m.NewViewers, m.NewActive, m.NewClaimers, m.NewBuyers)));
        var m = rows[0];
        Assert.Equal((12, 1, 2, 3, 4, 5, 6, 700L, 80L, 9L, 10), (m.Watching, m.Comments, m.Questions, m.Votes, m.Claims,
            m.Entries, m.Orders, m.Gmv, m.Refunds, m.Discounts, m.Units));
    }

    [Fact]
    public void The_log_of_an_older_store_is_found_by_stretches()
    {
        using var old = new SqliteConnection("Data Source=:memory:");
        old.Open();
        using var db = new HostDb(new DbContextOptionsBuilder<HostDb>().UseSqlite(old).Options);
        db.GetService<IMigrator>().Migrate("20261121100000_SeenByMinute");
        var run = Guid.Parse("019A0000-0000-7000-8000-00000000000A");
        Run(old, $"INSERT INTO \"Facts\" SELECT value, CASE WHEN value % 7 = 0 THEN NULL ELSE '"
            + $"{$"{run:D}".ToUpperInvariant()}' END, value % 7 = 0, 0, 'clock:', 'X', 1, '' FROM (WITH RECURSIVE "
            + "n(value) AS (SELECT 3 UNION ALL SELECT value + 1 FROM n WHERE value < 2500) SELECT value FROM n);");
        db.Database.Migrate();
        Assert.Equal(
            [(SpanRow.Ledger, 7, 994), (SpanRow.Ledger, 1001, 1995), (SpanRow.Ledger, 2002, 2499), (run, 3, 999),
                (run, 1000, 1999), (run, 2000L, 2500L)],
            db.Set<SpanRow>().AsNoTracking().OrderBy(s => s.Stream).ThenBy(s => s.From).AsEnumerable()
                .Select(s => (s.Stream, s.From, s.To)));
    }

    [Fact]
    public void Tokens_that_an_older_store_holds_are_erased_and_other_answers_stay()
    {
        var file = Path.Combine(Path.GetTempPath(), $"hostconsole-tokens-{Guid.NewGuid():N}.db");
        try
        {
            using (var old = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                old.Open();
                using var db = new HostDb(new DbContextOptionsBuilder<HostDb>().UseSqlite(old).Options);
                db.GetService<IMigrator>().Migrate("20261121150000_Spans");
                Run(old, """
                    INSERT INTO "Answers" ("Key","BodyHash","Status","Body","ExpiresAt") VALUES
                    ('a', '', 200, '{"viewer":"1","token":"CfDJ8-secret-of-somebody"}', 9000000000000000000),
                    ('b', '', 201, '{"message":"my token: none"}', 9000000000000000000);
                    """);
                db.Database.Migrate();
                Assert.Equal(["b"], db.Answers.AsNoTracking().Select(a => a.Key).ToList());
            }

            Assert.DoesNotContain("secret-of-somebody", File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal);
        }
        finally
        {
            foreach (var left in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*")) File.Delete(left);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string[] Schema(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT type || ' ' || name || ' ' || sql FROM sqlite_master WHERE sql IS NOT NULL AND "
            + "name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY 1";
        using var row = command.ExecuteReader();
        var lines = new List<string>();
        while (row.Read()) lines.Add(string.Join(' ', row.GetString(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return [.. lines];
    }
}
