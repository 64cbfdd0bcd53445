using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

/// <summary>What the facts of deals do to their state.</summary>
public static partial class DealRules
{
    public static void Apply(DealState deals, DealFact fact, DateTimeOffset at)
    {
        if (fact is DealFact.DealLaunched launched)
        {
            deals.Add(new(launched, at));
            return;
        }

        if (fact is DealFact.DealWithdrawn withdrawn)
        {
            deals.Remove(withdrawn.Deal);
            return;
        }

        var deal = deals.Find(fact.Deal)!;
        switch (fact)
        {
            case DealFact.DealOpened:
                deal.Opened = true;
                break;
            case DealFact.EarlyAccessBegan:
                deal.EarlyBegan = true;
                break;
            case DealFact.UnitClaimed claimed:
                deals.LastNumber = claimed.Number;
                var made = new Claim(claimed, at);
                deal.Claims.Add(made);
                if (claimed.Access is { } access) deal.Accesses.Add(claimed.Claim, access);
                if (claimed.FromWaitlist) deal.Waitlist.Take(claimed.Viewer, claimed.Quantity);
                else deal.Waitlist.Leave(claimed.Viewer);
                Hold(deal, made, +1);
                if (deal.KeepsLine) deal.Kept -= claimed.Quantity;
                break;
            case DealFact.WaitlistLeft gone:
                deal.Waitlist.Leave(gone.Viewer);
                break;
            case DealFact.WaitlistJoined joined:
                deal.Waitlist.Join(joined.Viewer, joined.Quantity, joined.Partial);
                break;
            case DealFact.ClaimExpired expired:
                GiveBack(deal, expired.Claim, ClaimStatus.Expired);
                deal.Expired += expired.Quantity;
                if (deal.KeepsLine) deal.Kept += expired.Quantity;
                break;
            case DealFact.ClaimReleased released:
                GiveBack(deal, released.Claim, ClaimStatus.Released);
                if (deal.KeepsLine) deal.Kept += released.Quantity;
                break;
            case DealFact.ClaimOrdered { Late: true } late:
                ref var paidLate = ref deal.Claims[late.Claim];
                (paidLate.Order, paidLate.Late) = (late.Order, true);
                deal.Redeemed++;
                break;
            case DealFact.ClaimOrdered ordered:
                ref var claim = ref deal.Claims[ordered.Claim];
                claim.Order = ordered.Order;
                LetGo(deal, ref claim, ClaimStatus.Ordered);
                deal.Ordered += claim.Quantity;
                deal.Redeemed++;
                break;
            case DealFact.ClaimReordered again:
                deal.Claims[again.Claim].Order = again.Order;
                break;
            case DealFact.ClaimUnordered unordered:
                Unorder(deal, ref deal.Claims[unordered.Claim]);
                break;
            case DealFact.ClaimUnpaid unpaid:
                ref var held = ref deal.Claims[unpaid.Claim];
                (held.Order, held.State) = (null, ClaimStatus.Held);
                deal.Ordered -= held.Quantity;
                deal.Redeemed--;
                Hold(deal, held, +1);
                deal.Claims.HoldAgain(unpaid.Claim);
                break;
            case DealFact.ContactLeft left:
                deals.Reachable.Add(left.Viewer);
                foreach (var also in deals.All.Where(d => d.Claims.Of(left.Viewer).Any())) deals.Changed(also); // their rows say so
                break;
            case DealFact.DealToppedUp topUp:
                deal.Quantity += topUp.Quantity;
                deal.SoldOutAt = null;
                break;
            case DealFact.DealExtended extended:
                deal.EndsAt = extended.EndsAt;
                break;
            case DealFact.DealEnded ended:
                (deal.EndedAt, deal.KeepsLine) = (at, ended.KeepsLine);
                if (!ended.KeepsLine) deal.Waitlist.Clear();
                break;
            case DealFact.WaitlistClosed:
                (deal.KeepsLine, deal.Kept) = (false, 0);
                deal.Waitlist.Clear();
                break;
            case DealFact.DealCancelled cancelled:
                (deal.EndedAt, deal.CancelReason) = (at, cancelled.Reason);
                foreach (var one in deal.Claims.All.Where(c => c.State == ClaimStatus.Held)) GiveBack(deal, one.Id, ClaimStatus.Cancelled);
                deal.Waitlist.Clear();
                break;
            default:
                throw new UnreachableException();
        }

        if (deal is { IsTaking: true, Left: 0, SoldOutAt: null }) deal.SoldOutAt = at;
        deals.Changed(deal);
    }

    private static void GiveBack(DealState.Deal deal, ClaimId id, ClaimStatus state)
    {
        ref var claim = ref deal.Claims[id];
        LetGo(deal, ref claim, state);
        deal.Claims.GiveBack(claim);
    }

    private static void Unorder(DealState.Deal deal, ref Claim claim)
    {
        (claim.Order, claim.Late) = (null, false);
        deal.Redeemed--;
        if (claim.State != ClaimStatus.Ordered) return;
        claim.State = ClaimStatus.Released;
        deal.Ordered -= claim.Quantity;
        if (deal.KeepsLine) deal.Kept += claim.Quantity;
        deal.Claims.GiveBack(claim);
    }

    private static void LetGo(DealState.Deal deal, ref Claim claim, ClaimStatus state)
    {
        Hold(deal, claim, -1);
        claim.State = state;
        deal.Claims.Pass();
    }

    private static void Hold(DealState.Deal deal, in Claim claim, int sign)
    {
        deal.Held += sign * claim.Quantity;
        if (claim.Origin is { } origin) deal.HeldByOrigin[origin] = deal.HeldByOrigin.GetValueOrDefault(origin) + sign * claim.Quantity;
    }
}
