using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

public enum ClaimState { Held, Ordered, Expired, Released, Cancelled }

/// <summary>The deals and claims of one run. Belongs to the writer.</summary>
public sealed class Deals
{
    private readonly Dictionary<DealId, Deal> _byId = [];
    private readonly List<Deal> _inOrder = [];
    private ImmutableArray<DealView>? _view;

    internal sealed class Claim(DealFact.UnitClaimed made, DateTimeOffset at)
    {
        public DealFact.UnitClaimed Made { get; } = made;
        public DateTimeOffset At { get; } = at;
        public ClaimState State { get; set; } = ClaimState.Held;
        public string? Order { get; set; }
        public bool Late { get; set; }
    }

    internal sealed class Deal(DealFact.DealLaunched launched, DateTimeOffset at)
    {
        public DealFact.DealLaunched Launched { get; } = launched;
        public DateTimeOffset LaunchedAt { get; } = at;

        /// <summary>What the audience may call it by: counts up from 1 over the run.</summary>
        public int Number { get; set; }
        public int Quantity { get; set; } = launched.Quantity;
        public DateTimeOffset EndsAt { get; set; } = launched.EndsAt;
        public bool Opened { get; set; }
        public DateTimeOffset? EndedAt { get; set; }
        public DateTimeOffset? SoldOutAt { get; set; }
        public string? CancelReason { get; set; }
        public int Held { get; set; }
        public int Ordered { get; set; }
        public int Expired { get; set; }
        public int Redeemed { get; set; }

        /// <summary>Claims in the order of their numbers.</summary>
        public Dictionary<ClaimId, Claim> Claims { get; } = new(Room(launched));

        /// <summary>Held claims by the time they run out.</summary>
        public Expiries ByExpiry { get; } = new();
        public Dictionary<ViewerId, int> UnitsByViewer { get; } = new(Room(launched));
        public Dictionary<string, int> HeldByOrigin { get; } = new(StringComparer.Ordinal);

        /// <summary>Waiting viewers, first come first; changed by <see cref="Wait"/> and <see cref="Leave"/>.</summary>
        public List<(ViewerId Viewer, int Quantity)> Waitlist { get; } = [];
        private readonly HashSet<ViewerId> _waiting = [];
        public DealView? View { get; set; }

        // Tables don't grow in the second in which everybody claims.
        private static int Room(DealFact.DealLaunched launched) => Math.Min(launched.Quantity, 20_000);

        public int Left => Quantity - Held - Ordered;
        public bool IsOver => EndedAt is not null;
        public bool IsTaking => Opened && !IsOver;

        // A crowd that comes too late is as long as the crowd: nobody walks the line to find that somebody isn't in it.
        public int PlaceOf(ViewerId viewer) => _waiting.Contains(viewer) ? Waitlist.FindIndex(w => w.Viewer == viewer) + 1 : 0;

        public void Wait(ViewerId viewer, int quantity)
        {
            _waiting.Add(viewer);
            Waitlist.Add((viewer, quantity));
        }

        public void Leave(ViewerId viewer)
        {
            if (_waiting.Remove(viewer)) Waitlist.RemoveAll(w => w.Viewer == viewer);
        }

        public void SendHome()
        {
            _waiting.Clear();
            Waitlist.Clear();
        }
    }

    /// <summary>The number of the last claim made in this run.</summary>
    internal int LastNumber { get; set; }

    internal List<Deal> All => _inOrder;
    internal Deal? Find(DealId id) => _byId.GetValueOrDefault(id);

    internal void Add(Deal deal)
    {
        _byId.Add(deal.Launched.Deal, deal);
        _inOrder.Add(deal);
        deal.Number = _inOrder.Count;
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
        Find(id) is { } deal ? [.. deal.Claims.Values.Select(c => ClaimView.Of(deal, c))] : [];

    /// <summary>What one viewer has claimed in this run, newest last.</summary>
    public ImmutableArray<ClaimView> ClaimsOf(ViewerId viewer) =>
        [.. from d in _inOrder where d.UnitsByViewer.ContainsKey(viewer) from c in d.Claims.Values where c.Made.Viewer == viewer select ClaimView.Of(d, c)];

    /// <summary>Where one viewer waits: place in line (from 1) by deal.</summary>
    public IEnumerable<(DealId Deal, int Place)> WaitsOf(ViewerId viewer) =>
        from d in _inOrder where !d.IsOver let place = d.PlaceOf(viewer) where place > 0 select (d.Launched.Deal, place);

    /// <summary>The claim of this id, in whichever deal it is.</summary>
    public ClaimView? FindClaim(ClaimId id)
    {
        foreach (var deal in _inOrder)
            if (deal.Claims.TryGetValue(id, out var claim)) return ClaimView.Of(deal, claim);
        return null;
    }
}
