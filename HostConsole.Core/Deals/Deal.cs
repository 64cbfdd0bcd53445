using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

public abstract record DealFact : ShowFact
{
    private DealFact() { }

    public abstract DealId Deal { get; init; }

    /// <param name="Price">Per unit, in the show's currency.</param>
    /// <param name="OpensAt">End of the lead-in; equal to the launch where there is none.</param>
    /// <param name="Reference">What the price is compared with; null in logs that are older than it.</param>
    public sealed record DealLaunched(
        DealId Deal, Item Item, Money Price, int Quantity, int PerViewer, DateTimeOffset OpensAt, DateTimeOffset EndsAt,
        TimeSpan Hold, string? Code,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferencePrice? Reference = null)
        : DealFact, IOpens, IInMoney
    {
        /// <summary>From when on who has early access may claim; null where nobody may before it opens.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateTimeOffset? EarlyFrom { get; init; }

        SpanKey IOpens.Opens => new("deal", Deal.Value);
        string IOpens.Title => Item.Title;
        Currency? IInMoney.MoneyIn => Price.Currency;
        string IInMoney.MoneyField => "price";
    }

    public sealed record DealOpened(DealId Deal) : DealFact;

    /// <summary>Who has early access may claim from here on, everybody else from the opening.</summary>
    public sealed record EarlyAccessBegan(DealId Deal) : DealFact;

    /// <param name="Number">What the viewer quotes: counts up from 1 over the whole run.</param>
    /// <param name="Origin">A keyed hash of the network address, for the cap on unordered claims; null where it tells nothing.</param>
    /// <param name="FromWaitlist">Offered to a waiting viewer rather than asked for just now.</param>
    public sealed record UnitClaimed(
        DealId Deal, ClaimId Claim, ViewerId Viewer, int Quantity, int Number, DateTimeOffset ExpiresAt, bool FromWaitlist, string? Origin)
        : DealFact, ISharedFact, ITakesPart, IConcernsViewer, IJoinsCrowd, ISettles, IUsesRewards
    {
        /// <summary>The reward by which it was claimed before the deal opened; null for who needed none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public RewardId? Access { get; init; }

        IReadOnlyList<RewardId> IUsesRewards.Used => Access is { } access ? [access] : [];
        SpanKey ISettles.Settles => new("deal", Deal.Value);
        Guid? IJoinsCrowd.Crowd => Deal.Value;
        SeenAs ITakesPart.As => SeenAs.Active | SeenAs.Claimer;
    }

    /// <param name="Partial">Takes part of the wish where not all is there, and waits on in its place for the rest.</param>
    public sealed record WaitlistJoined(
        DealId Deal, ViewerId Viewer, int Quantity,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Partial = false)
        : DealFact, ITakesPart, IConcernsViewer, ISettles
    {
        SpanKey ISettles.Settles => new("deal", Deal.Value);
    }

    public sealed record WaitlistLeft(DealId Deal, ViewerId Viewer) : DealFact, IConcernsViewer;
    public sealed record ClaimExpired(DealId Deal, ClaimId Claim, int Quantity) : DealFact;
    public sealed record ClaimReleased(DealId Deal, ClaimId Claim, int Quantity) : DealFact;

    /// <param name="Late">It came after the hold had ended: it waits in the queue of late orders.</param>
    public sealed record ClaimOrdered(DealId Deal, ClaimId Claim, string Order, bool Late) : DealFact;

    /// <summary>The shop's own order takes the place of the one made by hand.</summary>
    public sealed record ClaimReordered(DealId Deal, ClaimId Claim, string Order) : DealFact;
    public sealed record ClaimUnordered(DealId Deal, ClaimId Claim, string Order) : DealFact;

    /// <summary>A claim that was marked paid by mistake is held again, until the same time as before.</summary>
    public sealed record ClaimUnpaid(DealId Deal, ClaimId Claim) : DealFact;

    /// <summary>Who has claimed said how they can be reached; what they said is personal data and stands beside the log.</summary>
    public sealed record ContactLeft(DealId Deal, ViewerId Viewer) : DealFact, IConcernsViewer;

