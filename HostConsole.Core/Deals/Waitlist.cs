using System.Collections;
using System.Runtime.InteropServices;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

/// <summary>What a viewer waits for.</summary>
/// <param name="Partial">Takes part of it too.</param>
public readonly record struct Wish(ViewerId Viewer, int Quantity, bool Partial = false);

/// <summary>
/// Waiting viewers, first come first. A place is looked up, not counted: those who left stay as gaps until half of the line is gaps,
/// and a Fenwick tree (doi.org/10.1002/spe.4380240306) knows how many gaps stand before a spot, so that each step costs log n.
/// </summary>
public sealed class Waitlist : IEnumerable<(ViewerId Viewer, int Quantity)>
{
    private const int WorthTidying = 64;
    private readonly List<Wish> _line = [];
    private readonly List<int> _gaps = [];
    private readonly Dictionary<ViewerId, int> _spots = [];

    public int Count => _spots.Count;

    /// <returns>From 1; 0 where the viewer isn't in it.</returns>
    public int PlaceOf(ViewerId viewer) => _spots.TryGetValue(viewer, out var spot) ? spot + 1 - GapsUpTo(spot) : 0;

    /// <returns>Units that a viewer waits for; 0 where the viewer isn't in it.</returns>
    public int WishOf(ViewerId viewer) => _spots.TryGetValue(viewer, out var spot) ? _line[spot].Quantity : 0;

    public void Join(ViewerId viewer, int quantity, bool partial = false)
    {
        if (!_spots.TryAdd(viewer, _line.Count)) return;
        _line.Add(new(viewer, quantity, partial));
        var n = _line.Count;
        _gaps.Add(GapsUpTo(n - 1) - GapsUpTo(n - (n & -n)));
    }

    /// <summary>Units were offered to a viewer: who takes part of a wish keeps the place for the rest, the others leave.</summary>
    public void Take(ViewerId viewer, int quantity)
    {
        if (!_spots.TryGetValue(viewer, out var spot)) return;
        if (_line[spot] is { Partial: true } wish && wish.Quantity > quantity)
            _line[spot] = wish with { Quantity = wish.Quantity - quantity };
        else Leave(viewer);
    }

    public void Leave(ViewerId viewer)
    {
        if (!_spots.Remove(viewer, out var spot)) return;
        _line[spot] = default;
        for (var n = spot + 1; n <= _gaps.Count; n += n & -n) _gaps[n - 1]++;
        if (_line.Count >= WorthTidying && _spots.Count <= _line.Count / 2) Tidy();
    }

    public void Clear()
    {
        _line.Clear();
        _gaps.Clear();
        _spots.Clear();
    }

    /// <summary>In the order of the line.</summary>
    public IEnumerable<Wish> Wishes => _line.Where(one => one.Quantity > 0);

    /// <inheritdoc cref="Wishes"/>
    public IEnumerator<(ViewerId Viewer, int Quantity)> GetEnumerator() => Wishes.Select(one => (one.Viewer, one.Quantity)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many of the first <paramref name="n"/> spots are gaps.</summary>
    private int GapsUpTo(int n)
    {
        var sum = 0;
        for (; n > 0; n -= n & -n) sum += _gaps[n - 1];
        return sum;
    }

    private void Tidy()
    {
        _line.RemoveAll(one => one.Quantity == 0);
        _gaps.RemoveRange(_line.Count, _gaps.Count - _line.Count);
        CollectionsMarshal.AsSpan(_gaps).Clear();
        for (var spot = 0; spot < _line.Count; spot++) _spots[_line[spot].Viewer] = spot;
    }
}
