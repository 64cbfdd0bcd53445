using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>Where an order came from and its id there: "shopify:450789469".</summary>
public readonly record struct OrderKey(string Source, string ExternalId)
{
    public override string ToString() => $"{Source}:{ExternalId}";
}

/// <param name="UnitPrice">Without tax (included tax taken out).</param>
public sealed record OrderLine(VariantId? Variant, string? Sku, string Title, int Quantity, Money UnitPrice);

/// <summary>Why an order counts for a show.</summary>
public enum Attribution { None, Explicit, Claim, Code, Viewer, Window }

/// <summary>What the shop says was bought.</summary>
/// <param name="Customer">The person's id beside the log; null where the shop names nobody.</param>
/// <param name="Discount">On the whole order, beside the lines' prices; without tax.</param>
/// <param name="UpdatedAt">The shop's own time of this version; an older one than known is ignored.</param>
/// <param name="Number">The number that the shop shows to people.</param>
/// <param name="CustomerIds">The ids of the customer's key and e-mail where the shop names both;
/// <paramref name="Customer"/> is the person whom they are.</param>
/// <param name="Also">Ids by which the same order is known elsewhere.</param>
/// <param name="TaxIncluded">Whether the shop's own prices hold tax, for refunds that don't say; null where it isn't known.</param>
/// <param name="Import">The import that brought it; null where the shop itself has told of it.</param>
public sealed record OrderContent(
    OrderKey Key, DateTimeOffset PlacedAt, Currency Currency, IReadOnlyList<OrderLine> Lines, Money Discount,
    Guid? Customer = null, string? Code = null, ClaimId? Claim = null, ViewerId? Viewer = null,
    bool Test = false, DateTimeOffset? UpdatedAt = null, string? Number = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? CustomerIds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OrderKey>? Also = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? TaxIncluded = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Import = null)
{
    /// <summary>
    /// Σ quantity × unit price − discount: without tax and shipping, before refunds. Unpaid, free and given-away lines
    /// are 0.
    /// </summary>
    public Money Gmv => Lines.Aggregate(-Discount, (sum, l) => sum + l.UnitPrice * l.Quantity);
    public int Units => Lines.Sum(l => l.Quantity);

    /// <summary>The same order, by the customer whom its shop names with these ids.</summary>
    public OrderContent By(IReadOnlyList<Guid> customer) =>
        this with
        {
            Customer = customer is [var first, ..] ? first : null,
            CustomerIds = customer.Count > 1 ? customer : null
        };

    /// <summary>Whether another version sells the same for the same.</summary>
    internal bool SellsAs(OrderContent other) => Discount == other.Discount && Lines.SequenceEqual(other.Lines);
}

public abstract record OrderFact : ShowFact, ILedgerFact, IConcernsOrder
{
    private OrderFact() { }

    string IConcernsOrder.Order => Key.ToString();

    public abstract RunId? Run { get; init; }
    public abstract OrderKey Key { get; init; }

    /// <param name="Excluded">Why it is kept and listed, but left out of the totals: "test" or "currency"; null where it counts.</param>
    /// <param name="Repeat">Whether the customer had an order placed earlier.</param>
    public sealed record OrderPlaced(
        RunId? Run, OrderKey Key, OrderContent Order, Attribution Attribution, string? Excluded,
        bool Repeat) : OrderFact, IPlacesOrder;

    /// <param name="Repeat">Null leaves it as it is.</param>
    public sealed record OrderChanged(
        RunId? Run, OrderKey Key, OrderContent Order,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Repeat = null) : OrderFact;
    public sealed record OrderCancelled(RunId? Run, OrderKey Key, DateTimeOffset? UpdatedAt) : OrderFact;

    /// <param name="Refund">The shop's id of this refund, by which a repeated one is known.</param>
    public sealed record OrderRefunded(RunId? Run, OrderKey Key, string Refund, Money Amount, DateTimeOffset? UpdatedAt) : OrderFact;

    /// <summary>A refund that names no order: money given back in a show's name.</summary>
    public sealed record RefundRecorded(
        RunId? Run, OrderKey Key, Money Amount, Guid? Customer, DateTimeOffset PlacedAt, string? Excluded,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Import = null) : OrderFact;

    /// <summary>It is this run's no more: its import was taken back, or it counts for another show.</summary>
    public sealed record OrderWithdrawn(RunId? Run, OrderKey Key) : OrderFact;

    /// <summary>An order came for a claim whose hold was over; somebody has to fulfil or refund it.</summary>
    public sealed record LateOrderQueued(RunId? Run, OrderKey Key, ClaimId Claim) : OrderFact;

    /// <param name="Fulfil">Else: to be refunded in the shop.</param>
    public sealed record LateOrderSettled(RunId? Run, OrderKey Key, bool Fulfil) : OrderFact;

    /// <summary>A discount code that a deal gave out; orders that carry it are its show's.</summary>
    public sealed record CodeIssued(RunId? Run, OrderKey Key, string Code) : OrderFact;
}

public abstract record OrderCommand : ShowCommand;

/// <param name="People">The customer's personal data, kept beside the log.</param>
public sealed record PlaceOrder(OrderContent Order, PersonalData? People = null) : OrderCommand;

/// <param name="Refund">Null: a new refund each time; else known by it, and a larger amount raises the one that is known.</param>
/// <param name="UpToGmv">Refuse what would go over the order's value; else as much of it counts as the order is worth.</param>
public sealed record RefundOrder(
    OrderKey Key, Money Amount, string? Refund = null, DateTimeOffset? UpdatedAt = null, bool UpToGmv = false)
    : OrderCommand;
public sealed record CancelOrder(OrderKey Key, DateTimeOffset? UpdatedAt = null) : OrderCommand;
public sealed record RecordRefund(
    OrderKey Key, Money Amount, DateTimeOffset PlacedAt, Guid? Customer, PersonalData? People = null,
    Guid? Import = null) : OrderCommand;

/// <summary>
/// Takes orders of an import out again, or brings them into the show that the command is sent to; those that the import
/// no longer owns stay.
/// </summary>
/// <param name="Keys">Some hundred at most, all of one run.</param>
public sealed record WithdrawOrders(Guid Import, IReadOnlyList<OrderKey> Keys, bool Move) : OrderCommand;
public sealed record SettleLateOrder(OrderKey Key, bool Fulfil) : OrderCommand;

/// <summary>What a placed order was answered with.</summary>
/// <param name="New">False where it was known already.</param>
public sealed record OrderTaken(OrderKey Key, RunId? Run, Attribution Attribution, string? Excluded, bool New);

/// <summary>What a refund was answered with.</summary>
/// <param name="Amount">What of it counts now.</param>
/// <param name="Capped">Whether more was given back than the order is worth.</param>
public sealed record RefundTaken(Money Amount, bool Capped);
