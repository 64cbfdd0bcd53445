using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Orders;

namespace HostConsole.Integrations.Shopify;

/// <summary>What became of a delivery: done, ignored, failed, waiting (for its order), or received (to be tried again).</summary>
/// <param name="OrderId">The order that it was about.</param>
public sealed record Worked(string State, string Note, string? OrderId = null);

/// <summary>Turns a delivery's body into commands. The body alone decides: topic, ids and times in headers are unsigned.</summary>
public sealed class ShopifyIntake(LiveShows shows, OrderReader reader, PersonKeys people, ShopifyVariants learned)
{
    private static readonly Actor By = new(ActorKind.Shop, ShopifyOrder.Source);

    private sealed class TryAgainException(string reason) : Exception(reason);

    public async Task<Worked> WorkAsync(string body, CancellationToken cancel)
    {
        try
        {
            using var json = ShopifyOrder.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return new("failed", "The body is no JSON object.");
            if (ShopifyRefund.Is(root)) return await RefundAsync(ShopifyRefund.Read(root), cancel);
            if (root.TryGetProperty("line_items", out _) && root.Text("created_at") is not null
                && root.Text("currency") is not null)
                return await OrderAsync(ShopifyOrder.Read(root), cancel);
            if (root.List("variants").Count > 0)
                return await learned.LearnAsync(root) is > 0 and var many
                    ? new("done",
                        $"Product {root.Text("title") ?? root.Text("id")}: the ids of {many} variants are known now.")
                    : new("ignored", "This product's variants are known already, or have no SKU of the catalogue.");
            return new("ignored", "This is neither an order nor a refund. Choose the order and refund events in Shopify.");
        }
        catch (JsonException)
        {
            return new("failed", "The body is no JSON.");
        }
        catch (ShopifyBodyException wrong)
        {
            return new("failed", wrong.Message);
        }
        catch (TryAgainException later)
        {
            return new("received", later.Message);
        }
    }

    private async Task<Worked> OrderAsync(ShopifyOrder order, CancellationToken cancel)
    {
        var name = order.Number ?? order.Id;
        var told = await learned.LearnAsync(order);
        var variants = await reader.VariantsAsync(order.Lines.SelectMany(l => new[] { l.VariantId, l.Sku }), cancel);
        var discount = order.Lines.Aggregate(Money.Zero(order.Currency), (sum, l) => sum + l.Discount);
        var content = new OrderContent(
            order.Key, order.PlacedAt, order.Currency, [.. order.Lines.SelectMany(l => l.ToLines(variants))], discount,
            null, null, order.Claim, order.Viewer, order.Test, order.UpdatedAt, order.Number,
            TaxIncluded: order.TaxesIncluded)
            .By(await people.IdsAsync(ShopifyOrder.Source, order.CustomerKey, order.Email, cancel));
        var before = (await shows.AskAsync(new KnownOrders([content]), cancel))[0];
        var code = order.Codes is [var given, ..] ? await shows.AskAsync(new KnownCode([.. order.Codes]), cancel) ?? given : null;
        if (before is { Content.Import: null } && before.Content.UpdatedAt > order.UpdatedAt)
            return new("ignored", $"Order {name}: older than what is known.", order.Id);
        if (order.Lines.Count == 0 && before is null) return new("ignored", $"Order {name} sells no goods.", order.Id);
        var notes = new List<string>();
        if (told > 0) notes.Add(told == 1 ? "told a variant's id" : $"told the ids of {told} variants");
        var person = content.Customer is { } who && (order.Name ?? order.Email) is not null
            ? new PersonalData(who, order.Name, order.Email)
            : null;
        var placed = await SendAsync(new PlaceOrder(content with { Code = code }, person), cancel);
        var taken = placed.Answer<OrderTaken>();
        if (taken.New) notes.Add(taken switch
        {
            { Excluded: "test" } => "test order, left out of the totals",
            { Excluded: { } } => $"in {order.Currency}, left out of the totals",
            { Run: null } => "no show was on: kept, counted for none",
            _ => $"counted by {taken.Attribution.Word()}",
        });
        else if (placed.Outcome.Facts.Count > 0) notes.Add("updated");

        if (order.CancelledAt is not null)
        {
            if ((await SendAsync(new CancelOrder(taken.Key, order.UpdatedAt), cancel)).Outcome.Facts.Count > 0) notes.Add("cancelled");
        }
        else
        {
            foreach (var refund in order.Refunds)
                if (await RefundedAsync(taken.Key, order.Currency, refund, order.TaxesIncluded, cancel) is { } note) notes.Add(note);
        }

        return notes.Count == 0
            ? new("ignored", $"Order {name}: nothing new.", order.Id)
            : new("done", $"Order {name}: {string.Join(", ", notes)}.", order.Id);
    }

