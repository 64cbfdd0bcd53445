using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.SocialProof;

/// <summary>How it is counted who bought lately, when that is said, and who is thanked.</summary>
public static class ProofRules
{
    /// <summary>At one time: each takes room on the audience's screens.</summary>
    public const int MostOn = 3;

    /// <summary>Minutes that are told of.</summary>
    public const int ShortestWindow = 5, LongestWindow = 60;

    /// <summary>The least number that can be said: one buyer isn't a crowd.</summary>
    public const int LeastSaid = 2;
    public const int MostLeast = 1_000;

    /// <summary>Thanks in one: each is kept.</summary>
    public const int MostThanked = 500;

    /// <summary>How long thanks stand on the stream.</summary>
    public static readonly TimeSpan ThanksLast = TimeSpan.FromSeconds(15);

    public static Outcome Decide(ProofState proofs, ProofCommand command, Moment moment) => command switch
    {
        OpenProof open => Open(proofs, open, moment),
        ThankBuyer thank => proofs.Find(thank.Proof) is { } proof ? Thank(proof, thank, moment) : Outcome.NotFound("social proof"),
        CloseProof close => proofs.Find(close.Proof) switch
        {
            null => Outcome.NotFound("social proof"),
            { IsOn: false } => Outcome.Accept(),
            _ => Outcome.Accept(new ProofFact.ProofClosed(close.Proof)),
        },
        _ => throw new UnreachableException(),
    };

    private static Outcome Open(ProofState proofs, OpenProof open, Moment moment)
    {
        if (proofs.Find(open.Proof) is not null) return Outcome.Reject("already-open", "This one is on already.");
        if (open.Minutes is < ShortestWindow or > LongestWindow)
            return Outcome.Invalid("minutes", $"Tell of the last {ShortestWindow} to {LongestWindow} minutes.");
        if (open.Least is < LeastSaid or > MostLeast)
            return Outcome.Invalid("least", $"Set the least number that is worth saying, {LeastSaid} to {MostLeast:N0}.");
        if (open.Item is { Variant: null }) return Outcome.Invalid("variantId", "Choose one variant: orders name those.");
        if (proofs.On.Any(p => p.Item?.Variant == open.Item?.Variant))
            return Outcome.Reject("already-open", "How many bought this is shown already: take that off first.");
        if (proofs.On.Count() >= MostOn) return Outcome.Reject("too-many", $"{MostOn} of these are on already: take one off first.");
        var (buyers, until) = Count(open.Minutes, open.Item, moment);
        return Outcome.Accept(new ProofFact.ProofOpened(open.Proof, open.Minutes, open.Least, open.Item, buyers, until));
    }

    private static Outcome Thank(ProofView proof, ThankBuyer thank, Moment moment)
    {
        if (!proof.IsOn) return Outcome.Reject("closed", "This is off by now: switch it on again to thank somebody.");
        if (moment.IsBanned(thank.Viewer))
            return new Outcome.Rejected(RejectionKind.Forbidden, "banned", "You have excluded this viewer from the show.");
        if (moment.Paid(thank.Viewer, 0) is not { } order)
            return Outcome.Reject("not-bought", "This viewer hasn't bought in this show, or gave all of it back.");
        if (proof.HasThanked(thank.Viewer)) return Outcome.Accept();
        return proof.Thanked.Length >= MostThanked
            ? Outcome.Reject("too-many", $"{MostThanked} people were thanked already.")
            : Outcome.Accept(new ProofFact.BuyerThanked(proof.Id, order.Order, thank.Viewer));
    }

    public static void Apply(ProofState proofs, ProofFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case ProofFact.ProofOpened f:
                proofs.Add(new(f.Proof, f.Minutes, f.Least, f.Item, f.Buyers, f.Until, f.Buyers, at, null, [], null));
                break;
            case ProofFact.BuyersCounted f:
                proofs.Change(f.Proof, p => p with { Buyers = f.Buyers, Until = f.Until, Highest = Math.Max(p.Highest, f.Buyers) });
                break;
            case ProofFact.BuyerThanked f:
                var thanks = new Thanks(f.Order, f.Viewer, at);
                proofs.Change(f.Proof, p => p with { Thanked = p.Thanked.Add(thanks), Now = thanks });
                break;
            case ProofFact.ThanksOver f:
                proofs.Change(f.Proof, p => p with
                {
                    Now = p.Now?.Viewer == f.Viewer ? null : p.Now,
                    Thanked = f.TakenBack ? p.Thanked.RemoveAll(t => t.Viewer == f.Viewer) : p.Thanked,
                });
                break;
            case ProofFact.ProofClosed f:
                proofs.Change(f.Proof, p => p with { ClosedAt = at, Until = null, Now = null });
                break;
            case ProofFact.ProofWithdrawn f:
                proofs.Remove(f.Proof);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Who fell out of the window, and thanks that stood long enough.</summary>
    public static IEnumerable<ProofFact> Due(ProofState proofs, Moment moment) => proofs.On.SelectMany(proof => Due(proof, moment));

    private static IEnumerable<ProofFact> Due(ProofView proof, Moment moment)
    {
        if (proof.Until <= moment.Now) yield return Counted(proof, moment);
        if (proof.ThanksEnd <= moment.Now) yield return new ProofFact.ThanksOver(proof.Id, proof.Now!.Viewer, TakenBack: false);
    }

    /// <summary>The count after an order came or was taken back.</summary>
    public static IEnumerable<ProofFact> Reached(ProofState proofs, IReadOnlyList<ShowFact> facts, Moment moment) =>
        proofs.IsAnyOn && facts.Any(f => f is IConcernsOrder)
            ? proofs.On.Select(proof => (proof, Now: Counted(proof, moment)))
                .Where(c => (c.Now.Buyers, c.Now.Until) != (c.proof.Buyers, c.proof.Until)).Select(c => c.Now)
            : [];

    private static ProofFact.BuyersCounted Counted(ProofView proof, Moment moment)
    {
        var (buyers, until) = Count(proof.Minutes, proof.Item, moment);
        return new(proof.Id, buyers, until);
    }

    private static (int Buyers, DateTimeOffset? Until) Count(int minutes, Item? item, Moment moment)
    {
        var window = TimeSpan.FromMinutes(minutes);
        var count = moment.BuyersSince(moment.Now - window, item?.Variant);
        return (count.People, count.Oldest + window);
    }

    /// <summary>What "stop everything" and the show's end do to those that are on.</summary>
    public static IEnumerable<ProofFact> Stop(ProofState proofs) => proofs.On.Select(p => new ProofFact.ProofClosed(p.Id));
}
