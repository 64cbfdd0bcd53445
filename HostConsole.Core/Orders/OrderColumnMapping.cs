namespace HostConsole.Core.Orders;

/// <summary>Which column (by its header) holds what; null or empty where the file has no such column.</summary>
public sealed record OrderColumnMapping
{
    /// <summary>What wrote the file, by its headers: "shopify", "etsy"; null where they are nobody's in particular.</summary>
    public string? Format { get; init; }

    /// <summary>The order's number; lines with the same one are one order.</summary>
    public string? OrderId { get; init; }

    /// <summary>The shop's own id of the order, beside its number.</summary>
    public string? ShopId { get; init; }
    public string? PlacedAt { get; init; }

    /// <summary>The time of day, where it isn't in <see cref="PlacedAt"/>.</summary>
    public string? Time { get; init; }

    /// <summary>The zone of the times, where each line names it.</summary>
    public string? Zone { get; init; }
    public string? Sku { get; init; }
    public string? Title { get; init; }
    public string? Quantity { get; init; }
    public string? UnitPrice { get; init; }

    /// <summary>What the line is worth; with a unit price beside it, what is left of that after discounts.</summary>
    public string? LineTotal { get; init; }
    public string? Customer { get; init; }
    public string? Email { get; init; }

    /// <summary>The order's discount: on one of its lines, or the same on each.</summary>
    public string? Discount { get; init; }

    /// <summary>The discount of each line.</summary>
    public string? LineDiscount { get; init; }
    public string? Currency { get; init; }
    public string? Code { get; init; }
    public string? CancelledAt { get; init; }

    /// <summary>Whether it was paid, cancelled, refunded; in the shop's words.</summary>
    public string? Status { get; init; }

    /// <summary>Money given back for the order so far, as the customer got it.</summary>
    public string? Refunded { get; init; }

    /// <summary>Payment or refund, where refunds are lines of their own.</summary>
    public string? Kind { get; init; }

    /// <summary>The order's own sums, to compare with what its lines add up to.</summary>
    public string? Subtotal { get; init; }
    public string? Shipping { get; init; }
    public string? Taxes { get; init; }
    public string? Total { get; init; }

    /// <summary>The tax of each line.</summary>
    public string? LineTax { get; init; }

    /// <summary>The name of the tax, which may say its rate: "MwSt 19%".</summary>
    public string? TaxName { get; init; }

    /// <summary>Whether prices hold the tax; null where the order's own sums tell it.</summary>
    public bool? TaxIncluded { get; init; }

    /// <summary>What the items of an order are called in a file that names none; null where they must be named.</summary>
    public string? ItemsCalled { get; init; }

    /// <summary>The zone of times that are written without an offset: an IANA name such as "Europe/London".</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>
    /// How 3/4/2026 is read: true 3 April, false March 4; null leaves it to the file's other dates, and refuses where
    /// they don't tell.
    /// </summary>
    public bool? DayFirst { get; init; }

    /// <summary>What the id of a cancellation begins with; null where the file has none.</summary>
    public string? CancellationPrefix { get; init; }

    /// <summary>What must still be mapped before the file can be read, in a person's words.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. new[]
            {
                ("order number", OrderId), ("time", PlacedAt), ("quantity", Quantity),
                ("unit price", string.IsNullOrEmpty(UnitPrice) ? LineTotal : UnitPrice),
                ("SKU or title", string.IsNullOrEmpty(Sku) ? string.IsNullOrEmpty(Title) ? ItemsCalled : Title : Sku),
            }
            .Where(f => string.IsNullOrEmpty(f.Item2)).Select(f => f.Item1),
    ];

    /// <summary>All columns that are named, for a check that the file has them.</summary>
    internal IEnumerable<string> Named => new[]
    {
        OrderId, ShopId, PlacedAt, Time, Zone, Sku, Title, Quantity, UnitPrice, LineTotal, Customer, Email, Discount,
        LineDiscount, Currency, Code, CancelledAt, Status, Refunded, Kind,
        Subtotal, Shipping, Taxes, Total, LineTax, TaxName,
    }.Where(n => !string.IsNullOrEmpty(n)).Select(n => n!);

    /// <summary>Knows the files of common shops by their headers, and what such columns are usually called.</summary>
    public static OrderColumnMapping Guess(IReadOnlyList<string> headers) => OrderFormats.Guess(headers);
}
