using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.SocialProof;

/// <summary>The social proofs of one run. Belongs to the writer.</summary>
public sealed class ProofState
{
    // Beside whom the host can thank with one press.
    private const int MostRecent = 12;

    private ImmutableList<ProofView> _all = [];
    private ProofsView _view = ProofsView.Empty;
    private bool _stale;

    internal ProofView? Find(ProofId id) => _all.Find(p => p.Id == id);
    internal IEnumerable<ProofView> On => _all.Where(p => p.IsOn);
    internal bool IsAnyOn { get; private set; }

    /// <summary>When somebody falls out of a window, or thanks are over.</summary>
    internal DateTimeOffset? NextDue { get; private set; }

    /// <summary>Where a viewer was thanked, in those that are on.</summary>
    public IEnumerable<ProofId> ThankedIn(ViewerId viewer) => On.Where(p => p.HasThanked(viewer)).Select(p => p.Id);

    internal void Add(ProofView proof) => Set(_all.Add(proof));
    internal void Remove(ProofId id) => Set(_all.RemoveAll(p => p.Id == id));
    internal void Change(ProofId id, Func<ProofView, ProofView> change) => Set(_all.SetItem(_all.FindIndex(p => p.Id == id), change(Find(id)!)));

    private void Set(ImmutableList<ProofView> all)
    {
        (_all, _stale) = (all, true);
        IsAnyOn = On.Any();
        NextDue = On.SelectMany(p => new[] { p.Until, p.ThanksEnd }).Min();
    }

    /// <summary>The same object while nothing changed; whom orders name is asked for while one is on.</summary>
    public ProofsView View(Moment moment)
    {
        ImmutableArray<RecentBuyer> recent = IsAnyOn
            ? [.. moment.Newest(MostRecent).Select(p => new RecentBuyer(p.Order, p.Viewer!.Value, p.At))] : [];
        if (recent.SequenceEqual(_view.Recent)) recent = _view.Recent;
        else _stale = true;
        if (_stale) _view = new([.. _all], recent);
        _stale = false;
        return _view;
    }
}

/// <param name="Recent">Viewers who bought last, newest first, while one is on.</param>
public sealed record ProofsView(ImmutableArray<ProofView> All, ImmutableArray<RecentBuyer> Recent)
{
    public static readonly ProofsView Empty = new([], []);
}

/// <summary>A viewer by their newest order.</summary>
/// <param name="At">When they bought.</param>
public sealed record RecentBuyer(string Order, ViewerId Viewer, DateTimeOffset At);

/// <summary>A buyer whom the host thanked.</summary>
public sealed record Thanks(string Order, ViewerId Viewer, DateTimeOffset At);

/// <summary>How many bought lately, as screens get it.</summary>
/// <param name="Minutes">The window that is told of.</param>
/// <param name="Least">The least number that is said.</param>
/// <param name="Item">What it is about; null for all orders.</param>
/// <param name="Buyers">People in the window now; when it is over, as it was then.</param>
/// <param name="Until">When the first of them falls out.</param>
/// <param name="Highest">The most there were while it was on.</param>
/// <param name="Thanked">Who was thanked, oldest first.</param>
/// <param name="Now">Who is thanked on the stream at this moment.</param>
public sealed record ProofView(
    ProofId Id, int Minutes, int Least, Item? Item, int Buyers, DateTimeOffset? Until, int Highest, DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt, ImmutableArray<Thanks> Thanked, Thanks? Now)
{
    [JsonIgnore] public bool IsOn => ClosedAt is null;

    /// <summary>Whether there are enough to say.</summary>
    [JsonIgnore] public bool IsSaid => IsOn && Buyers >= Least;

    /// <summary>When the thanks of this moment leave the stream.</summary>
    [JsonIgnore] public DateTimeOffset? ThanksEnd => Now?.At + ProofRules.ThanksLast;

    public bool HasThanked(ViewerId viewer) => Thanked.Any(t => t.Viewer == viewer);
}
