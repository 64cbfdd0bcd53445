using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>Somebody's place by points; whoever has as many as another shares it.</summary>
/// <param name="Place">From 1.</param>
public sealed record Ranked(int Place, ViewerId Viewer, long Points);

/// <summary>All who have points, the most first.</summary>
public sealed class Ranking
{
    private static readonly Comparer<(long Points, ViewerId Viewer)> Order = Comparer<(long Points, ViewerId Viewer)>.Create(
        (a, b) => a.Points != b.Points ? b.Points.CompareTo(a.Points) : a.Viewer.Value.CompareTo(b.Viewer.Value));

    private readonly (long Points, ViewerId Viewer)[] _all;

    /// <param name="points">Whoever has none is left out.</param>
    public Ranking(IEnumerable<(ViewerId Viewer, long Points)> points)
    {
        _all = [.. points.Where(p => p.Points > 0).Select(p => (p.Points, p.Viewer))];
        Array.Sort(_all, Order);
    }

    public int Count => _all.Length;

    /// <summary>The place of whoever has so many points: one more than have more.</summary>
    public int PlaceOf(long points)
    {
        var (first, end) = (0, _all.Length);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (_all[middle].Points > points) first = middle + 1;
            else end = middle;
        }

        return first + 1;
    }

    /// <summary>A viewer with the next ones above and below.</summary>
    /// <param name="points">The viewer's.</param>
    /// <param name="each">How many on each side.</param>
    public ImmutableArray<Ranked> Around(ViewerId viewer, long points, int each)
    {
        var own = Array.BinarySearch(_all, (points, viewer), Order);
        if (own < 0) return [];
        var first = Math.Max(0, own - each);
        return [.. _all[first..Math.Min(_all.Length, own + each + 1)].Select(one => new Ranked(PlaceOf(one.Points), one.Viewer, one.Points))];
    }
}
