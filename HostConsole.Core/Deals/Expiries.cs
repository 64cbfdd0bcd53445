namespace HostConsole.Core.Deals;

/// <summary>
/// Held claims by the time they run out. All claims of a deal are held equally long, so a new one goes to the end, but where the
/// clock was set back; those that are ordered or released meanwhile are passed over when their turn comes.
/// </summary>
internal sealed class Expiries
{
    private readonly List<Deals.Claim> _line = [];
    private int _first;

    /// <summary>The one that runs out next; null where none is held.</summary>
    public Deals.Claim? Next => _first < _line.Count ? _line[_first] : null;

    /// <summary>Those that have run out by a time, in the order of their expiry and then of their numbers.</summary>
    public IEnumerable<Deals.Claim> Due(DateTimeOffset now)
    {
        for (var i = _first; i < _line.Count && _line[i].Made.ExpiresAt <= now; i++)
            if (_line[i].State == ClaimState.Held) yield return _line[i];
    }

    public void Add(Deals.Claim claim)
    {
        var at = _line.Count;
        while (at > _first && _line[at - 1].Made.ExpiresAt > claim.Made.ExpiresAt) at--;
        _line.Insert(at, claim);
    }

    /// <summary>To be called when a claim is no longer held.</summary>
    public void Pass()
    {
        while (_first < _line.Count && _line[_first].State != ClaimState.Held) _first++;
        if (_first < 1_000 || _first < _line.Count / 2) return;
        _line.RemoveRange(0, _first);
        _first = 0;
    }
}