    private async Task<Worked> RefundAsync(ShopifyRefund refund, CancellationToken cancel)
    {
        if (await shows.AskAsync(new OrderOf(new(ShopifyOrder.Source, refund.OrderId)), cancel) is not { } order)
            return new("waiting", $"Refund {refund.Id} waits for its order.", refund.OrderId);
        var name = order.Content.Number ?? refund.OrderId;
        if (order.Cancelled) return new("ignored", $"Order {name} is cancelled: it is out of the numbers already.", refund.OrderId);
        var included = order.Content.TaxIncluded ?? refund.Lines.Any(l => HoldsTax(order, l));
        return await RefundedAsync(order.Key, order.Content.Currency, refund, included, cancel) is { } note
            ? new("done", $"Order {name}: {note}.", refund.OrderId)
            : new("ignored", $"Order {name}: refund {refund.Id} is known already, or gives back nothing for goods.", refund.OrderId);
    }

    /// <returns>What is new of it, in words; null where nothing is.</returns>
    private async Task<string?> RefundedAsync(OrderKey key, Currency currency, ShopifyRefund refund, bool taxesIncluded,
        CancellationToken cancel)
    {
        var amount = Money.Round(Math.Clamp(refund.Goods(taxesIncluded, currency.Code), 0, 10_000_000_000m), currency);
        if (amount.Minor == 0) return null;
        var sent = await shows.SendAsync(new Submission(new RefundOrder(key, amount, refund.Id), By), cancel);
        return sent switch
        {
            Done done => done.Answer<RefundTaken>() switch
            {
                { Capped: true, Amount: var counted } => $"refunded {counted} of {amount}: more was given back than the order is worth",
                { Amount.Minor: > 0, Amount: var counted } => $"refunded {counted}",
                _ => null,
            },
            Refused { Rejection.Slug: "order-cancelled" } => null,
            Refused refused => throw new ShopifyBodyException(refused.Rejection.Reason),
            Unavailable unavailable => throw new TryAgainException(unavailable.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // A refund's body doesn't say whether prices hold tax; the order that is known does, since it keeps them without.
    private static bool HoldsTax(Order order, JsonElement refundLine)
    {
        if (refundLine.Object("line_item") is not { } line) return false;
        bool Fits(bool included) => ShopifyLine.Read(line, order.Content.Currency, included, []) is var read && read.Prices.Count > 0
            && order.Content.Lines.Any(l => l.Title == read.Title && l.UnitPrice == read.Prices[0].UnitPrice
                && l.Quantity == read.Prices[0].Quantity);
        return Fits(included: true) && !Fits(included: false);
    }

    private async Task<Done> SendAsync(OrderCommand command, CancellationToken cancel) =>
        await shows.SendAsync(new Submission(command, By), cancel) switch
        {
            Done done => done,
            Refused refused => throw new ShopifyBodyException(refused.Rejection.Reason),
            Unavailable unavailable => throw new TryAgainException(unavailable.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
