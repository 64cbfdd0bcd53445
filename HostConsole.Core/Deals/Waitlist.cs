using System.Collections;
using System.Runtime.InteropServices;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

/// <summary>
/// Waiting viewers, first come first. A place is looked up, not counted: those who left stay as gaps until half of the line is gaps,
/// and a Fenwick tree (doi.org/10.1002/spe.4380240306) knows how many gaps stand before a spot, so that each step costs log n.
/// </summary>
public sealed class Waitlist : IEnumerable<(ViewerId Viewer, int Quantity)>
{
    private const int WorthTidying = 64;
    private readonly List<(ViewerId Viewer, int Quantity)> _line = [];
    private readonly List<int> _gaps = [];
    private readonly Dictionary<ViewerId, int> _spots = [];

    public int Count => _spots.Count;

    /// <returns>From 1; 0 where the viewer isn't in it.</returns>
    public int PlaceOf(ViewerId viewer) => _spots.TryGetValue(viewer, out var spot) ? spot + 1 - GapsUpTo(spot) : 0;

    public void Join(ViewerId viewer, int quantity)
    {
        if (!_spots.TryAdd(viewer, _line.Count)) return;
        _line.Add((viewer, quantity));
        var n = _line.Count;
        _gaps.Add(GapsUpTo(n - 1) - GapsUpTo(n - (n & -n)));
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
    public IEnumerator<(ViewerId Viewer, int Quantity)> GetEnumerator()
    {
        foreach (var one in _line)
            if (one.Quantity > 0) yield return one;
    }

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
