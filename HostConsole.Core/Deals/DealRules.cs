using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

public static partial class DealRules
{
    public static Outcome Decide(DealState deals, DealCommand command, Moment moment)
    {
        var now = moment.Now;
        if (command is LaunchDeal launch) return Launch(deals, launch, now);
        if (deals.Find(command.Deal) is not { } deal) return Outcome.NotFound("deal");
        return command switch
        {
            ClaimUnit claim => Claim(deals, deal, claim, moment),
            LeaveWaitlist leave => deal.Waitlist.PlaceOf(leave.Viewer) == 0
                ? Outcome.Accept()
                : Outcome.Accept(new DealFact.WaitlistLeft(leave.Deal, leave.Viewer)),
            LeaveContact leave => Reach(deals, deal, leave),
            ReleaseClaim release => Release(deals, deal, release, now),
            EndDeal => deal.IsOver ? Outcome.Accept() : Outcome.Accept(End(deal)),
            ExtendDeal extend => Extend(deal, extend, now),
            TopUpDeal topUp => TopUp(deals, deal, topUp, now),
            CancelDeal cancel => Cancel(deal, cancel),
            _ => throw new UnreachableException(),
        };
    }

    private static Outcome Launch(DealState deals, LaunchDeal launch, DateTimeOffset now)
    {
        if (deals.Find(launch.Deal) is not null) return Outcome.Reject("already-launched", "This deal is launched already.");
        if (launch.Item.Variant is null) return Outcome.Invalid("variantId", "A deal sells one variant: choose it.");
        if (launch.Price.Minor < 0) return Outcome.Invalid("price", "A price can't be below zero.");
        if (launch.Quantity is < 1 or > 1_000_000) return Outcome.Invalid("quantity", "A deal has 1 to 1,000,000 units.");
        if (launch.PerViewer is < 1 or > 1_000_000) return Outcome.Invalid("perViewer", "Let each viewer have at least 1.");
        if (launch.Duration < TimeSpan.FromSeconds(5) || launch.Duration > TimeSpan.FromHours(24))
            return Outcome.Invalid("seconds", "A deal runs 5 seconds to 24 hours.");
        if (launch.Lead < TimeSpan.Zero || launch.Lead > TimeSpan.FromMinutes(10))
            return Outcome.Invalid("leadSeconds", "The lead-in is 0 to 600 seconds.");
        if (launch.Hold < TimeSpan.FromSeconds(1) || launch.Hold > TimeSpan.FromHours(48))
            return Outcome.Invalid("holdSeconds", "A claim is held 1 second to 48 hours.");
        if (launch.Early < TimeSpan.Zero || launch.Early > launch.Lead)
            return Outcome.Invalid("earlySeconds", "Early access is 0 to 600 seconds, and no more than the lead-in.");
        var code = Text.Clean(launch.Code);
        if (code.Length > 64) return Outcome.Invalid("code", "Keep the discount code to 64 characters.");
        var opens = now + launch.Lead;
        var launched = new DealFact.DealLaunched(launch.Deal, launch.Item, launch.Price, launch.Quantity,
            launch.PerViewer, opens, opens + launch.Duration, launch.Hold, code.Length == 0 ? null : code)
        { EarlyFrom = launch.Early > TimeSpan.Zero ? opens - launch.Early : null };
        return launch.Lead == TimeSpan.Zero ? Outcome.Accept(launched, new DealFact.DealOpened(launch.Deal))
            : launched.EarlyFrom <= now ? Outcome.Accept(launched, new DealFact.EarlyAccessBegan(launch.Deal))
            : Outcome.Accept(launched);
    }

    // Units that one network address may hold at once without an order: a tenth of the deal and three people's at least; a crowd that
    // was here before the deal may hold its part of the audience and half as much again. Who joins a hundred times to empty it may not.
    private static bool MayHold(DealState.Deal deal, string origin, int units, Moment moment) =>
        units <= Math.Max(deal.Quantity / 10, 3 * deal.Launched.PerViewer)
        || moment.ShareOf(origin, deal.LaunchedAt) is not { } share || units <= Math.Ceiling(1.5 * deal.Quantity * share);

