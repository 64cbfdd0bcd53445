using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Wheels.WheelFact;

namespace HostConsole.Core.Wheels;

/// <summary>All wheels of a run. Belongs to the writer, but for the views that it hands out.</summary>
public sealed class WheelState
{
    private readonly Dictionary<WheelId, Wheel> _byId = [];
    private readonly List<Wheel> _all = [];
    private ImmutableArray<WheelView>? _views;

    internal List<Wheel> All => _all;
    internal Wheel? Find(WheelId id) => _byId.GetValueOrDefault(id);

    internal void Add(Wheel wheel)
    {
        _byId.Add(wheel.Id, wheel);
        _all.Add(wheel);
        _views = null;
    }

    internal void Remove(WheelId id)
    {
        if (_byId.Remove(id, out var gone)) _all.Remove(gone);
        _views = null;
    }

    internal void Touch(Wheel wheel)
    {
        wheel.Touch();
        _views = null;
    }

    /// <summary>Wheels in the order of their opening; the same array until something changed.</summary>
    public ImmutableArray<WheelView> View() => _views ??= [.. _all.Select(w => w.View())];

    /// <summary>The open wheel whose keyword a chat message says, and nothing else (<see cref="Phrase"/>).</summary>
    public WheelId? WithKeyword(string text) => _all.Find(w => w.IsOpen && w.Keyword?.IsSaidBy(text) == true)?.Id;

    /// <summary>What a viewer has won, in the order of the log.</summary>
    public IEnumerable<(WheelId Wheel, WheelSpin Spin)> SpinsOf(ViewerId viewer)
    {
        foreach (var wheel in _all)
            foreach (var spin in wheel.SpinsOf(viewer)) yield return (wheel.Id, spin);
    }

    /// <summary>A viewer's entries in wheels that the host spins.</summary>
    public IEnumerable<(WheelId Wheel, EntryId Entry)> EntriesOf(ViewerId viewer)
    {
        foreach (var wheel in _all)
            if (wheel.EntryOf(viewer) is { } entry) yield return (wheel.Id, entry);
    }
}

/// <summary>One wheel's state.</summary>
internal sealed class Wheel(WheelOpened opened, DateTimeOffset openedAt)
{
    private const int Newest = 12;
    private readonly Dictionary<ViewerId, EntryId> _entryOf = [];
    private readonly Dictionary<ViewerId, List<int>> _spinsOf = [];
    private readonly HashSet<EntryId> _gone = [];
    private readonly int[] _won = new int[opened.Segments.Count];
    private WheelSpin[] _spins = [];
    private WheelEntry[] _entries = [];
    private WheelView? _view;

    public WheelId Id => Opened.Wheel;
    public WheelOpened Opened { get; } = opened;

