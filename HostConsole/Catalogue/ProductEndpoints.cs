using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Accounts;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Catalogue;

/// <summary>The catalogue over the API: import, list, set a price or a count.</summary>
public static class ProductEndpoints
{
    public const int LargestFile = 20 * 1024 * 1024;

    public static void MapProducts(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").RequireRateLimiting(Limits.Api);
        api.MapPost("/products/import", ImportAsync).AcceptsUpTo(LargestFile).RequireAuthorization(ApiPolicy.Control);
        api.MapGet("/products", async (string? search, int? page, CatalogueQuery query, CancellationToken cancel) =>
        {
            var found = await query.SearchAsync(search, page ?? 1, cancel: cancel);
            return TypedResults.Json(new
            {
                items = found.Items.Select(p => new { p.Id, p.Title, p.Handle, variants = p.Variants.Select(v => Answer(v)) }),
                found.Total,
                found.Page,
            }, Json.Options);
        }).RequireAuthorization(ApiPolicy.Read);
        api.MapPut("/variants/{variant:guid}", ChangeAsync).RequireAuthorization(ApiPolicy.Control);
    }

    private static object Answer(ProductImport done, CsvContent file) =>
        new
        {
            done.Format,
            file.Encoding,
            done.Created,
            done.Updated,
            done.Unchanged,
            done.Rejected,
            RejectedTotal = done.Rejected.Total,
            Notes = file.Notes.Concat(done.Notes),
        };

    // What is so for few variants alone stands beside the other names only where it is so.
    private static JsonObject Answer(VariantView v, string? note = null)
    {
        var answer = JsonSerializer.SerializeToNode(new { v.Id, v.Sku, v.Title, v.Price, v.CompareAt, v.Stock }, Json.Options)!.AsObject();
        if (v.ShopId is { } shopId) answer["externalId"] = shopId;
        if (v.Level.Shared) answer["shared"] = true;
        if (v.PreOrder) answer["preOrder"] = true;
        if (note is not null) answer["notes"] = new JsonArray(note);
        return answer;
    }

    /// <summary>What a call may choose where the file leaves a choice.</summary>
    private sealed record ImportQuery(string? Currency, bool? Drafts, bool? GiftCards, string? Location);

    private static async Task<IResult> ImportAsync(
        HttpContext http, [AsParameters] ImportQuery query, IdempotentWork once, CatalogueImport import,
        SettingsStore settings, TimeProvider clock)
    {
        var host = await settings.GetAsync(http.RequestAborted);
        if (!Currency.TryParse(query.Currency ?? host.Currency, out var known))
            return Invalid("currency", "Name a currency by its ISO code, such as USD.");
        var columns = new ProductColumnMapping();
        var told = http.Request.Query.Where(q => q.Key.StartsWith("map.", StringComparison.OrdinalIgnoreCase))
            .Select(q => KeyValuePair.Create(q.Key[4..], q.Value.ToString()));
        if (ProductColumnMapping.Map(told, ref columns) is { } unknown) return Invalid("mapping", unknown);
        var how = new ProductReading
        {
            Now = ProductReading.Local(clock.GetUtcNow(), host.TimeZone),
            Drafts = query.Drafts ?? false,
            GiftCards = query.GiftCards ?? false,
            Location = string.IsNullOrWhiteSpace(query.Location) ? null : query.Location.Trim(),
            Columns = columns,
        };
        return await once.RunAsync(http, async () =>
        {
            var (content, _, problem) = await CsvUpload.ReadAsync(http);
            if (content is null) return (null, problem);
            var file = ProductCsv.Read(content.Open(), known, how);
            if (file.Error is { } error)
                return (null, Problems.Answer(StatusCodes.Status422UnprocessableEntity, "unknown-format",
                    how.Columns.IsEmpty ? $"{error} (map.title=…&map.price=…)" : error));
            var run = await import.RunAsync(file, Commands.ActorOf(http.User), cancel: http.RequestAborted);
            return run.Stopped is { } stopped
                ? (null, Problems.Answer(StatusCodes.Status503ServiceUnavailable, "import-stopped",
                    $"{stopped} {run.Import.Created + run.Import.Updated} products were written before; send the "
                        + "file again to go on."))
                : (Answer(run.Import, content), null);
        });
    }

    // Read by hand: "stock": null ends the tracking, no stock at all leaves it as it is.
    private static async Task<IResult> ChangeAsync(HttpContext http, Guid variant, JsonElement body, CatalogueEdit edit,
        CatalogueQuery query, CancellationToken cancel)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return Problems.Answer(StatusCodes.Status400BadRequest, detail: "The body is an object: {\"stock\": 5, "
                + "\"price\": {\"amount\": \"12.34\", \"currency\": \"USD\"}}.");
        var change = new VariantChange();
        if (body.TryGetProperty("stock", out var stock))
        {
            if (stock.ValueKind == JsonValueKind.Null) change = change with { Stock = new(null) };
            else if (stock.ValueKind == JsonValueKind.Number && stock.TryGetInt32(out var units))
                change = change with { Stock = new(units) };
            else return Invalid("stock", "Stock is a whole number from 0, or null where it isn't tracked.");
        }

        if (body.TryGetProperty("price", out var price))
        {
            try
            {
                change = change with { Price = price.Deserialize<Money>(Json.Options) };
            }
            catch (JsonException e)
            {
                return Invalid("price", e.Message);
            }
        }

        if (body.TryGetProperty("externalId", out var shopId))
        {
            if (shopId.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
                return Invalid("externalId",
                    "The shop's id of the variant is a text or a number, or null where it isn't known.");
            change = change with { ShopId = new(shopId.ValueKind == JsonValueKind.Null ? null : shopId.ToString()) };
        }

        if (change == new VariantChange()) return Invalid("stock", "Name what to change: stock, price or externalId.");
        if (await edit.ChangeAsync(new(variant), change, Commands.ActorOf(http.User), cancel) is { } wrong) return Problems.Answer(wrong);
        var view = (await query.FindAsync(new(variant), cancel))?.Variants.FirstOrDefault(v => v.Id.Value == variant);
        return view is null ? Problems.Answer(StatusCodes.Status404NotFound) : TypedResults.Json(
            Answer(view, change.Stock is null || view.PreOrder ? null : StockWords.Shortfall(view.Level)),
            Json.Options);
    }

    private static IResult Invalid(string field, string reason) => Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, reason));
}
