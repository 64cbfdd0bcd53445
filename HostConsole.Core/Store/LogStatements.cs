using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using Microsoft.Data.Sqlite;

namespace HostConsole.Core.Store;

/// <summary>The prepared statements of the log's writer: facts, and in the same transaction the rows that readers use.</summary>
internal sealed class LogStatements(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _fact = Prepare(connection, "INSERT INTO \"Facts\" (\"Seq\",\"Run\",\"House\",\"At\",\"By\",\"Name\",\"Version\",\"Data\") VALUES ($0,$1,$2,$3,$4,$5,$6,$7)", 8);
    private readonly SqliteCommand _person = Prepare(connection, """
        INSERT INTO "People" ("Id","Name","Email","Contact") VALUES ($0,$1,$2,$3)
        ON CONFLICT ("Id") DO UPDATE SET "Name" = COALESCE(excluded."Name","Name"), "Email" = COALESCE(excluded."Email","Email"), "Contact" = COALESCE(excluded."Contact","Contact")
        """, 4);
    private readonly SqliteCommand _minute = Prepare(connection, """
        INSERT INTO "Minutes" ("Run","Minute","Watching","Comments","Questions","Votes","Claims","Entries","Orders","Gmv","Refunds","Discounts","Units") VALUES ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)
        ON CONFLICT ("Run","Minute") DO UPDATE SET "Watching" = MAX("Watching",excluded."Watching"), "Comments" = "Comments" + excluded."Comments", "Questions" = "Questions" + excluded."Questions",
          "Votes" = "Votes" + excluded."Votes", "Claims" = "Claims" + excluded."Claims", "Entries" = "Entries" + excluded."Entries", "Orders" = "Orders" + excluded."Orders", "Gmv" = "Gmv" + excluded."Gmv",
          "Refunds" = "Refunds" + excluded."Refunds", "Discounts" = "Discounts" + excluded."Discounts", "Units" = "Units" + excluded."Units"
        """, 13);
    private readonly SqliteCommand _seen = Prepare(connection, "INSERT INTO \"Seen\" (\"Run\",\"As\",\"Who\",\"Minute\") VALUES ($0,$1,$2,$3) ON CONFLICT DO NOTHING", 4);
    private readonly SqliteCommand _order = Prepare(connection, """
        INSERT INTO "Orders" ("Key","Run","PlacedAt","Number","Customer","Currency","Gmv","Refunded","Discount","Units","State","Attribution","Excluded","Repeat","Code","Claim","Late","Lines")
        VALUES ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)
        ON CONFLICT ("Key") DO UPDATE SET "Gmv" = excluded."Gmv", "Refunded" = excluded."Refunded", "Discount" = excluded."Discount", "Units" = excluded."Units", "State" = excluded."State", "Late" = excluded."Late", "Lines" = excluded."Lines"
        """, 18);
    private readonly SqliteCommand _show = Prepare(connection, """
        INSERT INTO "Shows" ("Id","Code","Title","Settings","Status","Rehearsal","CreatedAt","StartedAt","EndedAt","View","RollupVersion") VALUES ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
        ON CONFLICT ("Id") DO UPDATE SET "Title" = excluded."Title", "Settings" = excluded."Settings", "Status" = excluded."Status", "Rehearsal" = excluded."Rehearsal",
          "StartedAt" = excluded."StartedAt", "EndedAt" = excluded."EndedAt", "View" = excluded."View"
        """, 11);
    private readonly SqliteCommand _answer = Prepare(connection, "INSERT INTO \"Answers\" (\"Key\",\"BodyHash\",\"Status\",\"Body\",\"ExpiresAt\") VALUES ($0,$1,$2,$3,$4) ON CONFLICT (\"Key\") DO UPDATE SET \"BodyHash\" = excluded.\"BodyHash\", \"Status\" = excluded.\"Status\", \"Body\" = excluded.\"Body\", \"ExpiresAt\" = excluded.\"ExpiresAt\"", 5);
    private readonly SqliteCommand _prune = Prepare(connection, "DELETE FROM \"Answers\" WHERE \"ExpiresAt\" < $0", 1);

    public void Write(LogBatch batch, SqliteTransaction transaction)
    {
        foreach (var f in batch.Facts)
        {
            var name = FactCatalog.NameOf(f.Fact);
            Run(_fact, transaction, f.Seq, Key(f.Run?.Value), f.House, f.At.UtcTicks, f.By.ToString(), name, FactCatalog.VersionOf(name), FactCatalog.Write(f.Fact));
        }

        foreach (var p in batch.People) Run(_person, transaction, Key(p.Person), p.Name, p.Email, p.Contact);
        foreach (var ((run, minute), m) in batch.Rollups.Minutes)
            Run(_minute, transaction, Key(run.Value), minute, m.Watching, m.Comments, m.Questions, m.Votes, m.Claims, m.Entries, m.Orders, m.Gmv, m.Refunds, m.Discounts, m.Units);
        foreach (var ((run, seen, who), minute) in batch.Rollups.Seen) Run(_seen, transaction, Key(run.Value), (int)seen, Key(who), minute);
        foreach (var order in batch.Orders.Values) Write(order, transaction);
        foreach (var s in batch.Shows.Values)
            Run(_show, transaction, Key(s.Id.Value), s.Code, s.Settings.Title, JsonSerializer.Serialize(s.Settings, Json.Options), (int)s.Status, Key(s.Rehearsal?.Value),
                s.CreatedAt.UtcTicks, s.StartedAt?.UtcTicks, s.EndedAt?.UtcTicks, s.View, Rollup.Version);
        foreach (var a in batch.Answers) Run(_answer, transaction, a.Key, a.BodyHash, a.Status, a.Body, a.ExpiresAt.UtcTicks);
        if (batch.Answers is [var first, ..]) Run(_prune, transaction, (first.ExpiresAt - TimeSpan.FromHours(24)).UtcTicks);
    }

    private void Write(Order order, SqliteTransaction transaction)
    {
        var c = order.Content;
        Run(_order, transaction, c.Key.ToString(), Key(order.Run?.Value), c.PlacedAt.UtcTicks, c.Number ?? c.Key.ExternalId, Key(c.Customer), c.Currency.Code,
            order.IsRefundOnly ? 0 : c.Gmv.Minor, order.Refunded.Minor, c.Discount.Minor, c.Units, order.State, order.Attribution.ToString().ToLowerInvariant(), order.Excluded, order.Repeat,
            c.Code, Key(c.Claim?.Value), order.Late, JsonSerializer.Serialize(c.Lines, Json.Options));
    }

    private static string? Key(Guid? id) => id is { } i ? SqliteFactLog.Key(i) : null;

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_fact, _person, _minute, _seen, _order, _show, _answer, _prune]) command.Dispose();
    }
}
