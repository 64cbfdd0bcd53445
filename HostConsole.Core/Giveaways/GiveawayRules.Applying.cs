using System.Diagnostics;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

public static partial class GiveawayRules
{
    public static void Apply(GiveawayState state, GiveawayFact fact, DateTimeOffset at)
    {
        if (fact is GiveawayOpened opened) state.Add(new Giveaway(opened, [at]));
        if (fact is GiveawayContinued { What: var what }) state.Add(Giveaway.Of(what));
        var giveaway = state.Find(fact.Giveaway)
            ?? throw new InvalidOperationException($"{fact.GetType().Name} of a giveaway that was not opened.");
        state.Touch(giveaway);
        switch (fact)
        {
            case GiveawayOpened or GiveawayContinued or SeedCarried:
                break;
            case GiveawayCarried:
                giveaway.State = GiveawayStatus.Carried;
                break;
            case SeedDrawn seed:
                giveaway.Seed = seed.Seed;
                break;
            case EntryMade entry:
                giveaway.Add(new(entry.Entry, entry.Viewer, entry.Route, at) { Customer = entry.Customer, ByHand = entry.ByHand, Rewards = entry.Rewards });
                break;
            case FreeRouteTaken free:
                giveaway.Change((e, _) => e.Id == free.Entry ? e with { Route = EntryRoute.Free } : e);
                break;
            case EntryTakenBack gone:
                giveaway.TakeBack(gone);
                break;
            case GiveawayClosed closed:
                if (closed.Tickets is { } tickets)
                {
                    var late = closed.Late?.ToLookup(l => l.Entry, l => l.Reward);
                    giveaway.Change((e, i) => e with
                    {
                        Tickets = tickets[i],
                        ByRewards = closed.ByRewards?[i] ?? 0,
                        Rewards = late?.Contains(e.Id) == true ? [.. e.Rewards ?? [], .. late[e.Id]] : e.Rewards,
                    });
                }

                (giveaway.State, giveaway.Digest, giveaway.ClosedAt) = (GiveawayStatus.Closed, closed.Digest, at);
                break;
            case BeaconNamed named:
                giveaway.Beacon = new(named.Chain, named.Round, named.ComesAt);
                break;
            case BeaconCame came:
                giveaway.Beacon = giveaway.Beacon! with { Randomness = came.Randomness, Signature = came.Signature };
                break;
            case BeaconSkipped skipped:
                giveaway.Beacon = giveaway.Beacon! with { Skipped = skipped.Reason };
                break;
            case WinnersDrawn drawn:
                (giveaway.State, giveaway.Seed, giveaway.DrawnAt) = (GiveawayStatus.Drawn, drawn.Seed, at);
                giveaway.Winners.AddRange(drawn.Drawn.Where(d => !d.Reserve).Select(giveaway.Take));
                giveaway.Reserves.AddRange(drawn.Drawn.Where(d => d.Reserve));
                giveaway.Skip(drawn.Skipped);
                break;
            case EntryRedrawn redrawn:
                giveaway.Skip(redrawn.Skipped);
                Replace(giveaway, redrawn.Replaced, redrawn.Reason, redrawn.Winner);
                break;
            case WinnerAnswered answered:
                var found = Standing(giveaway, answered.Entry);
                (found.State, found.Words) = (WinnerStatus.Answered, answered.Words);
                break;
            case WinnerLapsed { Promoted: { } promoted } lapsed:
                giveaway.Skip(lapsed.Skipped);
                Replace(giveaway, lapsed.Entry, LapsedReason, promoted);
                break;
            case WinnerLapsed lapsed:
                giveaway.Skip(lapsed.Skipped);
                Standing(giveaway, lapsed.Entry).State = WinnerStatus.Lapsed;
                break;
            case EntriesSetAside aside:
                giveaway.SetAside(aside);
                break;
            case GiveawayCancelled cancelled:
                (giveaway.State, giveaway.CancelReason, giveaway.Seed) =
                    (GiveawayStatus.Cancelled, cancelled.Reason, cancelled.Seed ?? giveaway.Seed);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Replace(Giveaway giveaway, EntryId replaced, string reason, DrawnEntry by)
    {
        var winner = Standing(giveaway, replaced);
        (winner.State, winner.Reason) = (WinnerStatus.Replaced, reason);
        giveaway.Reserves.RemoveAll(r => r.Entry == by.Entry);
        giveaway.Winners.Add(giveaway.Take(by));
    }

    private static Giveaway.Winner Standing(Giveaway giveaway, EntryId entry) =>
        giveaway.Standing(entry) ?? throw new InvalidOperationException($"Entry {entry} holds no place.");
}
