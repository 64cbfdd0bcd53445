using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <param name="Rejections">One a bad line; an order with a bad line is left out whole.</param>
/// <param name="Error">Why nothing of the file can be used.</param>
public sealed record ParsedOrders(
    IReadOnlyList<ParsedOrder> Orders, IReadOnlyList<ParsedRefund> Refunds, LineRejections Rejections,
    string? Error = null)
{
    /// <summary>What wrote the file; null where its headers are nobody's in particular.</summary>
    public string? Format { get; init; }

    /// <summary>Orders that were never paid: they count nowhere, and end those that are known.</summary>
    public IReadOnlyList<ParsedOrder> Unpaid { get; init; } = [];

    /// <summary>What a person should know before the file is booked: contradictions, and lines that were passed over.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <param name="ExternalId">The shop's id of the order, or its number where the file has no id.</param>
/// <param name="PlacedAt">UTC.</param>
/// <param name="Customer">The shop's key of the customer; null where the shop knows none.</param>
/// <param name="Discount">Of the order as a whole, never above what its lines are worth (the rest was taken off the shipping).</param>
/// <param name="CancelledAt">UTC; a cancelled order counts in no number.</param>
/// <param name="Line">The line the order starts on.</param>
public sealed record ParsedOrder(
    string ExternalId, DateTimeOffset PlacedAt, string? Customer, string? Email, IReadOnlyList<ParsedOrderLine> Lines,
    Money Discount, string? Code, DateTimeOffset? CancelledAt, int Line)
{
    /// <summary>The number that the shop shows, beside its id.</summary>
    public string? Number { get; init; }

    /// <summary>What was given back so far, without tax.</summary>
    public Money Refunded { get; init; } = Money.Zero(Discount.Currency);

    /// <summary>The file has the order's worth, not its items.</summary>
    public bool WithoutItems { get; init; }

    /// <summary>Whether the file's own prices hold tax; null where it doesn't say.</summary>
    public bool? TaxIncluded { get; init; }

    /// <summary>Σ quantity × unit price, before the discount.</summary>
    public Money Gross => ParsedOrderLine.Sum(Lines, Discount.Currency);
}

/// <summary>A refund with a number of its own; it names no order.</summary>
/// <param name="Amount">Positive.</param>
public sealed record ParsedRefund(
    string ExternalId, DateTimeOffset PlacedAt, string? Customer, string? Email, Money Amount,
    IReadOnlyList<ParsedOrderLine> Lines, int Line);

/// <param name="Quantity">Positive, in refunds too.</param>
public sealed record ParsedOrderLine(string? Sku, string Title, int Quantity, Money UnitPrice, int Line)
{
    internal static Money Sum(IEnumerable<ParsedOrderLine> lines, Currency currency) =>
        lines.Aggregate(Money.Zero(currency), (sum, line) => sum + line.UnitPrice * line.Quantity);
}

/// <summary>What a person needs to see to map the columns.</summary>
/// <param name="Rows">The first rows, as many cells each as there are headers.</param>
/// <param name="Guess">The mapping as far as the headers tell it.</param>
public sealed record OrderColumns(
    IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows, OrderColumnMapping Guess,
    string? Error = null);