    private static Outcome Claim(DealState deals, DealState.Deal deal, ClaimUnit claim, Moment moment)
    {
        var now = moment.Now;
        var (early, access) = Early(deal, claim.Viewer, moment);
        if (!deal.Opened && !early) return Outcome.Reject("not-open", "This deal hasn't opened yet.");
        if (deal.KeepsLine && deal.Waitlist.PlaceOf(claim.Viewer) is > 0 and var kept)
            return Outcome.Accept(new Waitlisted(claim.Deal, kept));
        if (deal.IsOver || now >= deal.EndsAt)
            return Outcome.Reject("not-open",
                deal.CancelReason is null ? "This deal has ended." : "This deal was cancelled.");
        if (claim.Quantity < 1) return Outcome.Invalid("quantity", "Claim at least 1.");
        var mine = deal.Claims.UnitsOf(claim.Viewer);
        if (claim.Quantity > deal.Launched.PerViewer - mine)
            return Outcome.Reject("limit-reached", $"This deal gives {deal.Launched.PerViewer} to each viewer; you have {mine}.");
        if (claim.Origin is { } origin && !MayHold(deal, origin, deal.HeldByOrigin.GetValueOrDefault(origin) + claim.Quantity, moment))
            return Outcome.Reject("limit-reached", "Too many units are held from your network without an order. Finish an order first.");
        var missing = claim.Quantity - deal.Left;
        if (missing > 0 && !(claim.Partial && deal.Left > 0))
        {
            var place = deal.Waitlist.PlaceOf(claim.Viewer);
            if (place > 0) return Outcome.Accept(new Waitlisted(claim.Deal, place));
            var joined = new DealFact.WaitlistJoined(claim.Deal, claim.Viewer, claim.Quantity, claim.Partial);
            return Outcome.Accept(new Waitlisted(claim.Deal, deal.Waitlist.Count + 1), joined);
        }

        var number = deals.LastNumber + 1;
        var expires = now + deal.Launched.Hold;
        if (missing <= 0)
            return Outcome.Accept(
                new Claimed(claim.Deal, claim.Claim, number, claim.Quantity, expires),
                new DealFact.UnitClaimed(claim.Deal, claim.Claim, claim.Viewer, claim.Quantity, number, expires,
                    FromWaitlist: false, claim.Origin)
                { Access = access });
        // Whoever waits already leaves the line with the claim, and joins it anew for the rest.
        var ahead = deal.Waitlist.Count - (deal.Waitlist.PlaceOf(claim.Viewer) > 0 ? 1 : 0);
        return Outcome.Accept(
            new Claimed(claim.Deal, claim.Claim, number, deal.Left, expires, missing, ahead + 1),
            new DealFact.UnitClaimed(claim.Deal, claim.Claim, claim.Viewer, deal.Left, number, expires, FromWaitlist: false, claim.Origin)
            { Access = access },
            new DealFact.WaitlistJoined(claim.Deal, claim.Viewer, missing, Partial: true));
    }

    // One reward lets its owner claim all that the deal gives to each, once or step by step.
    private static (bool May, RewardId? By) Early(DealState.Deal deal, ViewerId viewer, Moment moment) =>
        deal.Opened || !deal.EarlyBegan ? (false, null)
        : deal.Claims.Of(viewer).Any(c => c.State is ClaimStatus.Held or ClaimStatus.Ordered) ? (true, null)
        : moment.Held(viewer, RewardKind.Access) is [var held, ..] ? (true, held.Id)
        : (false, null);

    private static Outcome Reach(DealState deals, DealState.Deal deal, LeaveContact leave)
    {
        if (!deal.Claims.Of(leave.Viewer).Any(c => c.State is ClaimStatus.Held or ClaimStatus.Ordered))
            return Outcome.Reject("no-claim", "Only who has claimed is asked for a contact here.");
        var contact = leave.Contact?.Trim();
        if (Contact.Check(contact) is { } wrong) return wrong;
        return new Outcome.Accepted(
            deals.Reachable.Contains(leave.Viewer) ? [] : [new DealFact.ContactLeft(leave.Deal, leave.Viewer)],
            People: [new PersonalData(leave.Viewer.Value, Contact: contact)]);
    }