    /// <summary>The launch is taken back before anybody claimed; all units go back to stock.</summary>
    public sealed record DealWithdrawn(DealId Deal) : DealFact, IWithdraws
    {
        SpanKey IWithdraws.Withdraws => new("deal", Deal.Value);
    }

    public sealed record DealToppedUp(DealId Deal, int Quantity) : DealFact;
    public sealed record DealExtended(DealId Deal, DateTimeOffset EndsAt) : DealFact;

    /// <param name="Unsold">Units that nobody holds; they go back to stock.</param>
    /// <param name="KeepsLine">Units are held and viewers wait for them: the line is served on until no hold is left.</param>
    public sealed record DealEnded(
        DealId Deal, int Unsold,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool KeepsLine = false)
        : DealFact, ICloses
    {
        SpanKey ICloses.Closes => new("deal", Deal.Value);
    }

    /// <summary>The line that an ended deal kept is over: nobody holds a unit, or nobody waits any more.</summary>
    /// <param name="Unsold">Units that came free and fitted nobody; they go back to stock.</param>
    public sealed record WaitlistClosed(DealId Deal, int Unsold) : DealFact;

    /// <param name="Unsold">Units not ordered, held ones among them; they go back to stock.</param>
    public sealed record DealCancelled(DealId Deal, string Reason, int Unsold) : DealFact, ICloses, IReturnsRewards
    {
        /// <summary>Early access that was used for claims that are gone with it; null for none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<RewardId>? Accesses { get; init; }

        IReadOnlyList<RewardId> IReturnsRewards.Returned => Accesses ?? [];
        SpanKey ICloses.Closes => new("deal", Deal.Value);
    }
}

public abstract record DealCommand : ShowCommand
{
    public abstract DealId Deal { get; init; }
}

/// <param name="Duration">From the end of the lead-in. 5 seconds to 24 hours.</param>
/// <param name="Lead">Countdown before it opens. 0 to 10 minutes.</param>
/// <param name="Hold">How long a claim waits for its order. 30 seconds to 48 hours.</param>
public sealed record LaunchDeal(
    DealId Deal, Item Item, Money Price, int Quantity, int PerViewer, TimeSpan Duration, TimeSpan Lead,
    TimeSpan Hold, string? Code)
    : DealCommand, INeedsShowOn
{
    /// <summary>How long before everybody who has early access may claim: zero to ten minutes, and no more than the lead-in.</summary>
    public TimeSpan Early { get; init; }
}

/// <param name="Origin">See <see cref="DealFact.UnitClaimed"/>.</param>
/// <param name="Partial">Where not all units are there: takes those that are, and waits for the rest.</param>
public sealed record ClaimUnit(DealId Deal, ClaimId Claim, ViewerId Viewer, int Quantity, string? Origin = null, bool Partial = false)
    : DealCommand, IViewerCommand, INeedsShowOn;

/// <summary>How the buyer of a claim can be reached, for the whole show; a second one corrects the first.</summary>
public sealed record LeaveContact(DealId Deal, ViewerId Viewer, string? Contact) : DealCommand, IViewerCommand;
public sealed record LeaveWaitlist(DealId Deal, ViewerId Viewer) : DealCommand, IViewerCommand;
public sealed record ReleaseClaim(DealId Deal, ClaimId Claim) : DealCommand;
public sealed record EndDeal(DealId Deal) : DealCommand;
public sealed record ExtendDeal(DealId Deal, TimeSpan By) : DealCommand;

public sealed record TopUpDeal(DealId Deal, int Quantity) : DealCommand;
public sealed record CancelDeal(DealId Deal, string Reason) : DealCommand;

/// <summary>What a viewer who claimed is told.</summary>
/// <param name="Waiting">Units of the wish that weren't there, and for which they wait.</param>
/// <param name="Place">Place in line for those, from 1; 0 where none are missing.</param>
public sealed record Claimed(
    DealId Deal, ClaimId Claim, int Number, int Quantity, DateTimeOffset ExpiresAt, int Waiting = 0, int Place = 0);

/// <summary>What a viewer who came too late is told: sold out, but in line.</summary>
/// <param name="Place">Place in line, from 1.</param>
public sealed record Waitlisted(DealId Deal, int Place);
