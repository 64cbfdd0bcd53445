using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>How many took part in something from one network address.</summary>
/// <param name="Address">The address's keyed hash.</param>
public sealed record Crowd(string Address, int People);

/// <summary>Counts, for each poll, giveaway and deal, who took part from which address. Belongs to the writer.</summary>
public sealed class Crowds(Addresses addresses)
{
    private readonly Dictionary<Guid, Dictionary<string, int>> _counts = [];
    private readonly Dictionary<Guid, Crowd> _largest = [];
    private Dictionary<Guid, Crowd>? _view;

    /// <summary>The largest crowd in something; null where nobody's address is known.</summary>
    public Crowd? LargestIn(Guid what) => _largest.GetValueOrDefault(what);

    /// <summary>The largest crowd in everything; the same object until one changes.</summary>
    public IReadOnlyDictionary<Guid, Crowd> View() => _view ??= _largest.ToDictionary();

    internal void Count(ShowFact fact)
    {
        switch (fact)
        {
            case ISetsCrowdAside aside: SetAside(aside.Crowd, aside.Address); break;
            case IJoinsCrowd { Crowd: { } crowd } joined: Count(crowd, joined.Viewer); break;
        }
    }

    private void Count(Guid what, ViewerId viewer)
    {
        if (addresses.Of(viewer)?.Origin is not { } origin) return;
        if (!_counts.TryGetValue(what, out var counts)) _counts.Add(what, counts = new(StringComparer.Ordinal));
        var people = counts[origin] = counts.GetValueOrDefault(origin) + 1;
        if (people > (LargestIn(what)?.People ?? 0)) (_largest[what], _view) = (new(origin, people), null);
    }

    // Those of an address don't count any more.
    private void SetAside(Guid what, string origin)
    {
        if (!_counts.TryGetValue(what, out var counts) || !counts.Remove(origin)) return;
        _view = null;
        _largest.Remove(what);
        if (counts.Count == 0) return;
        var (most, people) = counts.MaxBy(c => c.Value);
        _largest[what] = new(most, people);
    }
}