    private static Outcome Release(DealState deals, DealState.Deal deal, ReleaseClaim release, DateTimeOffset now)
    {
        if (!deal.Claims.TryGet(release.Claim, out var claim)) return Outcome.NotFound("claim");
        if (claim.State == ClaimStatus.Ordered) return Outcome.Reject("already-ordered", "This claim is ordered: cancel the order instead.");
        if (claim.State != ClaimStatus.Held) return Outcome.Accept();
        var number = deals.LastNumber;
        return Outcome.Accept([new DealFact.ClaimReleased(release.Deal, release.Claim, claim.Quantity),
            .. Offer(deal, claim.Quantity, ref number, now)]);
    }

    private static Outcome Extend(DealState.Deal deal, ExtendDeal extend, DateTimeOffset now)
    {
        if (deal.IsOver) return Outcome.Reject("not-open", "This deal has ended.");
        if (extend.By <= TimeSpan.Zero || extend.By > TimeSpan.FromHours(24))
            return Outcome.Invalid("seconds", "Extend by 1 second to 24 hours.");
        return Outcome.Accept(new DealFact.DealExtended(extend.Deal, (deal.EndsAt > now ? deal.EndsAt : now) + extend.By));
    }

    private static Outcome TopUp(DealState deals, DealState.Deal deal, TopUpDeal topUp, DateTimeOffset now)
    {
        if (deal.IsOver) return Outcome.Reject("not-open", "This deal has ended.");
        if (topUp.Quantity < 1 || topUp.Quantity > 1_000_000 - deal.Quantity)
            return Outcome.Invalid("quantity", "Add 1 to 1,000,000 units.");
        var number = deals.LastNumber;
        return Outcome.Accept([new DealFact.DealToppedUp(topUp.Deal, topUp.Quantity), .. Offer(deal, topUp.Quantity, ref number, now)]);
    }

    private static Outcome Cancel(DealState.Deal deal, CancelDeal cancel)
    {
        if (deal.CancelReason is not null) return Outcome.Accept();
        if (deal.IsOver) return Outcome.Reject("not-open", "This deal has ended; release its claims one by one instead.");
        var reason = Text.Clean(cancel.Reason);
        if (reason.Length == 0) return Outcome.Invalid("reason", "Say why: those who claimed are told.");
        if (Text.IsTooLong(reason, 200)) return Outcome.Invalid("reason", "Keep the reason to 200 characters.");
        RewardId[] accesses = [.. deal.Accesses.Where(a => deal.Claims[a.Key].State == ClaimStatus.Held).Select(a => a.Value)];
        return Outcome.Accept(new DealFact.DealCancelled(cancel.Deal, reason, deal.Quantity - deal.Ordered)
        { Accesses = accesses.Length == 0 ? null : accesses });
    }

    /// <summary>What an order does to the claim that it names: ordered, or late where the hold is over.</summary>
    public static IReadOnlyList<DealFact> OrderArrived(DealState deals, ClaimId id, string order)
    {
        foreach (var deal in deals.All)
        {
            if (!deal.Claims.TryGet(id, out var claim)) continue;
            if (claim.Order?.StartsWith("hand:", StringComparison.Ordinal) ?? false)
                return order.StartsWith("hand:", StringComparison.Ordinal)
                    ? []
                    : [new DealFact.ClaimReordered(deal.Launched.Deal, id, order)];
            if (claim.State == ClaimStatus.Ordered || claim.Late) return [];
            return [new DealFact.ClaimOrdered(deal.Launched.Deal, id, order, Late: claim.State != ClaimStatus.Held)];
        }

        return [];
    }

