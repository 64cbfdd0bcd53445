using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

public enum DealStatus { LeadIn, Open, SoldOut, Ended, Cancelled }

/// <param name="Quantity">Units in the deal, top-ups included.</param>
/// <param name="Claimed">Units held or ordered now.</param>
/// <param name="Expired">Units whose hold ran out over the deal's life.</param>
/// <param name="Waiting">Viewers in line.</param>
/// <param name="Claims">Claims ever made, for the redemption.</param>
/// <param name="Redeemed">Claims that became orders.</param>
public sealed record DealView(
    DealId Id, Item Item, Money Price, int Quantity, int PerViewer, int Claimed, int Ordered, int Left, int Expired,
    int Waiting, int Claims, int Redeemed,
    DealStatus State, DateTimeOffset LaunchedAt, DateTimeOffset OpensAt, DateTimeOffset EndsAt, DateTimeOffset? EndedAt,
    DateTimeOffset? SoldOutAt,
    TimeSpan Hold, string? Code, string? CancelReason)
{
    /// <summary>Lead-in, open or sold out: it is on the audience's phones.</summary>
    public bool IsOn => EndedAt is null;

    /// <summary>Claims that became orders ÷ claims; null where nobody claimed.</summary>
    [JsonIgnore] public double? Redemption => Ratio.Of(Redeemed, Claims);

    /// <summary>What the audience may call it by in chat: counts up from 1 over the run.</summary>
    public int Number { get; init; }

    /// <summary>From when on who has early access may claim; null where nobody may before it opens.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateTimeOffset? EarlyFrom { get; init; }

    /// <summary>Whether who has early access may claim, and others wait for the opening.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool IsEarly { get; init; }

    /// <summary>What the price is compared with; of a deal that is older than the price log: with the product's usual one.</summary>
    public ReferencePrice Reference { get => field ?? ReferencePrice.Of(Item, Price, null, strict: false); init; }

    /// <summary>The price that is crossed out on every surface; null where no reduction is announced.</summary>
    [JsonIgnore] public Money? Was => Reference.Was;

    /// <summary>Whole per cent below <see cref="Was"/>, rounded down.</summary>
    [JsonIgnore] public int PercentOff => Was is { } was ? (int)((was.Minor - Price.Minor) * 100 / was.Minor) : 0;

    internal static DealView Of(DealState.Deal d) => new(
        d.Launched.Deal, d.Launched.Item, d.Launched.Price, d.Quantity, d.Launched.PerViewer, d.Held + d.Ordered,
        d.Ordered, d.Left, d.Expired, d.Waitlist.Count,
        d.Claims.Count, d.Redeemed,
        d switch
        {
            { CancelReason: not null } => DealStatus.Cancelled,
            { EndedAt: not null } => DealStatus.Ended,
            { Opened: false } => DealStatus.LeadIn,
            { Left: 0 } => DealStatus.SoldOut,
            _ => DealStatus.Open,
        },
        d.LaunchedAt, d.Launched.OpensAt, d.EndsAt, d.EndedAt, d.SoldOutAt, d.Launched.Hold, d.Launched.Code, d.CancelReason)
    {
        Number = d.Number,
        EarlyFrom = d.Launched.EarlyFrom,
        IsEarly = d is { EarlyBegan: true, Opened: false, IsOver: false },
        Reference = d.Launched.Reference!,
    };
}

/// <summary>One viewer's hold on units of a deal.</summary>
/// <param name="Late">An order came for it after the hold had ended.</param>
/// <param name="Contact">Whether the viewer has said how they can be reached.</param>
public sealed record ClaimView(
    ClaimId Id, DealId Deal, Item Item, Money Price, ViewerId Viewer, int Quantity, int Number, DateTimeOffset At,
    DateTimeOffset ExpiresAt, ClaimStatus State, bool FromWaitlist, string? Order, bool Late, string? DealCancelReason, bool Contact)
{
    internal static ClaimView Of(DealState.Deal d, Claim c, bool contact) => new(
        c.Id, d.Launched.Deal, d.Launched.Item, d.Launched.Price, c.Viewer, c.Quantity, c.Number, c.At, c.ExpiresAt,
        c.State, c.FromWaitlist, c.Order, c.Late, d.CancelReason, contact);
}
