using System.Globalization;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Integrations.Shopify;

/// <summary>A delivery that can't be used, with the reason.</summary>
public sealed class ShopifyBodyException(string message) : Exception(message);

/// <summary>
/// An order as Shopify's webhooks carry it (orders/create, updated, paid, cancelled: the same body). Everything is read from the
/// signed body; see https://shopify.dev/docs/api/admin-rest/latest/resources/order for the fields.
/// </summary>
public sealed record ShopifyOrder(
    string Id, string? Number, Currency Currency, DateTimeOffset PlacedAt, DateTimeOffset UpdatedAt,
    DateTimeOffset? CancelledAt, bool Test, bool TaxesIncluded, IReadOnlyList<ShopifyLine> Lines,
    string? CustomerKey, string? Email, string? Name, IReadOnlyList<string> Codes, ClaimId? Claim, ViewerId? Viewer,
    IReadOnlyList<ShopifyRefund> Refunds)
{
    public OrderKey Key => new(Source, Id);
    public const string Source = "shopify";

    /// <exception cref="JsonException">It is no JSON, or holds text that is no text (half of a surrogate pair, written
    /// as an escape).</exception>
    public static JsonDocument Parse(string body)
    {
        var json = JsonDocument.Parse(body);
        if (IsText(json.RootElement)) return json;
        json.Dispose();
        throw new JsonException("The body holds half a character.");
    }

    // The parser checks escapes only when a string is read, and then not as an error of the document.
    private static bool IsText(JsonElement e)
    {
        try
        {
            return e.ValueKind switch
            {
                JsonValueKind.String => e.GetString() is not null,
                JsonValueKind.Array => e.EnumerateArray().All(IsText),
                JsonValueKind.Object => e.EnumerateObject().All(m => m.Name is not null && IsText(m.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <exception cref="ShopifyBodyException">A field that the numbers need is missing or wrong.</exception>
    public static ShopifyOrder Read(JsonElement body)
    {
        var currency = Currency.TryParse(body.Text("currency"), out var c)
            ? c
            : throw new ShopifyBodyException("The order names no known currency.");
        var included = body.Flag("taxes_included");
        var id = body.Text("id") ?? throw new ShopifyBodyException("The order has no id.");
        var placed = body.Time("created_at") ?? body.Time("processed_at") ?? throw new ShopifyBodyException("The order has no created_at.");
        var person = body.Object("customer");
        var email = person?.Text("email") ?? body.Text("email") ?? body.Text("contact_email");
        var name = string.Join(' ', new[] { person?.Text("first_name"), person?.Text("last_name") }
            .Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => n!.Trim()));
        var notes = body.List("note_attributes").Select(n => (Name: n.Text("name"), Value: n.Text("value"))).ToList();
        var refunds = body.List("refunds").Select(ShopifyRefund.Read).ToList();
        Guid? Note(string field) =>
            notes.FirstOrDefault(
                n => string.Equals(n.Name, field, StringComparison.OrdinalIgnoreCase)).Value is { } value
                && Guid.TryParse(value, out var found) ? found : null;
        var updated = body.Time("updated_at") ?? placed;
        return new(
            id, body.Text("name") ?? body.Text("order_number"), currency, placed, updated,
            body.Time("cancelled_at") ?? (body.Text("financial_status") == "voided" ? updated : null),
            body.Flag("test"), included,
            [.. body.List("line_items").Where(l => ShopifyLine.IsGoods(l) && !ShopifyLine.IsTip(l, body))
                .Select(l => ShopifyLine.Read(l, currency, included, refunds)).Where(l => l.Quantity > 0)],
            person?.Text("id"), email, name.Length == 0 ? null : name,
            [.. body.List("discount_codes").Select(d => d.Text("code")).OfType<string>()],
            Note("claim") is { } claim ? new ClaimId(claim) : null, Note("viewer") is { } viewer ? new ViewerId(viewer) : null,
            refunds);
    }
}

/// <summary>One line, its value split so that whole minor units per piece add up to it exactly.</summary>
/// <param name="Prices">How many pieces at which price without tax, before discounts; their sum less
/// <paramref name="Discount"/> is the line's GMV.</param>
public sealed record ShopifyLine(
    string? VariantId, string? Sku, string Title, int Quantity, IReadOnlyList<(int Quantity, Money UnitPrice)> Prices,
    Money Discount)
{
    /// <summary>Tips and gift cards are no goods.</summary>
    public static bool IsGoods(JsonElement line) => !line.Has("tip") && !line.Flag("gift_card");

    /// <summary>Older versions of Shopify's API mark a tip by nothing but its title and the order's total of tips.</summary>
    public static bool IsTip(JsonElement line, JsonElement order) =>
        order.Number("total_tip_received") is { } tip and > 0 && line.Number("price") == tip && line.Text("sku") is null
            && line.Text("variant_id") is null && line.Text("title") == "Tip";

    /// <summary>
    /// GMV = price × quantity − Σ discount_allocations − included tax. <c>total_discount</c> can stay 0 for codes, so it isn't read.
    /// Pieces that an edit took out, and no refund gives back, are not sold.
    /// </summary>
    public static ShopifyLine Read(JsonElement line, Currency currency, bool taxesIncluded, IReadOnlyList<ShopifyRefund> refunds)
    {
        var title = string.Join(" – ", new[] { line.Text("title"), line.Text("variant_title") }.Where(t => !string.IsNullOrWhiteSpace(t)));
        if (title.Length == 0) title = line.Text("name") ?? line.Text("sku") ?? "Item";
        var quantity = line.Number("quantity") is { } q && q is >= 0 and <= 1_000_000 && q == decimal.Truncate(q)
            ? (int)q
            : throw new ShopifyBodyException($"The quantity of “{title}” is no whole number.");
        var price = line.Number("price") is { } p && p is >= 0 and <= 10_000_000_000m
            ? p
            : throw new ShopifyBodyException($"The price of “{title}” is no amount.");
        var left = quantity;
        if (line.Number("current_quantity") is { } current && current >= 0 && current < quantity)
            left -= (int)Math.Clamp(quantity - current - (line.Text("id") is { } id ? refunds.Sum(r => r.QuantityOf(id)) : 0), 0, quantity);
        var share = quantity == 0 ? 0 : (decimal)left / quantity;
        quantity = left;
        var gross = price * quantity;
        if (gross > 10_000_000_000m) throw new ShopifyBodyException($"“{title}” is worth more than there is.");
        var discount = Math.Clamp(line.List("discount_allocations").Sum(d => d.Number("amount") ?? 0) * share, 0, gross);
        var tax = taxesIncluded ? Math.Clamp(line.List("tax_lines").Sum(t => t.Number("price") ?? 0) * share, 0, gross - discount) : 0;
        var gmv = Money.Round(gross - discount - tax, currency);
        // The discount was given on the price with its tax; without tax it is as much smaller as the price is.
        var off = gross == discount
            ? Money.Round(discount, currency)
            : Money.Round(discount * (gross - discount - tax) / (gross - discount), currency);
        return new(line.Text("variant_id"), line.Text("sku"), title.Length > 500 ? title[..500] : title, quantity,
            Split((gmv + off).Minor, quantity, currency), off);
    }

    private static IReadOnlyList<(int, Money)> Split(long minor, int quantity, Currency currency)
    {
        if (quantity == 0) return [];
        var (each, rest) = Math.DivRem(minor, quantity);
        return rest == 0
            ? [(quantity, new(each, currency))]
            : [(quantity - (int)rest, new(each, currency)), ((int)rest, new(each + 1, currency))];
    }

    /// <summary>The lines as the order keeps them.</summary>
    public IEnumerable<OrderLine> ToLines(IReadOnlyDictionary<string, VariantId> variants)
    {
        VariantId? variant = VariantId is not null && variants.TryGetValue(VariantId, out var byId) ? byId
            : Sku is not null && variants.TryGetValue(Sku, out var bySku) ? bySku
            : null;
        return Prices.Select(p => new OrderLine(variant, string.IsNullOrWhiteSpace(Sku) ? null : Sku, Title, p.Quantity, p.UnitPrice));
    }
}

/// <summary>Reads JSON that may hold numbers as strings, and the other way round.</summary>
internal static class JsonReading
{
    // No shop's amount or id is larger; sums and products of some of these fit a decimal.
    private const decimal Largest = 1_000_000_000_000_000m;

    private static JsonElement? Get(JsonElement e, string name) =>
        e.ValueKind == JsonValueKind.Object && e.TryGetProperty(name, out var found)
            && found.ValueKind is not JsonValueKind.Null
            ? found
            : null;

    public static string? Text(this JsonElement e, string name) => Get(e, name) switch
    {
        { ValueKind: JsonValueKind.String } s when !string.IsNullOrWhiteSpace(s.GetString()) => s.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number } n => n.GetRawText(),
        _ => null,
    };

    public static decimal? Number(this JsonElement e, string name) =>
        e.Text(name) is { } text
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= Largest
            ? number
            : null;

    public static bool Flag(this JsonElement e, string name) => Get(e, name) is { ValueKind: JsonValueKind.True };

    /// <summary>Whether a field is there and says anything.</summary>
    public static bool Has(this JsonElement e, string name) =>
        Get(e, name) is { ValueKind: not (JsonValueKind.False or JsonValueKind.Undefined) };

    public static DateTimeOffset? Time(this JsonElement e, string name) =>
        e.Text(name) is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : null;

    public static JsonElement? Object(this JsonElement e, string name) =>
        Get(e, name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static IReadOnlyList<JsonElement> List(this JsonElement e, string name) =>
        Get(e, name) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray()] : [];
}
