using System.Collections.Immutable;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Deals;

/// <summary>What phones show of deals.</summary>
public sealed class DealPhone : PhoneSurface
{
    private static readonly PartList Cards = new("deals");

    public override int Place => 10;
    public override PartList List => Cards;
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } =
        [new(18, typeof(EarlyCard)), new(20, typeof(ClaimedCard)), new(30, typeof(InLineCard))];
    public override PhoneText AfterTheEnd { get; } = new(typeof(DealTexts), "Phone_AfterTheEnd");
    public override PhoneText? GoesOn(ShowView show) => show.Deals.Any(d => d.IsOn) ? new(typeof(DealTexts), "Phone_GoesOn") : null;
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Deals.Select(d => (DateTimeOffset?)d.LaunchedAt);
    public override IEnumerable<DateTimeOffset?> Over(ShowView show) => show.Deals.Select(d => d.EndedAt);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer)
    {
        var deals = run.State.Deals;
        return
        [
            ("claims", deals.ClaimsOf(viewer)), ("early", EarlyOf(run, viewer)),
            ("waitlist", deals.WaitsOf(viewer).ToDictionary(w => w.Deal, w => w.Place)),
        ];
    }

    // What the viewer may claim before everybody, now.
    private static ImmutableArray<DealId> EarlyOf(Run run, ViewerId viewer)
    {
        var early = run.State.Deals.View().Where(d => d is { IsEarly: true, Left: > 0 });
        return
        [
            .. from deal in early
               let claims = run.State.Deals.ClaimsOf(viewer).Where(c => c.Deal == deal.Id && c.State is ClaimStatus.Held or ClaimStatus.Ordered)
               let mine = claims.Sum(c => c.Quantity)
               where mine > 0 ? mine < deal.PerViewer : AccessHolders.Has(run, viewer)
               select deal.Id,
        ];
    }

    public override IEnumerable<(string Id, string Action)> Forms(MeView me) =>
        AsksContact(me) is { } claim ? [(FormOf(claim), $"deals/{claim.Deal}/contact")] : [];

    /// <summary>The claim by which its viewer is asked for a contact, once a show; null where nobody needs to ask.</summary>
    public static ClaimView? AsksContact(MeView me) =>
        me.Claims.LastOrDefault(c => c.State is ClaimStatus.Held or ClaimStatus.Ordered) is { Contact: false } claim ? claim : null;

    public static string FormOf(ClaimView claim) => $"contact-{claim.Deal}";

    public override IEnumerable<Guid> Follows(MeView me) => me.Waitlist.Keys.Concat(me.Early).Select(deal => deal.Value);

    public override void Affect(ShowFact fact, AffectedViewers affected)
    {
        switch (fact)
        {
            case DealFact.EarlyAccessBegan: affected.Seek(new AccessHolders()); break;
            case DealFact.DealOpened f: affected.AddFollowers(f.Deal.Value); break;
            case DealFact.UnitClaimed { FromWaitlist: true } f: affected.AddFollowers(f.Deal.Value); break;
            case DealFact.WaitlistLeft f: affected.AddFollowers(f.Deal.Value); break;
            case DealFact.DealEnded f: affected.AddFollowers(f.Deal.Value); break;
            case DealFact.WaitlistClosed f: affected.AddFollowers(f.Deal.Value); break;
            case DealFact.ClaimExpired f: Claimer(f.Claim); break;
            case DealFact.ClaimReleased f: Claimer(f.Claim); break;
            case DealFact.ClaimOrdered f: Claimer(f.Claim); break;
            case DealFact.ClaimReordered f: Claimer(f.Claim); break;
            case DealFact.ClaimUnordered f: Claimer(f.Claim); break;
            case DealFact.ClaimUnpaid f: Claimer(f.Claim); break;
            case DealFact.ContactLeft f: affected.Add([f.Viewer]); break;
            case DealFact.DealCancelled f:
                affected.AddFollowers(f.Deal.Value);
                affected.Seek(new ClaimersOf(f.Deal));
                break;
        }

        void Claimer(ClaimId id) => affected.Seek(new ClaimerOf(id));
    }

    public static IEnumerable<DealView> Visible(ShowView show, VisibleOnPhones phones) =>
        show.Deals.Where(d => d.IsOn || d.EndedAt == phones.LastOver);

    public override IEnumerable<Part> Parts(PartSource source) => Visible(source.Show, source.Visible).SelectMany(deal => Of(deal, source));

    private static IEnumerable<Part> Of(DealView deal, PartSource source)
    {
        var target = $"deal-{deal.Id}";
        (string, object?) culture = ("Culture", source.Culture);
        var still = deal with { Claimed = 0, Ordered = 0, Left = 0, Expired = 0, Waiting = 0, Claims = 0, Redeemed = 0, SoldOutAt = null };
        yield return Part.In<DealCard>(Cards, target, (still, source.Culture.Name),
            ("Deal", deal), ("Code", source.Show.Code), culture, ("Now", source.Now));
        if (deal.State == DealStatus.Cancelled) yield break;
        var left = (deal.Claimed, deal.Left, deal.Quantity, deal.Waiting);
        yield return Part.Inner<DealLeftCard>(target, $"left-{deal.Id}", left, ("Deal", deal), culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("deal", Visible(source.Show, source.Visible).Select(Answer).LastOrDefault())];

    private static object Answer(DealView d) => new
    {
        d.Id,
        item = PublicItem.Of(d.Item with { CompareAt = d.Was }),
        d.Was,
        d.Price,
        d.Quantity,
        d.PerViewer,
        d.Claimed,
        d.Ordered,
        d.Left,
        d.Waiting,
        d.State,
        d.EarlyFrom,
        d.OpensAt,
        d.EndsAt,
        holdSeconds = (int)d.Hold.TotalSeconds,
        d.CancelReason,
    };
}

public static class ClaimsOfViewer
{
    extension(MeView me)
    {
        /// <summary>Deals that the viewer may claim now, before everybody.</summary>
        public ImmutableArray<DealId> Early => me.Get<ImmutableArray<DealId>>("early");
        public ImmutableArray<ClaimView> Claims => me.Get<ImmutableArray<ClaimView>>("claims");

        /// <summary>The viewer's place in line, from 1, by deal.</summary>
        public IReadOnlyDictionary<DealId, int> Waitlist => me.Get<IReadOnlyDictionary<DealId, int>>("waitlist");
    }
}
