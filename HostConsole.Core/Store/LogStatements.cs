using System.Collections.Concurrent;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Store;

/// <summary>The prepared statements of the log's writer: facts, and in the same transaction the rows that readers use.</summary>
internal sealed class LogStatements(DirectConnection connection, SecretSeal seal) : IDisposable
{
    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);

    // One batch is written to the disk while another one fills.
    private readonly ConcurrentBag<FactWriter> _spare = [];
    private readonly LogSpans _spans = new(connection);
    private DateTimeOffset _pruned;

    private readonly FactRows _facts = new(connection, 16);
    private readonly FactRows _fact = new(connection, 1);
    private readonly Statement _person = connection.Prepare("""
        INSERT INTO "People" ("Id","Name","Email","Contact","OnStream") VALUES ($0,$1,$2,$3,$4)
        ON CONFLICT ("Id") DO UPDATE SET "Name" = COALESCE(excluded."Name","Name"), "Email" = COALESCE(excluded."Email","Email"),
          "Contact" = COALESCE(excluded."Contact","Contact"), "OnStream" = COALESCE(excluded."OnStream","OnStream")
        """);
    private readonly Statement _keep = connection.Prepare(
        "INSERT INTO \"Keepsakes\" (\"Id\",\"Run\",\"Person\",\"Words\",\"Photo\",\"Key\",\"Public\") VALUES ($0,$1,$2,$3,$4,$5,$6)");
    private readonly Statement _publish = connection.Prepare("UPDATE \"Keepsakes\" SET \"Public\" = $0 WHERE \"Id\" = $1");
    private readonly Statement _erase = connection.Prepare("DELETE FROM \"Keepsakes\" WHERE \"Id\" = $0");
    private readonly Statement _minute = connection.Prepare(UpsertMinute());
    private readonly Statement _order = connection.Prepare("""
        INSERT INTO "Orders" ("Key","Run","PlacedAt","Number","Customer","Currency","Gmv","Refunded",
          "Discount","Units","State","Attribution","Excluded","Repeat","Code","Claim","Late","Lines","Import")
        VALUES ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18)
        ON CONFLICT ("Key") DO UPDATE SET "Run" = excluded."Run", "PlacedAt" = excluded."PlacedAt", "Currency" = excluded."Currency",
          "Code" = excluded."Code", "Claim" = excluded."Claim", "Number" = excluded."Number", "Customer" = excluded."Customer",
          "Gmv" = excluded."Gmv", "Refunded" = excluded."Refunded",
          "Discount" = excluded."Discount", "Units" = excluded."Units", "State" = excluded."State",
          "Attribution" = excluded."Attribution", "Excluded" = excluded."Excluded", "Repeat" = excluded."Repeat",
          "Late" = excluded."Late", "Lines" = excluded."Lines", "Import" = excluded."Import"
        """);
    private readonly Statement _withdrawn = connection.Prepare("DELETE FROM \"Orders\" WHERE \"Key\" = $0");
    private readonly Statement _show = connection.Prepare("""
        INSERT INTO "Shows" ("Id","Code","Title","Settings","Status","Rehearsal","CreatedAt","StartedAt","EndedAt","View","RollupVersion","Archived","Removed")
        VALUES ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,0)
        ON CONFLICT ("Id") DO UPDATE SET "Title" = excluded."Title", "Settings" = excluded."Settings",
          "Status" = excluded."Status", "Rehearsal" = excluded."Rehearsal",
          "StartedAt" = excluded."StartedAt", "EndedAt" = excluded."EndedAt", "View" = excluded."View",
          "Archived" = excluded."Archived"
        """);

    // Its address is free for another show; the rest goes bit by bit (ShowRemoval).
    private readonly Statement _gone = connection.Prepare(
        "UPDATE \"Shows\" SET \"Removed\" = 1, \"Code\" = 'removed-' || \"Id\", \"View\" = NULL WHERE \"Id\" = $0");
    private readonly Statement _answer =
        connection.Prepare("INSERT INTO \"Answers\" (\"Key\",\"BodyHash\",\"Status\",\"Body\",\"ExpiresAt\") VALUES "
            + "($0,$1,$2,$3,$4) ON CONFLICT (\"Key\") DO UPDATE SET \"BodyHash\" = excluded.\"BodyHash\", \"Status\" = "
            + "excluded.\"Status\", \"Body\" = excluded.\"Body\", \"ExpiresAt\" = excluded.\"ExpiresAt\"");
    private readonly Statement _prune = connection.Prepare("DELETE FROM \"Answers\" WHERE \"ExpiresAt\" < $0");

    // A minute's row takes up what a batch adds to it.
    private static string UpsertMinute()
    {
        var names = MinuteTotals.Columns.Select(c => $"\"{c.Name}\"").ToArray();
        var added = MinuteTotals.Columns.Zip(names, (c, n) => c.IsPeak ? $"{n} = MAX({n},excluded.{n})" : $"{n} = {n} + excluded.{n}");
        return $"""
            INSERT INTO "Minutes" ("Run","Minute",{string.Join(',', names)}) VALUES ($0,$1,{string.Join(',', names.Select((_, i) => $"${i + 2}"))})
            ON CONFLICT ("Run","Minute") DO UPDATE SET {string.Join(", ", added)}
            """;
    }

    public EncodedBatch NewBatch() => new(_spare.TryTake(out var json) ? json : new(seal));

    /// <summary>The batch's buffer may be used for another one.</summary>
    public void Done(EncodedBatch batch)
    {
        batch.Json.Clear();
        _spare.Add(batch.Json);
    }

    public void Write(EncodedBatch batch)
    {
        for (var i = 0; i < batch.Facts.Count;) i += (batch.Facts.Count - i >= _facts.Count ? _facts : _fact).Write(batch, i);
        foreach (var fact in batch.Facts) _spans.Add(fact);
        foreach (var p in batch.People)
            _person.Bind(p.Person).Bind(p.Name).Bind(p.Email).Bind(p.Contact)
                .Bind(p.OnStream is { } agreed ? agreed ? 1L : 0L : null).Run();
        foreach (var kept in batch.Kept) Keep(kept.Run!.Value, (IKept)kept.Fact);
        foreach (var ((run, minute), m) in batch.Rollups.Minutes)
        {
            _minute.Bind(run.Value).Bind(minute);
            foreach (var column in MinuteTotals.Columns) _minute.Bind(column.Of(m));
            _minute.Run();
        }

        foreach (var order in batch.Orders.Values) Write(order);
        foreach (var s in batch.Shows.Values)
            _show.Bind(s.Id.Value).Bind(s.Code).Bind(s.Settings.Title)
                .Bind(JsonSerializer.Serialize(s.Settings, Json.Options)).Bind((int)s.Status).Bind(s.Rehearsal?.Value)
                .Bind(s.CreatedAt.UtcTicks).Bind(s.StartedAt?.UtcTicks).Bind(s.EndedAt?.UtcTicks).Bind(s.View).Bind(Rollup.Version)
                .Bind(s.Archived).Run();
        foreach (var show in batch.Removed) _gone.Bind(show.Value).Run();
        foreach (var a in batch.Answers) _answer.Bind(a.Key).Bind(a.BodyHash).Bind(a.Status).Bind(a.Body).Bind(a.ExpiresAt.UtcTicks).Run();
        if (batch.Answers is [var first, ..]) Prune(first.ExpiresAt - TimeSpan.FromHours(24));
    }

    private void Keep(RunId run, IKept kept)
    {
        if (kept.Keepsake is { } k)
            _keep.Bind(k.Id).Bind(run.Value).Bind(k.Person).Bind(k.Words).BindBlob(k.Photo).Bind(k.Key).Bind(kept.As == KeptAs.Public).Run();
        else if (kept.As == KeptAs.Erased) _erase.Bind(kept.Kept).Run();
        else _publish.Bind(kept.As == KeptAs.Public).Bind(kept.Kept).Run();
    }

    /// <summary>What was written is not in the store.</summary>
    public void Forget()
    {
        _spans.Forget();
        _facts.Forget();
        _fact.Forget();
    }

    // It reads the whole table: not with each batch.
    private void Prune(DateTimeOffset now)
    {
        if ((now - _pruned).Duration() < PruneEvery) return;
        _prune.Bind(now.UtcTicks).Run();
        _pruned = now;
    }

    private void Write(Order order)
    {
        var c = order.Content;
        if (order.Withdrawn)
        {
            _withdrawn.Bind(c.Key.ToString()).Run();
            return;
        }

        _order.Bind(c.Key.ToString()).Bind(order.Run?.Value).Bind(c.PlacedAt.UtcTicks)
            .Bind(c.Number ?? c.Key.ExternalId).Bind(c.Customer).Bind(c.Currency.Code)
            .Bind(order.IsRefundOnly ? 0 : c.Gmv.Minor).Bind(order.Refunded.Minor).Bind(c.Discount.Minor).Bind(c.Units)
            .Bind(order.State).Bind(order.Attribution.Word()).Bind(order.Excluded)
            .Bind(order.Repeat)
            .Bind(c.Code).Bind(c.Claim?.Value).Bind(order.Late).Bind(JsonSerializer.Serialize(c.Lines, Json.Options)).Bind(c.Import).Run();
    }

    public void Dispose()
    {
        foreach (var json in _spare) json.Dispose();
        _spans.Dispose();
        _facts.Dispose();
        _fact.Dispose();
        foreach (var statement in (Statement[])[_person, _keep, _publish, _erase, _minute, _order, _withdrawn, _show, _gone, _answer, _prune])
            statement.Dispose();
    }
}
