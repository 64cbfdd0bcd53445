using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Predictions;

/// <summary>The predictions of one run. Belongs to the writer, but for the views that it hands out.</summary>
public sealed class PredictionState
{
    private readonly Dictionary<PredictionId, Prediction> _byId = [];
    private readonly List<Prediction> _inOrder = [];
    private ImmutableArray<PredictionView>? _view;

    /// <summary>Predictions in the order of their opening; what did not change is the same object as before.</summary>
    public ImmutableArray<PredictionView> View() => _view ??= [.. _inOrder.Select(p => p.View ??= PredictionView.Of(p))];

    /// <summary>What a viewer has staked, by prediction.</summary>
    public IEnumerable<KeyValuePair<PredictionId, PredictionOwn>> OwnOf(ViewerId viewer)
    {
        foreach (var prediction in _inOrder)
            if (prediction.Find(viewer) is { } stake)
                yield return new(prediction.Id, new(stake.Outcome, stake.Points, prediction.IsOver ? stake.Paid : null));
    }

    /// <summary>The public record of a prediction; null where the run has none of this id.</summary>
    public PredictionRecord? RecordOf(PredictionId id) => Find(id) is { } prediction ? PredictionRecord.Of(prediction) : null;

    internal List<Prediction> All => _inOrder;
    internal Prediction? Find(PredictionId id) => _byId.GetValueOrDefault(id);

    internal void Add(Prediction prediction)
    {
        _byId.Add(prediction.Id, prediction);
        _inOrder.Add(prediction);
        _view = null;
    }

    internal void Remove(PredictionId id)
    {
        if (_byId.Remove(id, out var prediction)) _inOrder.Remove(prediction);
        _view = null;
    }

    internal void Changed(Prediction prediction)
    {
        prediction.View = null;
        _view = null;
    }
}

/// <summary>One prediction's state.</summary>
internal sealed class Prediction(PredictionFact.PredictionOpened opened, DateTimeOffset at)
{
    private readonly Dictionary<ViewerId, Stake> _byViewer = [];

    public PredictionId Id => Opened.Prediction;
    public PredictionFact.PredictionOpened Opened { get; } = opened;
    public Phrase[] Outcomes { get; } = [.. opened.Outcomes.Select(o => new Phrase(o))];
    public DateTimeOffset OpenedAt { get; } = at;
    public DateTimeOffset? LockedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public PredictionStatus Status { get; private set; }

    /// <summary>What came true.</summary>
    public int? Outcome { get; private set; }

    /// <summary>It came true, and nobody had chosen it.</summary>
    public bool Refunded { get; private set; }

    /// <summary>First stakes in the order of the log.</summary>
    public List<Stake> Stakes { get; } = [];
    public int[] Points { get; } = new int[opened.Outcomes.Count];
    public int[] People { get; } = new int[opened.Outcomes.Count];
    public int Pool => Points.Sum();
    public PredictionView? View { get; set; }

    public bool IsOver => Status is not (PredictionStatus.Open or PredictionStatus.Locked);

    /// <summary>When the clock ends what it is in: stakes, then the wait for what comes true.</summary>
    public DateTimeOffset? NextDue => Status switch
    {
        PredictionStatus.Open => LocksAt,
        PredictionStatus.Locked => LockedAt + PredictionRules.ResolvedWithin,
        _ => null,
    };

    private DateTimeOffset LocksAt => Opened.ClosesAt ?? OpenedAt + PredictionRules.LongestOpen;

    public Stake? Find(ViewerId viewer) => _byViewer.GetValueOrDefault(viewer);

    public void Add(PredictionFact.PredictionStaked staked)
    {
        if (!_byViewer.TryGetValue(staked.Viewer, out var stake))
        {
            _byViewer.Add(staked.Viewer, stake = new(staked.Viewer, staked.Outcome));
            Stakes.Add(stake);
            People[staked.Outcome]++;
        }

        stake.Points += staked.Points;
        Points[staked.Outcome] += staked.Points;
    }

    // Where the clock was late, the time to resolve it counts from when it should have been locked.
    public void Lock(DateTimeOffset now) => (Status, LockedAt) = (PredictionStatus.Locked, LocksAt < now ? LocksAt : now);

    public void End(
        PredictionStatus status, int? outcome, bool refunded, IReadOnlyList<PointsMove> paid, IReadOnlyList<PointsMove> house, DateTimeOffset now)
    {
        (Status, Outcome, Refunded, EndedAt) = (status, outcome, refunded, now);
        foreach (var (viewer, points) in paid) _byViewer[viewer].Paid = points;
        foreach (var (viewer, points) in house) (_byViewer[viewer].Paid, _byViewer[viewer].House) = (points, true);
    }

    internal sealed class Stake(ViewerId viewer, int outcome)
    {
        public ViewerId Viewer { get; } = viewer;
        public int Outcome { get; } = outcome;
        public int Points { get; set; }

        /// <summary>What came back in the end.</summary>
        public int Paid { get; set; }

        /// <summary>It turned out to be the house's own.</summary>
        public bool House { get; set; }
    }
}
