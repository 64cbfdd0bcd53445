using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;

namespace HostConsole.Giveaways;

/// <summary>
/// Who pressed a giveaway's button and was not let in, counted for the host. Nothing comes of it, so it is no fact: it stands in the memory
/// of the app and is gone with a restart. Who wrote a keyword on another platform isn't counted.
/// </summary>
public sealed class EntryRefusals
{
    // Of the newest giveaways; beyond so many people in one, nobody new is counted.
    private const int MostGiveaways = 50;
    public const int MostPeople = 5_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(ShowId, GiveawayId), Dictionary<ViewerId, EntryRefusal>> _refused = [];
    private readonly Queue<(ShowId, GiveawayId)> _order = new();

    /// <summary>Called on any thread: hand over and return at once.</summary>
    public event Action<GiveawayId>? Changed;

    /// <summary>Each person counts once, by what stood in their way last; who got in later, no more.</summary>
    /// <param name="why">Null for who is in now.</param>
    public void Note(ShowId show, GiveawayId giveaway, ViewerId viewer, EntryRefusal? why)
    {
        lock (_lock)
        {
            if (!_refused.TryGetValue((show, giveaway), out var people))
            {
                if (why is null) return;
                _refused.Add((show, giveaway), people = []);
                _order.Enqueue((show, giveaway));
                if (_order.Count > MostGiveaways) _refused.Remove(_order.Dequeue());
            }

            if (why is { } reason)
            {
                if (people.Count >= MostPeople && !people.ContainsKey(viewer)) return;
                people[viewer] = reason;
            }
            else if (!people.Remove(viewer)) return;
        }

        Changed?.Invoke(giveaway);
    }

    /// <summary>How many people were refused for what, the most first; empty where nobody was.</summary>
    public IReadOnlyList<(EntryRefusal Why, int People)> Of(ShowId show, GiveawayId giveaway)
    {
        lock (_lock)
            return _refused.TryGetValue((show, giveaway), out var people)
                ? [.. people.Values.CountBy(why => why).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => (c.Key, c.Value))]
                : [];
    }
}