    /// <summary>What the cancellation of an order does to its claim: the units are free again, for those who wait first.</summary>
    public static IReadOnlyList<DealFact> OrderCancelled(DealState deals, ClaimId id, string order, DateTimeOffset now)
    {
        foreach (var deal in deals.All)
        {
            if (!deal.Claims.TryGet(id, out var claim) || claim.Order != order) continue;
            var number = deals.LastNumber;
            return [new DealFact.ClaimUnordered(deal.Launched.Deal, id, order),
                .. claim.Late ? [] : Offer(deal, claim.Quantity, ref number, now)];
        }

        return [];
    }

    /// <summary>Lead-ins that are over, holds that ran out (their units offered to those who wait), deals whose time is up.</summary>
    public static IReadOnlyList<DealFact> Due(DealState deals, DateTimeOffset now)
    {
        var facts = new List<DealFact>();
        var number = deals.LastNumber;
        foreach (var deal in deals.All)
        {
            var id = deal.Launched.Deal;
            if (!deal.IsOver && AwaitsEarly(deal) && deal.Launched.EarlyFrom <= now) facts.Add(new DealFact.EarlyAccessBegan(id));
            if (!deal.IsOver && !deal.Opened && deal.Launched.OpensAt <= now) facts.Add(new DealFact.DealOpened(id));
            var freed = 0;
            foreach (var claim in deal.Claims.Due(now))
            {
                facts.Add(new DealFact.ClaimExpired(id, claim.Id, claim.Quantity));
                freed += claim.Quantity;
            }

            var offers = freed > 0 ? Offer(deal, freed, ref number, now) : [];
            facts.AddRange(offers);
            if (!deal.IsOver && deal.EndsAt <= now) facts.Add(End(deal, freed, offers));
            else if (deal.LineIsDone) facts.Add(new DealFact.WaitlistClosed(id, deal.Kept + freed));
        }

        return facts;
    }

    private static bool AwaitsEarly(DealState.Deal deal) => !deal.Opened && !deal.EarlyBegan;

    public static DateTimeOffset? NextDue(DealState deals)
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var deal in deals.All)
        {
            if (!deal.IsOver && AwaitsEarly(deal) && deal.Launched.EarlyFrom is { } early && early < next) next = early;
            if (!deal.IsOver && (deal.Opened ? deal.EndsAt : deal.Launched.OpensAt) is var due && due < next) next = due;
            if (deal.Claims.NextExpiry is { } expires && expires < next) next = expires;
            if (deal.LineIsDone && deal.EndedAt is { } ended && ended < next) next = ended;
        }

        return next == DateTimeOffset.MaxValue ? null : next;
    }

    /// <summary>What "stop everything" does to the ones that are on.</summary>
    public static IEnumerable<DealFact> Stop(DealState deals) => deals.All.Where(d => !d.IsOver).Select(End);

    private static DealFact End(DealState.Deal deal) => End(deal, 0, []);

    // Who waits was told that what comes free is offered to them: the line outlives the deal as long as somebody holds a unit.
    private static DealFact.DealEnded End(DealState.Deal deal, int freed, List<DealFact> offers)
    {
        var offered = offers.OfType<DealFact.UnitClaimed>().Sum(o => o.Quantity);
        var waiting = deal.Waitlist.Count - offers.OfType<DealFact.UnitClaimed>().Count(o => deal.Waitlist.WishOf(o.Viewer) == o.Quantity);
        return new(deal.Launched.Deal, deal.Left + freed - offered, KeepsLine: waiting > 0 && deal.Held - freed + offered > 0);
    }

    // Free units go to those who wait, first come first; one whose wish doesn't fit is passed over, not dropped.
    private static List<DealFact> Offer(DealState.Deal deal, int freed, ref int number, DateTimeOffset now)
    {
        var offers = new List<DealFact>();
        if (!deal.ServesLine) return offers;
        var left = deal.Free + freed;
        foreach (var (viewer, wish, partial) in deal.Waitlist.Wishes)
        {
            if (left == 0) break;
            if (wish > left && !partial) continue;
            var quantity = Math.Min(wish, left);
            left -= quantity;
            offers.Add(new DealFact.UnitClaimed(deal.Launched.Deal, Id.New<ClaimId>(now), viewer, quantity, ++number,
                now + deal.Launched.Hold, FromWaitlist: true, Origin: null));
        }

        return offers;
    }
}
