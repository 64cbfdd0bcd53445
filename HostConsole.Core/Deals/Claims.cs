using System.Runtime.InteropServices;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

/// <summary>One viewer's hold on units of a deal; a place in a table (<see cref="Claims"/>), not an object.</summary>
internal struct Claim(DealFact.UnitClaimed made, DateTimeOffset at)
{
    public readonly ClaimId Id = made.Claim;
    public readonly ViewerId Viewer = made.Viewer;
    public readonly int Quantity = made.Quantity;
    public readonly int Number = made.Number;
    public readonly DateTimeOffset At = at;
    public readonly DateTimeOffset ExpiresAt = made.ExpiresAt;
    public readonly string? Origin = made.Origin;
    public readonly bool FromWaitlist = made.FromWaitlist;
    public ClaimStatus State = ClaimStatus.Held;
    public string? Order;
    public bool Late;

    // Kept by the table: where the same viewer's claim before this one stands, and all that this viewer has, right in the newest one.
    internal int Before = -1, Units;
}

/// <summary>
/// The claims of a deal. They stand in one table, since a hundred thousand objects that stay would stop everybody for the garbage
/// collector in the very second in which all of them are made.
/// </summary>
internal sealed class Claims(int room)
{
    private readonly Dictionary<ClaimId, int> _places = new(room);
    private readonly Dictionary<ViewerId, int> _newest = new(room);

    // By the time they run out. All claims of a deal are held equally long, so a new one goes to the end, but where the clock was
    // set back; those that are ordered or released meanwhile are passed over when their turn comes.
    private readonly List<int> _line = new(room);
    private Claim[] _table = new Claim[room];
    private int _first;

    public int Count => _places.Count;

    /// <summary>In the order of their numbers.</summary>
    public IEnumerable<Claim> All => _table.Take(Count);

    /// <summary>When the next one runs out; null where none is held.</summary>
    public DateTimeOffset? NextExpiry => _first < _line.Count ? _table[_line[_first]].ExpiresAt : null;

    /// <summary>To be changed in its place; not to be kept.</summary>
    public ref Claim this[ClaimId id] => ref _table[_places[id]];

    public bool TryGet(ClaimId id, out Claim claim)
    {
        var known = _places.TryGetValue(id, out var place);
        claim = known ? _table[place] : default;
        return known;
    }

    /// <summary>Units that a viewer has of the deal, all claims together.</summary>
    public int UnitsOf(ViewerId viewer) => _newest.TryGetValue(viewer, out var newest) ? _table[newest].Units : 0;

    /// <summary>The viewer may claim as many units again.</summary>
    public void GiveBack(in Claim claim) => _table[_newest[claim.Viewer]].Units -= claim.Quantity;

    /// <summary>One viewer's claims, newest first.</summary>
    public IEnumerable<Claim> Of(ViewerId viewer)
    {
        for (var place = _newest.GetValueOrDefault(viewer, -1); place >= 0; place = _table[place].Before) yield return _table[place];
    }

    /// <summary>Those that have run out by a time, in the order of their expiry and then of their numbers.</summary>
    public IEnumerable<Claim> Due(DateTimeOffset now)
    {
        for (var i = _first; i < _line.Count && _table[_line[i]].ExpiresAt <= now; i++)
            if (_table[_line[i]].State == ClaimStatus.Held) yield return _table[_line[i]];
    }

    public void Add(in Claim claim)
    {
        var place = Count;
        _places.Add(claim.Id, place);
        if (place == _table.Length) Array.Resize(ref _table, Math.Max(4, 2 * place));
        ref var made = ref _table[place];
        made = claim;
        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newest, claim.Viewer, out var known);
        (made.Before, made.Units) = known ? (newest, _table[newest].Units + claim.Quantity) : (-1, claim.Quantity);
        newest = place;
        Enqueue(place);
    }

    /// <summary>To be called when a claim is held once more.</summary>
    public void HoldAgain(ClaimId id)
    {
        var place = _places[id];
        if (_line.IndexOf(place, _first) < 0) Enqueue(place);
    }

    private void Enqueue(int place)
    {
        var at = _line.Count;
        while (at > _first && _table[_line[at - 1]].ExpiresAt > _table[place].ExpiresAt) at--;
        _line.Insert(at, place);
    }

    /// <summary>To be called when a claim is no longer held.</summary>
    public void Pass()
    {
        while (_first < _line.Count && _table[_line[_first]].State != ClaimStatus.Held) _first++;
        if (_first < 1_000 || _first < _line.Count / 2) return;
        _line.RemoveRange(0, _first);
        _first = 0;
    }
}
