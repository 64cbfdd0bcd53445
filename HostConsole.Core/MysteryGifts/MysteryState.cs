using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using static HostConsole.Core.MysteryGifts.MysteryFact;

namespace HostConsole.Core.MysteryGifts;

/// <summary>The mystery gifts of one run. Belongs to the writer, but for the views that it hands out.</summary>
public sealed class MysteryState
{
    private readonly List<Mystery> _all = [];
    private ImmutableArray<MysteryView>? _views;

    internal Mystery? Find(MysteryId id) => _all.Find(m => m.Id == id);

    /// <summary>The one that is on; null where none is.</summary>
    internal Mystery? Open => _all.Find(m => m.IsOpen);

    internal void Add(Mystery mystery) => _all.Add(mystery);

    internal void Remove(MysteryId id)
    {
        _all.RemoveAll(m => m.Id == id);
        _views = null;
    }

    internal void Touch(Mystery mystery)
    {
        mystery.Touch();
        _views = null;
    }

    /// <summary>In the order of their opening; the same array until something changed.</summary>
    public ImmutableArray<MysteryView> View() => _views ??= [.. _all.Select(m => m.View())];

    /// <summary>What a viewer has drawn, in the order of the log.</summary>
    public IEnumerable<(MysteryId Mystery, MysteryDrawView Draw)> DrawsOf(ViewerId viewer) =>
        _all.SelectMany(m => m.Of(viewer).Select(draw => (m.Id, draw)));
}

/// <summary>One mystery gift's state.</summary>
internal sealed class Mystery(MysteryOpened opened, DateTimeOffset openedAt)
{
    private const int Newest = 12;
    private readonly Dictionary<ViewerId, List<int>> _drawsOf = [];
    private readonly HashSet<string> _orders = new(StringComparer.Ordinal);
    private readonly int[] _won = new int[opened.Gifts.Count];
    private MysteryDrawView[] _draws = [];
    private MysteryView? _view;

    public MysteryId Id => Opened.Mystery;
    public MysteryOpened Opened { get; } = opened;

    /// <summary>Made of the fact, so that a keyword of before is understood alike.</summary>
    public Phrase? Keyword { get; } = opened.Keyword is { } keyword ? new(keyword) : null;
    public string? Seed { get; set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public MysteryEnd? Why { get; private set; }
    public bool IsOpen => ClosedAt is null;
    public int Draws { get; private set; }
    public IReadOnlyList<int> Won => _won;

    public bool HasDrawn(string order) => _orders.Contains(order);
    public int DrawsOf(ViewerId viewer) => _drawsOf.TryGetValue(viewer, out var own) ? own.Count : 0;
    public IEnumerable<MysteryDrawView> Of(ViewerId viewer) => (_drawsOf.GetValueOrDefault(viewer) ?? []).Select(i => _draws[i]);

    public void Draw(MysteryDrawn fact, DateTimeOffset at)
    {
        if (Draws == _draws.Length) Array.Resize(ref _draws, Math.Max(16, 2 * Draws));
        (_drawsOf.TryGetValue(fact.Viewer, out var own) ? own : _drawsOf[fact.Viewer] = []).Add(Draws);
        if (fact.Order is { } order) _orders.Add(order);
        _draws[Draws++] = new(fact.Draw, fact.K, fact.Viewer, fact.Gift, fact.Route, at);
        _won[fact.Gift]++;
    }

    public void Close(MysteryClosed fact, DateTimeOffset at) => (ClosedAt, Why, Seed) = (at, fact.Why, fact.Seed);

    public void Touch() => _view = null;

    public MysteryView View() => _view ??= new()
    {
        Id = Id,
        Title = Opened.Title,
        Rules = Opened.Rules,
        FreeRoute = Opened.FreeRoute,
        Keyword = Opened.Keyword,
        AtLeast = Opened.AtLeast,
        PerPerson = Opened.PerPerson,
        State = IsOpen ? MysteryStatus.Open : MysteryStatus.Closed,
        Gifts = Gifts(),
        Draws = Draws,
        ByOrders = _orders.Count,
        Commitment = Opened.Commitment,
        Seed = IsOpen ? null : Seed,
        SeedIsLost = IsOpen && Seed is null,
        OpenedAt = openedAt,
        ClosesAt = Opened.ClosesAt,
        ClosedAt = ClosedAt,
        Why = Why,
        Newest = [.. Enumerable.Range(1, Math.Min(Newest, Draws)).Select(i => _draws[Draws - i])],
        DrawLog = _draws.AsMemory(0, Draws),
    };

    private ImmutableArray<MysteryGiftView> Gifts()
    {
        var weights = MysteryDraw.Weights(Opened.Gifts, _won);
        var total = (double)Math.Max(1, weights.Sum());
        return [.. Opened.Gifts.Select((g, i) => new MysteryGiftView(g.Label, g.Weight, g.Stock, g.Stock - _won[i], _won[i], weights[i] / total, g.Offer))];
    }
}
