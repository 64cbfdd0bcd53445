using System.Text.Json;
using HostConsole.Accounts;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Orders;

/// <summary>
/// An orders CSV over the API: as <c>text/csv</c> with the mapping in the address (<c>?map.order=InvoiceNo</c>), or multipart
/// with the file and a field <c>mapping</c> of JSON. What isn't named is guessed from the headers.
/// </summary>
public static class OrderImportEndpoint
{
    public const int FileLimit = 32 * 1024 * 1024;

    public static void MapOrderImport(this WebApplication app) =>
        app.MapShowApi().MapPost("/orders/import", ImportAsync).RequireAuthorization(ApiPolicy.Orders).AcceptsUpTo(FileLimit);

    private static async Task<IResult> ImportAsync(Guid show, string? currency, string? source, HttpContext http,
        LiveShows shows, OrderImport import, Commands commands, IDbContextFactory<HostDb> store,
        CancellationToken cancel)
    {
        if (await AnsweredAsync(http, store, cancel) is { } before) return before;
        if (await shows.AskAsync(new(show), new SettingsOf(), cancel) is not { } settings)
            return Problems.Answer(StatusCodes.Status404NotFound, "not-found", "There is no such show.");
        var (file, told, problem) = await ReadAsync(http);
        if (file is null) return problem!;
        if (told.Remove("currency-of-file", out var named)) currency ??= named;
        if (told.Remove("source-of-file", out var shop)) source ??= shop;
        if (OrderImports.WrongSource(source) is { } unusable) return Invalid("source", unusable);
        var known = settings.Currency;
        if (currency is not null && !Currency.TryParse(currency, out known))
            return Invalid("currency", "Name a currency by its ISO code, such as USD.");
        var columns = OrdersCsv.Columns(file.Open());
        if (columns.Error is { } unreadable) return Invalid("file", unreadable);
        if (Map(columns.Guess, told, out var mapping) is { } wrong) return Invalid("mapping", wrong);
        var parsed = OrdersCsv.Read(file.Open(), mapping, known);
        if (parsed.Error is { } error) return Invalid("mapping", error);
        var done = await import.RunAsync(new(show), parsed, Commands.ActorOf(http.User), OrderImports.SourceOf(source), cancel: cancel);
        if (done.Stopped is { } reason)
            return Problems.Answer(StatusCodes.Status503ServiceUnavailable, "read-only",
                $"{reason} {done.Created + done.Updated} orders were taken before; import the file again later, what "
                    + "is known stays as it is.");
        return await commands.SendAsync(null, new KeepAnswer(), _ => new
        {
            format = parsed.Format is { } format ? $"{format}-orders" : "orders-csv",
            file.Encoding,
            done.Source,
            done.Import,
            done.Created,
            done.Updated,
            done.Unchanged,
            done.Unpaid,
            done.Rejected,
            rejectedTotal = done.Rejected.Total,
            notes = (string[])[.. file.Notes, .. parsed.Notes, .. done.Notes],
        });
    }

