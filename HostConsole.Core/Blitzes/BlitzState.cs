using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Blitzes;

/// <summary>The blitzes of one run. Belongs to the writer.</summary>
public sealed class BlitzState
{
    private ImmutableList<BlitzView> _all = [];
    private readonly Dictionary<BlitzId, Cue> _cues = [];
    private ImmutableArray<BlitzView>? _view;

    internal BlitzView? Find(BlitzId id) => _all.Find(b => b.Id == id);
    internal IEnumerable<BlitzView> On => _all.Where(b => b.IsOn);
    internal Cue CueOf(BlitzId id) => _cues[id];
    internal DateTimeOffset? NextDue { get; private set; }

    internal void Add(BlitzView blitz, Cue cue)
    {
        _cues.Add(blitz.Id, cue);
        Set(_all.Add(blitz));
    }

    internal void Remove(BlitzId id)
    {
        _cues.Remove(id);
        Set(_all.RemoveAll(b => b.Id == id));
    }

    internal void Change(BlitzId id, Func<BlitzView, BlitzView> change) =>
        Set(_all.SetItem(_all.FindIndex(b => b.Id == id), change(Find(id)!)));

    private void Set(ImmutableList<BlitzView> all)
    {
        (_all, _view) = (all, null);
        NextDue = On.Min(b => (DateTimeOffset?)b.Next);
    }

    public ImmutableArray<BlitzView> View() => _view ??= [.. _all];
}

/// <summary>A blitz as screens get it.</summary>
/// <param name="What">What it opens each time, as the host reads it: the product's title.</param>
/// <param name="Kind">The word of the cue: deal.</param>
/// <param name="Times">How often at most; null for as long as the show is on.</param>
/// <param name="Next">When it is due next, while it is on.</param>
/// <param name="Fired">How often it has opened.</param>
/// <param name="Missed">How many times passed without it.</param>
/// <param name="Opened">What it opened last; null before the first.</param>
/// <param name="LastMiss">Why the last missed time was missed; null where none was, or it has opened since.</param>
public sealed record BlitzView(
    BlitzId Id, string Title, string What, string Kind, BlitzSchedule Schedule, int? Times, DateTimeOffset Next, int Fired, int Missed,
    Guid? Opened, string? LastMiss, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt)
{
    [JsonIgnore] public bool IsOn => ClosedAt is null;

    /// <summary>How often it still comes; null without end.</summary>
    [JsonIgnore] public int? Left => !IsOn ? 0 : Times is { } times ? Math.Max(0, times - Fired) : null;
}
