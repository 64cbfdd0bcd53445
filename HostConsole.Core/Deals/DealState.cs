using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

public enum ClaimStatus : byte { Held, Ordered, Expired, Released, Cancelled }

/// <summary>The deals and claims of one run. Belongs to the writer.</summary>
public sealed class DealState
{
    private readonly Dictionary<DealId, Deal> _byId = [];
    private readonly List<Deal> _inOrder = [];
    private ImmutableArray<DealView>? _view;

    internal sealed class Deal(DealFact.DealLaunched launched, DateTimeOffset at)
    {
        public DealFact.DealLaunched Launched { get; } = launched;
        public DateTimeOffset LaunchedAt { get; } = at;

        /// <summary>What the audience may call it by: counts up from 1 over the run.</summary>
        public int Number { get; set; }
        public int Quantity { get; set; } = launched.Quantity;
        public DateTimeOffset EndsAt { get; set; } = launched.EndsAt;
        public bool Opened { get; set; }

        /// <summary>Who has early access may claim already.</summary>
        public bool EarlyBegan { get; set; }

        /// <summary>The rewards by which claims were made before it opened.</summary>
        public Dictionary<ClaimId, RewardId> Accesses { get; } = [];
        public DateTimeOffset? EndedAt { get; set; }
        public DateTimeOffset? SoldOutAt { get; set; }
        public string? CancelReason { get; set; }
        public int Held { get; set; }
        public int Ordered { get; set; }
        public int Expired { get; set; }
        public int Redeemed { get; set; }

        public Claims Claims { get; } = new(Room(launched));
        public Dictionary<string, int> HeldByOrigin { get; } = new(StringComparer.Ordinal);

        public Waitlist Waitlist { get; } = new();

        /// <summary>The deal is over and those who wait are still offered what comes free.</summary>
        public bool KeepsLine { get; set; }

        /// <summary>Units that came free since the end and that the line keeps from going back to stock.</summary>
        public int Kept { get; set; }
        public DealView? View { get; set; }

        // Tables don't grow in the second in which everybody claims.
        private static int Room(DealFact.DealLaunched launched) => Math.Min(launched.Quantity, 20_000);

        public int Left => Quantity - Held - Ordered;
        public bool IsOver => EndedAt is not null;
        public bool IsTaking => Opened && !IsOver;

        /// <summary>What comes free is offered to those who wait, not given back to stock.</summary>
        public bool ServesLine => IsTaking || KeepsLine || EarlyBegan && !IsOver;

        /// <summary>Units that can be offered now.</summary>
        public int Free => IsOver ? Kept : Left;

        /// <summary>Nobody holds a unit any more, or nobody waits for one.</summary>
        public bool LineIsDone => KeepsLine && (Held == 0 || Waitlist.Count == 0);
    }

    /// <summary>The number of the last claim made in this run.</summary>
    internal int LastNumber { get; set; }

    /// <summary>Who has left a contact in this run.</summary>
    internal HashSet<ViewerId> Reachable { get; } = [];

    internal List<Deal> All => _inOrder;
    internal Deal? Find(DealId id) => _byId.GetValueOrDefault(id);

    internal void Add(Deal deal)
    {
        _byId.Add(deal.Launched.Deal, deal);
        _inOrder.Add(deal);
        deal.Number = _inOrder.Count;
        _view = null;
    }

    internal void Remove(DealId id)
    {
        if (_byId.Remove(id, out var deal)) _inOrder.Remove(deal);
        _view = null;
    }

    internal void Changed(Deal deal)
    {
        deal.View = null;
        _view = null;
    }

    public ImmutableArray<DealView> View() => _view ??= [.. _inOrder.Select(d => d.View ??= DealView.Of(d))];

    /// <summary>The claims of a deal by number; empty where there is no such deal.</summary>
    public ImmutableArray<ClaimView> ClaimsOf(DealId id) =>
        Find(id) is { } deal ? [.. deal.Claims.All.Select(c => View(deal, c))] : [];

    /// <summary>What one viewer has claimed in this run, newest last.</summary>
    public ImmutableArray<ClaimView> ClaimsOf(ViewerId viewer) =>
        [.. from d in _inOrder from c in d.Claims.Of(viewer).Reverse() select View(d, c)];

    /// <summary>Where one viewer waits: place in line (from 1) by deal.</summary>
    public IEnumerable<(DealId Deal, int Place)> WaitsOf(ViewerId viewer) =>
        from d in _inOrder
        where !d.IsOver || d.KeepsLine
        let place = d.Waitlist.PlaceOf(viewer)
        where place > 0
        select (d.Launched.Deal, place);

    /// <summary>The claim of this id, in whichever deal it is.</summary>
    public ClaimView? FindClaim(ClaimId id)
    {
        foreach (var deal in _inOrder)
            if (deal.Claims.TryGet(id, out var claim)) return View(deal, claim);
        return null;
    }

    private ClaimView View(Deal deal, Claim claim) => ClaimView.Of(deal, claim, Reachable.Contains(claim.Viewer));
}