    // An import takes long, so a repeated one is answered before it is done again.
    private static async Task<IResult?> AnsweredAsync(HttpContext http, IDbContextFactory<HostDb> store, CancellationToken cancel)
    {
        if (await Idempotency.ReceiptAsync(http, static _ => default) is not { Key.Length: > 0 } receipt) return null;
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Answers.AsNoTracking().FirstOrDefaultAsync(a => a.Key == receipt.Key, cancel) is not { } kept) return null;
        return kept.BodyHash == receipt.BodyHash
            ? TypedResults.Text(kept.Body, "application/json", System.Text.Encoding.UTF8, kept.Status)
            : Problems.Answer(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused",
                "This Idempotency-Key was used with another body. Use a new key for a new request.");
    }

    private static async Task<(CsvContent? File, Dictionary<string, string> Mapping, IResult? Problem)> ReadAsync(HttpContext http)
    {
        var told = http.Request.Query.Where(q => q.Key.StartsWith("map.", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(q => q.Key[4..], q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var (file, form, problem) = await CsvUpload.ReadAsync(http);
        if (file is null || form is null) return (file, told, problem);
        if (form["currency"].ToString() is { Length: > 0 } currency) told["currency-of-file"] = currency;
        if (form["source"].ToString() is { Length: > 0 } source) told["source-of-file"] = source;
        if (form["mapping"].ToString() is { Length: > 0 } json)
        {
            try
            {
                foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? [])
                    told[name] = value.ValueKind == JsonValueKind.Null ? "" : value.ToString();
            }
            catch (JsonException)
            {
                return (null, told, Invalid("mapping",
                    "The mapping is JSON such as {\"order\":\"InvoiceNo\",\"unitPrice\":\"UnitPrice\"}."));
            }
        }

        return (file, told, null);
    }

    /// <summary>Lays what was named over the guess; an empty name says that there is no such column.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    internal static string? Map(OrderColumnMapping guess, IReadOnlyDictionary<string, string> told, out OrderColumnMapping mapping)
    {
        mapping = guess;
        foreach (var (name, value) in told)
        {
            OrderColumnMapping? next = name.ToLowerInvariant() switch
            {
                "order" or "orderid" => mapping with { OrderId = value },
                "shopid" => mapping with { ShopId = value },
                "placedat" or "time" => mapping with { PlacedAt = value },
                "timeofday" => mapping with { Time = value },
                "zone" => mapping with { Zone = value },
                "sku" => mapping with { Sku = value },
                "title" => mapping with { Title = value },
                "quantity" => mapping with { Quantity = value },
                // What a known file has for the whole line is no unit price, whatever it is called.
                "unitprice" or "price" when value.Length > 0 && value == guess.LineTotal =>
                    mapping with { UnitPrice = null, LineTotal = value },
                "unitprice" or "price" => mapping with { UnitPrice = value },
                "linetotal" => mapping with
                {
                    LineTotal = value,
                    UnitPrice = told.ContainsKey("unitPrice") || told.ContainsKey("price") ? mapping.UnitPrice : null
                },
                "customer" => mapping with { Customer = value },
                "email" => mapping with { Email = value },
                "discount" when value.Length > 0 && value == guess.LineDiscount => mapping with { Discount = null, LineDiscount = value },
                "discount" => mapping with { Discount = value },
                "linediscount" => mapping with { LineDiscount = value },
                "currency" => mapping with { Currency = value },
                "code" => mapping with { Code = value },
                "cancelledat" => mapping with { CancelledAt = value },
                "status" => mapping with { Status = value },
                "refunded" => mapping with { Refunded = value },
                "kind" => mapping with { Kind = value },
                "subtotal" => mapping with { Subtotal = value },
                "shipping" => mapping with { Shipping = value },
                "tax" or "taxes" => mapping with { Taxes = value },
                "total" => mapping with { Total = value },
                "linetax" => mapping with { LineTax = value },
                "taxname" => mapping with { TaxName = value },
                "timezone" => mapping with { TimeZone = value },
                "cancellationprefix" => mapping with { CancellationPrefix = value.Length == 0 ? null : value },
                "dayfirst" when value.Length == 0 => mapping with { DayFirst = null },
                "dayfirst" when bool.TryParse(value, out var dayFirst) => mapping with { DayFirst = dayFirst },
                "taxincluded" when value.Length == 0 => mapping with { TaxIncluded = null },
                "taxincluded" when bool.TryParse(value, out var included) => mapping with { TaxIncluded = included },
                _ => null,
            };
            if (next is null)
            {
                return $"The mapping knows no {Named(name)}. It knows order, shopId, placedAt, timeOfDay, "
                    + "zone, sku, title, quantity, unitPrice, lineTotal, customer, email, discount, "
                    + "lineDiscount, currency, code, "
                    + "cancelledAt, status, refunded, kind, subtotal, shipping, tax, total, lineTax, taxName, "
                    + "taxIncluded (true or false), timeZone, dayFirst (true or false) and cancellationPrefix.";
            }

            mapping = next;
        }

        return null;
    }

    private static string Named(string name) => $"“{Text.Cut(name, 41, "…")}”";

    private static IResult Invalid(string field, string reason) => Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, reason));
}
