using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>
/// Tells people apart who are known by several ids: an order that names two of them makes them one person, also with the orders that
/// named only one. Disjoint sets, filled from the newest order to the oldest.
/// </summary>
internal sealed class Identities
{
    private readonly Dictionary<Guid, int> _ofId = [];
    private readonly List<(int Parent, DateTimeOffset Newest)> _people = [];
    private int _count;

    public BuyerCount Count => _count == 0
        ? default
        : new(_count, _people.Where((p, i) => p.Parent == i).Min(p => p.Newest));

    /// <param name="ids">All of one person; none where nobody is named.</param>
    public void Add(DateTimeOffset at, IEnumerable<Guid> ids)
    {
        int? own = null;
        foreach (var id in ids)
        {
            if (!_ofId.TryGetValue(id, out var known)) _ofId.Add(id, (own ??= Begin(at)));
            else own = own is { } other ? Join(other, Root(known)) : Root(known);
        }
    }

    private int Begin(DateTimeOffset at)
    {
        _people.Add((_people.Count, at));
        _count++;
        return _people.Count - 1;
    }

    private int Join(int a, int b)
    {
        if (a == b) return a;
        _count--;
        _people[a] = (a, Max(_people[a].Newest, _people[b].Newest));
        _people[b] = (a, default);
        return a;
    }

    private int Root(int person)
    {
        while (_people[person].Parent != person) person = _people[person].Parent;
        return person;
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
