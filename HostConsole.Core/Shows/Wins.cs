using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>Who won a giveaway and when, over all shows. Belongs to the writer.</summary>
public sealed class Wins
{
    private readonly Dictionary<Guid, (ViewerId Winner, DateTimeOffset At)> _places = [];
    private readonly Dictionary<ViewerId, List<Guid>> _won = [];

    /// <summary>When a viewer last won a place that is still theirs; null for who has none.</summary>
    public DateTimeOffset? LastOf(ViewerId viewer) =>
        _won.TryGetValue(viewer, out var entries) && entries.Count > 0 ? entries.Max(e => _places[e].At) : null;

    /// <summary>Whether an entry holds a place that it won.</summary>
    public bool Holds(Guid entry) => _places.ContainsKey(entry);

    internal void Apply(IWins fact, DateTimeOffset at)
    {
        foreach (var entry in fact.Lost)
            if (_places.Remove(entry, out var place) && _won[place.Winner] is var entries && entries.Remove(entry) && entries.Count == 0)
                _won.Remove(place.Winner);
        foreach (var (entry, winner) in fact.Won)
        {
            if (!_places.TryAdd(entry, (winner, at))) continue;
            if (_won.TryGetValue(winner, out var known)) known.Add(entry);
            else _won.Add(winner, [entry]);
        }
    }
}
