using System.Text.Json;

namespace HostConsole.Integrations.Shopify;

/// <summary>
/// Money given back, as Shopify tells it: for lines, for shipping, or alone
/// (https://shopify.dev/docs/api/admin-rest/latest/resources/refund).
/// </summary>
/// <param name="Lines">What came back, with the order lines that it was.</param>
/// <param name="Adjustments">What the money differs by from the lines, and what was given back for shipping; amounts
/// are below zero where more was given back.</param>
public sealed record ShopifyRefund(
    string Id, string OrderId, IReadOnlyList<JsonElement> Lines, IReadOnlyList<JsonElement> Adjustments,
    IReadOnlyList<JsonElement> Transactions)
{
    public static ShopifyRefund Read(JsonElement refund) => new(
        refund.Text("id") ?? throw new ShopifyBodyException("The refund has no id."), refund.Text("order_id") ?? "",
        refund.List("refund_line_items"), refund.List("order_adjustments"), refund.List("transactions"));

    /// <summary>Whether a body is a refund's and not an order's.</summary>
    public static bool Is(JsonElement body) =>
        body.Text("order_id") is not null
            && (body.TryGetProperty("refund_line_items", out _) || body.TryGetProperty("order_adjustments", out _)
                || body.TryGetProperty("transactions", out _));

    /// <summary>How many pieces of an order's line came back.</summary>
    public decimal QuantityOf(string line) => Lines.Where(l => l.Text("line_item_id") == line).Sum(l => l.Number("quantity") ?? 0);

    /// <summary>
    /// What of the money was for goods, without tax: the lines', plus what was given back beyond them, less what was kept. Shipping, tips
    /// and gift cards are no goods.
    /// </summary>
    /// <param name="taxIncluded">Whether the shop's prices hold tax.</param>
    public decimal Goods(bool taxIncluded, string currency)
    {
        var goods = Lines.Where(l => l.Object("line_item") is not { } line || ShopifyLine.IsGoods(line)).ToList();
        var net = goods.Sum(l => (l.Number("subtotal") ?? 0) - (taxIncluded ? l.Number("total_tax") ?? 0 : 0));
        var beside = Adjustments.Where(a => !IsShipping(a)).Sum(a => a.Number("amount") ?? 0);
        if (beside != 0 || Paid(currency) is not { } paid) return net - beside;

        var others = Lines.Except(goods).Sum(Gross)
            - Adjustments.Where(IsShipping).Sum(a => (a.Number("amount") ?? 0) + (a.Number("tax_amount") ?? 0));
        var (gross, left) = (goods.Sum(Gross), Math.Max(0, paid - others));
        return gross == 0 ? left : left >= gross ? net : net * (left / gross);

        decimal Gross(JsonElement line) => (line.Number("subtotal") ?? 0) + (taxIncluded ? 0 : line.Number("total_tax") ?? 0);
    }

    private static bool IsShipping(JsonElement adjustment) => adjustment.Text("kind") == "shipping_refund";

    // Null where the body says nothing of payments: an edited order gives back what was never paid.
    private decimal? Paid(string currency)
    {
        var refunds = Transactions.Where(t => t.Text("kind") == "refund" && (t.Text("currency") ?? currency) == currency).ToList();
        return refunds.Count == 0
            ? null
            : refunds.Where(t => t.Text("status") is null or "success" or "pending").Sum(t => t.Number("amount") ?? 0);
    }
}
