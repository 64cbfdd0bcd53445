namespace HostConsole.Core.Shows;

/// <summary>
/// Tells people apart who are known by several ids: an order that names two of them makes them one person from then on, also with the
/// orders that named only one. Disjoint sets.
/// </summary>
internal sealed class Identities
{
    private readonly Dictionary<Guid, int> _ofId = [];
    private readonly List<int> _parents = [];

    /// <param name="ids">All of one person; none where nobody is named.</param>
    public void Join(IEnumerable<Guid> ids)
    {
        int? own = null;
        foreach (var id in ids)
        {
            if (!_ofId.TryGetValue(id, out var known)) _ofId.Add(id, own ??= Begin());
            else if (own is { } other) _parents[Root(known)] = Root(other);
            else own = Root(known);
        }
    }

    /// <summary>A number of the person whom an id is of; null for an id that was never named.</summary>
    public int? PersonOf(Guid id) => _ofId.TryGetValue(id, out var known) ? Root(known) : null;

    private int Begin()
    {
        _parents.Add(_parents.Count);
        return _parents.Count - 1;
    }

    private int Root(int person)
    {
        while (_parents[person] != person) person = _parents[person] = _parents[_parents[person]];
        return person;
    }
}
