using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;

namespace HostConsole.Viewers;

/// <summary>For whom a fact changes what is their own.</summary>
public sealed class Concerned
{
    private readonly HashSet<ViewerId> _viewers = [];
    private readonly HashSet<ClaimId> _claims = [];
    private readonly HashSet<EntryId> _entries = [];
    private readonly HashSet<DealId> _deals = [];

    /// <summary>Places in a line may have moved.</summary>
    public bool LinesMoved { get; private set; }

    public bool IsEmpty => _viewers.Count + _claims.Count + _entries.Count + _deals.Count == 0 && !LinesMoved;

    public void Add(ShowFact fact)
    {
        if (fact is IConcernsViewer one) _viewers.Add(one.Viewer);
        switch (fact)
        {
            case PollFact.VotesSetAside f: _viewers.UnionWith(f.Viewers); break;
            case DealFact.UnitClaimed f: LinesMoved |= f.FromWaitlist; break;
            case DealFact.WaitlistLeft: LinesMoved = true; break;
            case DealFact.ClaimExpired f: _claims.Add(f.Claim); _deals.Add(f.Deal); break;
            case DealFact.ClaimReleased f: _claims.Add(f.Claim); _deals.Add(f.Deal); break;
            case DealFact.ClaimOrdered f: _claims.Add(f.Claim); _deals.Add(f.Deal); break;
            case DealFact.ClaimReordered f: _claims.Add(f.Claim); _deals.Add(f.Deal); break;
            case DealFact.ClaimUnordered f: _claims.Add(f.Claim); _deals.Add(f.Deal); break;
            case DealFact.DealEnded: LinesMoved = true; break;
            case DealFact.WaitlistClosed: LinesMoved = true; break;
            case DealFact.DealCancelled f: _deals.Add(f.Deal); LinesMoved = true; Cancelled.Add(f.Deal); break;
            case GiveawayFact.WinnersDrawn f: _viewers.UnionWith(f.Drawn.Select(d => d.Viewer)); break;
            case GiveawayFact.EntryRedrawn f: _viewers.Add(f.Winner.Viewer); _entries.Add(f.Replaced); break;
            case GiveawayFact.WinnerAnswered f: _entries.Add(f.Entry); break;
            case GiveawayFact.WinnerLapsed f:
                _entries.Add(f.Entry);
                if (f.Promoted is { } promoted) _viewers.Add(promoted.Viewer);
                break;
        }
    }

    private HashSet<DealId> Cancelled { get; } = [];

    /// <summary>The viewers themselves. Read on the writer's loop.</summary>
    public HashSet<ViewerId> In(Run run)
    {
        HashSet<ViewerId> all = [.. _viewers];
        foreach (var deal in _deals)
            foreach (var claim in run.State.Deals.ClaimsOf(deal))
                if (_claims.Contains(claim.Id) || Cancelled.Contains(deal)) all.Add(claim.Viewer);
        if (_entries.Count > 0)
            all.UnionWith(run.State.Giveaways.View().SelectMany(g => g.Winners).Where(w => _entries.Contains(w.Entry)).Select(w => w.Viewer));
        return all;
    }
}
