using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>What shows have handed on for a later one to go on with, over all shows. Belongs to the writer.</summary>
public sealed class Carries
{
    private readonly Dictionary<Guid, HandedOn> _waiting = [];

    // A small entry for each that was ever handed on: an address that somebody kept leads to where it is now.
    private readonly Dictionary<Guid, RunId> _last = [];
    private int _people;

    /// <summary>What waits, the newest first.</summary>
    public IEnumerable<HandedOn> Waiting => _waiting.Values.OrderByDescending(h => h.At);
    public Waiting Level => new(_waiting.Count, _people);

    public HandedOn? Find(Guid what) => _waiting.GetValueOrDefault(what);

    /// <summary>The run that has it, or had it last; null for what was never handed on.</summary>
    public RunId? RunOf(Guid what) => _last.TryGetValue(what, out var run) ? run : null;

    /// <summary>Whether something waits that a run has left.</summary>
    public bool WaitsFrom(RunId run) => _waiting.Keys.Any(what => _last[what] == run);

    /// <summary>What a rehearsal sees: everything but the secrets, which would be published by it.</summary>
    internal Carries Fork()
    {
        var copy = new Carries { _people = _people };
        foreach (var (what, handed) in _waiting) copy._waiting.Add(what, handed with { Secret = null, IsCopy = true });
        foreach (var (what, run) in _last) copy._last.Add(what, run);
        return copy;
    }

    public void Apply(ShowFact fact, RunId run, DateTimeOffset at)
    {
        switch (fact)
        {
            case ICarries f:
                Drop(f.Carried);
                _waiting[f.Carried] = new(f, null, at, IsCopy: false);
                _people += f.Size;
                _last[f.Carried] = run;
                break;
            case ICarriesSecret f:
                if (_waiting.TryGetValue(f.Carried, out var handed)) _waiting[f.Carried] = handed with { Secret = f.Secret };
                break;
            case ITakesOver f:
                if (Drop(f.Taken)) _last[f.Taken] = run;
                break;
        }
    }

    private bool Drop(Guid what)
    {
        if (!_waiting.Remove(what, out var gone)) return false;
        _people -= gone.Fact.Size;
        return true;
    }
}