    /// <summary>Made of the fact, so that a keyword of before is understood alike.</summary>
    public Phrase? Keyword { get; } = opened.Keyword is { } keyword ? new(keyword) : null;
    public string? Seed { get; set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public WheelEnd? Why { get; private set; }
    public List<LeftOut> LeftOut { get; } = [];
    public bool IsOpen => ClosedAt is null;
    public int Spins { get; private set; }
    public int Entries { get; private set; }

    public bool HasSpun(ViewerId viewer) => _spinsOf.ContainsKey(viewer);
    public EntryId? EntryOf(ViewerId viewer) => _entryOf.TryGetValue(viewer, out var entry) ? entry : null;
    public IEnumerable<WheelSpin> SpinsOf(ViewerId viewer) => (_spinsOf.GetValueOrDefault(viewer) ?? []).Select(i => _spins[i]);

    /// <summary>The weights of what the next spin can win, 0 for the rest; all are 0 where nothing is left.</summary>
    public IReadOnlyList<int> Weights { get; private set; } = WeightsAfter(opened, new int[opened.Segments.Count]);

    /// <summary>Whether nothing is left once a segment is won.</summary>
    public bool IsOutAfter(int segment)
    {
        int[] won = [.. _won];
        won[segment]++;
        return WeightsAfter(Opened, won).All(w => w == 0);
    }

    private static int[] WeightsAfter(WheelOpened opened, int[] won)
    {
        var segments = opened.Segments;
        int[] weights = [.. segments.Select((s, i) => !s.Consolation && won[i] < MostWins(opened, s) ? s.Weight : 0)];
        return weights.Any(w => w > 0) ? weights : [.. segments.Select(s => s.Consolation ? s.Weight : 0)];
    }

    private static int MostWins(WheelOpened opened, WheelSegment segment) =>
        opened.MostWins(segment) ?? int.MaxValue;

    /// <summary>All entries in the order of the log, and whether each is out of the draw.</summary>
    public IEnumerable<(WheelEntry Entry, bool IsGone)> All()
    {
        for (var i = 0; i < Entries; i++) yield return (_entries[i], _gone.Contains(_entries[i].Id));
    }

    public void Enter(WheelEntry entry)
    {
        if (Entries == _entries.Length) Array.Resize(ref _entries, Math.Max(16, 2 * Entries));
        _entries[Entries++] = entry;
        _entryOf.Add(entry.Viewer, entry.Id);
    }

    public void Leave(WheelEntriesLeftOut fact)
    {
        foreach (var left in fact.Entries)
        {
            _gone.Add(left.Entry);
            LeftOut.Add(new(left.Entry, left.Reason, Spins + 1));
        }
    }

    public void Spin(WheelSpun fact, DateTimeOffset at)
    {
        if (Spins == _spins.Length) Array.Resize(ref _spins, Math.Max(16, 2 * Spins));
        if (!_spinsOf.TryGetValue(fact.Viewer, out var own)) _spinsOf.Add(fact.Viewer, own = []);
        own.Add(Spins);
        _spins[Spins++] = new(fact.Spin, fact.K, fact.Viewer, fact.Segment, fact.Room, at);
        _won[fact.Segment]++;
        Weights = WeightsAfter(Opened, _won);
        if (Opened.RemoveAfterWin && fact.Room is { } room) _gone.Add(room.Entry);
    }

    public void Close(WheelClosed fact, DateTimeOffset at) => (ClosedAt, Why, Seed) = (at, fact.Why, fact.Seed);

    public void Touch() => _view = null;

    public WheelView View() => _view ??= new()
    {
        Id = Id,
        Title = Opened.Title,
        Rules = Opened.Rules,
        Mode = Opened.Mode,
        Keyword = Opened.Keyword,
        RemoveAfterWin = Opened.RemoveAfterWin,
        State = IsOpen ? WheelStatus.Open : WheelStatus.Closed,
        Segments = Segments(),
        Spins = Spins,
        Entries = Entries,
        Waiting = Entries - _gone.Count,
        Commitment = Opened.Commitment,
        Seed = IsOpen ? null : Seed,
        SeedIsLost = IsOpen && Seed is null,
        OpenedAt = openedAt,
        ClosesAt = Opened.ClosesAt,
        ClosedAt = ClosedAt,
        Why = Why,
        Newest = [.. Enumerable.Range(1, Math.Min(Newest, Spins)).Select(i => _spins[Spins - i])],
        SpinLog = _spins.AsMemory(0, Spins),
        EntryLog = _entries.AsMemory(0, Entries),
        LeftOut = [.. LeftOut],
    };

    private ImmutableArray<WheelSegmentView> Segments()
    {
        var total = (double)Math.Max(1, Weights.Sum());
        return
        [
            .. Opened.Segments.Select((s, i) => new WheelSegmentView(s.Label, s.Weight, s.Stock, s.Consolation,
                MostWins(Opened, s) is var most && most < int.MaxValue ? most - _won[i] : null, _won[i], Weights[i] / total)
            {
                Offer = s.Offer,
            }),
        ];
    }
}
