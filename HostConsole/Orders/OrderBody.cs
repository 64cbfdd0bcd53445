using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Orders;

public sealed record CustomerBody(string? Key, string? Email);
public sealed record LineBody(Guid? VariantId, string? Sku, string? Title, int Quantity, Money? UnitPrice);

/// <summary>An order as the API takes it.</summary>
public sealed record OrderBody(
    string? ExternalId, DateTimeOffset? PlacedAt, CustomerBody? Customer, IReadOnlyList<LineBody?>? Lines,
    Money? Discount, string? Code, Guid? Claim, Guid? Viewer, bool Test);

/// <summary>Turns what shops and people write into an order: finds variants and customers, names what is wrong by field.</summary>
public sealed class OrderReader(PersonKeys people, CatalogueStore catalog, IDbContextFactory<HostDb> store)
{
    private const int MostAtOnce = 200;
    private const int LongestText = 500;

    /// <returns>The command, or what is wrong.</returns>
    public async Task<(PlaceOrder? Order, Dictionary<string, string[]> Errors)> ReadAsync(string source, OrderBody body,
        CancellationToken cancel = default)
    {
        var errors = Check(body);
        if (errors.Count > 0) return (null, errors);
        var lines = body.Lines!.Select(l => l!).ToList();
        var items = await ItemsAsync([.. lines.Where(l => l.VariantId is not null).Select(l => l.VariantId!.Value).Distinct()], cancel);
        var bySku = await VariantsAsync(lines.Where(l => l.VariantId is null).Select(l => l.Sku), cancel);
        var content = new List<OrderLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var item = line.VariantId is { } id ? items.GetValueOrDefault(id) : null;
            if (line.VariantId is not null && item is null)
                errors[$"lines[{i}].variantId"] =
                    ["There is no such variant in the catalogue. Leave it out, or name the SKU."];
            var sku = Clean(line.Sku) ?? item?.Sku;
            var variant = item?.Variant ?? (sku is not null && bySku.TryGetValue(sku, out var found) ? found : null);
            content.Add(new(variant, sku, Clean(line.Title) ?? item?.Title ?? sku!, line.Quantity, line.UnitPrice!.Value));
        }

        if (errors.Count > 0) return (null, errors);
        var currency = content[0].UnitPrice.Currency;
        var (key, email) = (Clean(body.Customer?.Key), Clean(body.Customer?.Email));
        var customer = await people.IdsAsync(source, key, email, cancel);
        var order = new OrderContent(
            new(source, body.ExternalId!.Trim()), body.PlacedAt!.Value.ToUniversalTime(), currency, content,
            body.Discount ?? Money.Zero(currency), null, Clean(body.Code),
            body.Claim is { } claim ? new ClaimId(claim) : null,
            body.Viewer is { } viewer ? new ViewerId(viewer) : null, body.Test).By(customer);
        return (new PlaceOrder(order, order.Customer is { } who && email is not null ? new PersonalData(who, Email: email) : null), errors);
    }

    /// <summary>Variants by SKU or by the shop's own id, some hundred at a time.</summary>
    public async Task<IReadOnlyDictionary<string, VariantId>> VariantsAsync(IEnumerable<string?> skusOrExternalIds,
        CancellationToken cancel = default)
    {
        var all = new Dictionary<string, VariantId>(StringComparer.Ordinal);
        foreach (var some in skusOrExternalIds.Select(s => s?.Trim()).OfType<string>().Where(s => s.Length > 0)
            .Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
            foreach (var (sku, variant) in await catalog.FindAsync(some, cancel)) all[sku] = variant;
        return all;
    }

    private async Task<Dictionary<Guid, Item>> ItemsAsync(Guid[] ids, CancellationToken cancel)
    {
        var items = new Dictionary<Guid, Item>();
        if (ids.Length == 0) return items;
        await using var db = await store.CreateDbContextAsync(cancel);
        foreach (var some in ids.Chunk(MostAtOnce))
            foreach (var row in await db.Variants.AsNoTracking().Include(v => v.Product).Where(v => some.Contains(v.Id))
                .ToListAsync(cancel))
                items[row.Id] = row.ToItem();
        return items;
    }

    private static Dictionary<string, string[]> Check(OrderBody body)
    {
        var errors = new Dictionary<string, string[]>();
        if (Clean(body.ExternalId) is null)
            errors["externalId"] = ["Name the order by its id in your shop; by it a repeated call is known."];
        if (body.PlacedAt is null) errors["placedAt"] = ["Say when it was placed, such as 2026-01-31T19:30:00Z."];
        if (body.Customer?.Key?.Length > LongestText) errors["customer.key"] = [$"Keep it to {LongestText} characters."];
        if (Clean(body.Customer?.Email) is { } email
            && (email.Length > 254 || email.IndexOf('@', StringComparison.Ordinal) is < 1))
            errors["customer.email"] = ["This is no e-mail address. Leave it out if it isn't known."];
        if (body.Code?.Length > LongestText) errors["code"] = [$"Keep it to {LongestText} characters."];
        if (body.Lines is not { Count: > 0 }) errors["lines"] = ["An order has at least one line."];
        if (body.Lines?.Count > 1000) errors["lines"] = ["An order has at most 1,000 lines."];
        for (var i = 0; i < Math.Min(body.Lines?.Count ?? 0, 1000); i++)
        {
            if (body.Lines![i] is not { } line) { errors[$"lines[{i}]"] = ["A line can't be null."]; continue; }
            if (line.VariantId is null && Clean(line.Sku) is null && Clean(line.Title) is null)
                errors[$"lines[{i}]"] = ["Name the variantId, the sku or at least a title."];
            if (line.Sku?.Length > LongestText || line.Title?.Length > LongestText)
                errors[$"lines[{i}]"] = [$"Keep SKU and title to {LongestText} characters."];
            if (line.Quantity is < 1 or > 1_000_000)
                errors[$"lines[{i}].quantity"] = ["Each line sells 1 to 1,000,000 units; a return is a refund."];
            if (line.UnitPrice is not { } price)
                errors[$"lines[{i}].unitPrice"] =
                    ["Give the price of one unit without tax: {\"amount\":\"12.34\",\"currency\":\"USD\"}."];
            else if (price.Minor is < 0 or > 1_000_000_000_000) errors[$"lines[{i}].unitPrice"] = ["A unit price is zero or more."];
        }

        return errors;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
