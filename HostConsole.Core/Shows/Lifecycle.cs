using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>A span on the timeline.</summary>
/// <param name="Kind">See <see cref="SpanKey"/>.</param>
public sealed record Mark(string Kind, string Title, Guid? Ref, DateTimeOffset At, DateTimeOffset? EndAt);

/// <summary>What can be taken back, and until when.</summary>
public sealed record UndoView(string What, DateTimeOffset Until);

/// <summary>Where a run stands: its settings, plan, status, and what happened when. Belongs to the writer.</summary>
public sealed class Lifecycle
{
    /// <summary>How long a slip can be taken back. Buttons count whole seconds and go with the last one, which is for the way there.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(8);

    public ShowId Show { get; internal set; }
    public string Code { get; internal set; } = "";
    public ShowSettings Settings { get; internal set; } = null!;
    public Plan Plan { get; internal set; } = Plan.Empty;
    public DateTimeOffset? PlanChangedAt { get; internal set; }
    public ShowStatus Status { get; internal set; }
    public RunId? Rehearsal { get; internal set; }
    public DateTimeOffset? RehearsedAt { get; internal set; }
    public DateTimeOffset CreatedAt { get; internal set; }
    public DateTimeOffset? StartedAt { get; internal set; }
    public DateTimeOffset? EndedAt { get; internal set; }
    public SegmentId? Segment { get; internal set; }
    public DateTimeOffset? SegmentStartedAt { get; internal set; }
    public ImmutableHashSet<CueId> Fired { get; internal set; } = [];
    public ImmutableList<Mark> Marks { get; internal set; } = [];

    /// <summary>Out of the lists; see <see cref="LifecycleFact.ShowArchived"/>.</summary>
    public bool Archived { get; internal set; }

    internal UndoView? Undo { get; set; }
    internal IReadOnlyList<ShowFact> Inverse { get; set; } = [];

    /// <summary>Whether the audience can take part.</summary>
    public bool IsOn => Status is ShowStatus.Live or ShowStatus.Paused or ShowStatus.Rehearsing;

    /// <summary>The status without a rehearsal on top.</summary>
    internal ShowStatus Resting =>
        StartedAt is null ? Settings.LocalStart is null ? ShowStatus.Draft : ShowStatus.Scheduled
            : EndedAt is null ? ShowStatus.Live
            : ShowStatus.Ended;

    /// <summary>The cue that the host's key fires next, or the segment that it starts; nulls at the end of the plan.</summary>
    public (Segment? Segment, Cue? Cue) Next()
    {
        var segments = Plan.Segments;
        var current = segments.ToList().FindIndex(s => s.Id == Segment);
        if (current >= 0 && segments[current].Cues.FirstOrDefault(c => !Fired.Contains(c.Id)) is { } cue) return (segments[current], cue);
        return current + 1 < segments.Count ? (segments[current + 1], null) : (null, null);
    }

    /// <summary>Notes marks for the review, and how the host's last step could be taken back; called before the fact is applied.</summary>
    /// <param name="undo">How the fact's mechanic takes it back.</param>
    /// <param name="byClock">What the clock does is no step of the host's: their last one can still be taken back.</param>
    internal void Remember(ShowFact fact, (string What, IReadOnlyList<ShowFact> Inverse)? undo, DateTimeOffset at, bool byClock)
    {
        Mark(fact, at);
        if (!byClock && (undo ?? InverseOf(fact)) is var (what, inverse)) (Undo, Inverse) = (new(what, at + UndoFor), inverse);
        else if (fact is LifecycleFact.Undone or LifecycleFact.WentLive or LifecycleFact.ShowEnded || Settles(fact))
            (Undo, Inverse) = (null, []);
    }

    // What has ended since, or what somebody took part in, can't be taken back as if it had never begun: a goal that was reached
    // is a promise, a claim is somebody's.
    private bool Settles(ShowFact fact)
    {
        if (Inverse.Count == 0) return false;
        SpanKey? settled = fact is ICloses closed ? closed.Closes : fact is ISettles settles ? settles.Settles : null;
        return settled is { } key && Inverse.Any(i => i is IWithdraws withdraws && withdraws.Withdraws == key);
    }

    private (string What, IReadOnlyList<ShowFact> Inverse)? InverseOf(ShowFact fact) => fact switch
    {
        LifecycleFact.SegmentStarted => ("Started a segment", [new LifecycleFact.SegmentStarted(Segment)]),
        LifecycleFact.ShowPaused => ("Paused", [new LifecycleFact.ShowResumed()]),
        LifecycleFact.ShowResumed => ("Resumed", [new LifecycleFact.ShowPaused()]),
        _ => null,
    };

    private void Mark(ShowFact fact, DateTimeOffset at)
    {
        if (fact is LifecycleFact.ShowEnded) Marks = [.. Marks.Select(m => m.EndAt is null ? m with { EndAt = at } : m)];
        if (fact is IWithdraws { Withdraws: var withdrawn })
            Marks = Marks.RemoveAll(m => m.Kind == withdrawn.Kind && m.Ref == withdrawn.Of);
        // A segment's title stands in the plan.
        if (fact is LifecycleFact.SegmentStarted { Segment: { } id } && Plan.Segments.FirstOrDefault(s => s.Id == id) is { } segment)
        {
            End(new("segment"), at);
            Begin(new("segment", id.Value), segment.Title, at);
        }

        if (fact is ICloses { Closes: var closed }) End(closed, at);
        if (fact is IOpens opens) Begin(opens.Opens, opens.Title, at);
    }

    private void Begin(SpanKey key, string title, DateTimeOffset at) => Marks = Marks.Add(new(key.Kind, title, key.Of, at, null));

    private void End(SpanKey key, DateTimeOffset at)
    {
        var i = Marks.FindLastIndex(m => m.Kind == key.Kind && m.EndAt is null && (key.Of is null || m.Ref == key.Of));
        if (i >= 0) Marks = Marks.SetItem(i, Marks[i] with { EndAt = at });
    }
}
