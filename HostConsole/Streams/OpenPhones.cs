using HostConsole.Core.Kernel;

namespace HostConsole.Streams;

/// <summary>The open streams of one show, found by viewer, so that news for one of ten thousand looks at that one's phones alone.</summary>
public sealed class OpenPhones
{
    private readonly Lock _gate = new();
    // A viewer's phones are a chain; nearly all have one.
    private readonly Dictionary<ViewerId, ViewerConnection> _first = [];
    private HashSet<ViewerId> _new = [];
    private ViewerConnection[]? _all;
    private int _count;

    /// <summary>Distinct viewers with an open stream.</summary>
    public int Viewers { get { lock (_gate) return _first.Count; } }

    /// <summary>One of them reads JSON, or did.</summary>
    public bool AnyJson { get; private set; }

    public void Add(ViewerConnection phone)
    {
        lock (_gate)
        {
            phone.Next = _first.GetValueOrDefault(phone.Viewer);
            _first[phone.Viewer] = phone;
            _new.Add(phone.Viewer);
            AnyJson |= phone.Json;
            (_all, _count) = (null, _count + 1);
        }
    }

    public void Remove(ViewerConnection phone)
    {
        lock (_gate)
        {
            if (Without(_first.GetValueOrDefault(phone.Viewer), phone) is { } first) _first[phone.Viewer] = first;
            else _first.Remove(phone.Viewer);
            (_all, _count) = (null, _count - 1);
        }
    }

    /// <summary>Those whose phones came since this was asked last.</summary>
    public IReadOnlyCollection<ViewerId> TakeNew()
    {
        lock (_gate)
        {
            if (_new.Count == 0) return [];
            var taken = _new;
            _new = [];
            return taken;
        }
    }

    /// <summary>All viewers with an open stream, as of now.</summary>
    public ViewerId[] Everybody() { lock (_gate) return [.. _first.Keys]; }

    public bool Has(ViewerId viewer) { lock (_gate) return _first.ContainsKey(viewer); }

    public ViewerConnection[] Of(ViewerId viewer)
    {
        lock (_gate) return [.. Chain(_first.GetValueOrDefault(viewer))];
    }

    /// <summary>The same array until one comes or goes.</summary>
    public ViewerConnection[] All()
    {
        lock (_gate)
        {
            if (_all is not null) return _all;
            (_all, var i) = (new ViewerConnection[_count], 0);
            foreach (var first in _first.Values)
                for (var phone = first; phone is not null; phone = phone.Next) _all[i++] = phone;
            return _all;
        }
    }

    private static IEnumerable<ViewerConnection> Chain(ViewerConnection? phone)
    {
        for (; phone is not null; phone = phone.Next) yield return phone;
    }

    private static ViewerConnection? Without(ViewerConnection? first, ViewerConnection phone)
    {
        if (first is null || first == phone) return first?.Next;
        first.Next = Without(first.Next, phone);
        return first;
    }
}
