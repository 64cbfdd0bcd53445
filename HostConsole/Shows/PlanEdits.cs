using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Shows; // not "Plan": that is the record of a plan

/// <summary>One step of editing a run of show: each takes a plan and gives the next one.</summary>
public static class PlanEdits
{
    public static Plan Add(this Plan plan, Segment segment) => plan with { Segments = [.. plan.Segments, segment] };

    public static Plan Add(this Plan plan, SegmentId segment, Cue cue) => plan.Change(segment, s => s with { Cues = [.. s.Cues, cue] });

    public static Plan Change(this Plan plan, SegmentId id, Func<Segment, Segment> change) =>
        plan with { Segments = [.. plan.Segments.Select(s => s.Id == id ? change(s) : s)] };

    public static Plan Replace(this Plan plan, Cue cue) =>
        plan with
        {
            Segments = [.. plan.Segments.Select(s => s.Cues.Any(
                c => c.Id == cue.Id) ? s with { Cues = [.. s.Cues.Select(c => c.Id == cue.Id ? cue : c)] } : s)]
        };

    public static Plan Remove(this Plan plan, SegmentId id) => plan with { Segments = [.. plan.Segments.Where(s => s.Id != id)] };

    public static Plan Remove(this Plan plan, CueId id) =>
        plan with
        {
            Segments = [.. plan.Segments.Select(
                s => s.Cues.Any(c => c.Id == id) ? s with { Cues = [.. s.Cues.Where(c => c.Id != id)] } : s)]
        };

    /// <summary>
    /// Puts a segment in front of the one that stands at <paramref name="index"/> now; the number of segments means the
    /// end.
    /// </summary>
    public static Plan Move(this Plan plan, SegmentId id, int index) =>
        plan with { Segments = Moved(plan.Segments, s => s.Id == id, index) };

    /// <summary>Puts a cue into a segment, in front of the one that stands at <paramref name="index"/> there now.</summary>
    public static Plan Move(this Plan plan, CueId id, SegmentId into, int index)
    {
        var (from, cue) = plan.Cues.FirstOrDefault(c => c.Cue.Id == id);
        if (cue is null || plan.Segments.All(s => s.Id != into)) return plan;
        if (from.Id == into) return plan.Change(into, s => s with { Cues = Moved(s.Cues, c => c.Id == id, index) });
        return plan.Remove(id).Change(into,
            s => s with { Cues = [.. s.Cues.Take(index), cue, .. s.Cues.Skip(Math.Clamp(index, 0, s.Cues.Count))] });
    }

    /// <summary>One place up (−1) or down (+1).</summary>
    public static Plan Nudge(this Plan plan, SegmentId id, int by)
    {
        var at = plan.IndexOf(id);
        var to = at + by;
        return at < 0 || to < 0 || to >= plan.Segments.Count ? plan : plan.Move(id, by > 0 ? to + 1 : to);
    }

    /// <summary>One place up or down; over the edge of its segment it goes into the neighbouring one.</summary>
    public static Plan Nudge(this Plan plan, CueId id, int by)
    {
        var (segment, cue) = plan.Cues.FirstOrDefault(c => c.Cue.Id == id);
        if (cue is null) return plan;
        var at = segment.Cues.ToList().FindIndex(c => c.Id == id);
        var to = at + by;
        if (to >= 0 && to < segment.Cues.Count) return plan.Move(id, segment.Id, by > 0 ? to + 1 : to);
        var neighbour = plan.IndexOf(segment.Id) + by;
        if (neighbour < 0 || neighbour >= plan.Segments.Count) return plan;
        var next = plan.Segments[neighbour];
        return plan.Move(id, next.Id, by > 0 ? 0 : next.Cues.Count);
    }

    /// <summary>A copy right after the original, with ids of its own.</summary>
    public static Plan Duplicate(this Plan plan, SegmentId id, TimeProvider clock) =>
        plan with { Segments = [.. plan.Segments.SelectMany(s => s.Id == id ? [s, s.Fresh(clock)] : new[] { s })] };

    public static Plan Duplicate(this Plan plan, CueId id, TimeProvider clock) =>
        plan with
        {
            Segments = [.. plan.Segments.Select(
                s => s with { Cues = [.. s.Cues.SelectMany(c => c.Id == id ? [c, c.Fresh(clock)] : new[] { c })] })]
        };

    /// <summary>The same plan with new ids, for another show.</summary>
    public static Plan Fresh(this Plan plan, TimeProvider clock) => plan with { Segments = [.. plan.Segments.Select(s => s.Fresh(clock))] };

    /// <summary>When each segment begins, in the show's zone; empty without a start.</summary>
    public static IReadOnlyList<DateTime> StartsOf(Plan plan, DateTimeOffset? startsAt, TimeZoneInfo zone)
    {
        if (startsAt is not { } at) return [];
        var starts = new List<DateTime>(plan.Segments.Count);
        foreach (var segment in plan.Segments)
        {
            starts.Add(TimeZoneInfo.ConvertTime(at, zone).DateTime);
            at = at.AddMinutes(segment.Minutes);
        }

        return starts;
    }

    public static int IndexOf(this Plan plan, SegmentId id) => plan.Segments.ToList().FindIndex(s => s.Id == id);

    private static Segment Fresh(this Segment segment, TimeProvider clock) =>
        segment with { Id = Id.New<SegmentId>(clock), Cues = [.. segment.Cues.Select(c => c.Fresh(clock))] };

    private static Cue Fresh(this Cue cue, TimeProvider clock) => cue with { Id = Id.New<CueId>(clock) };

    private static IReadOnlyList<T> Moved<T>(IReadOnlyList<T> list, Func<T, bool> which, int index)
    {
        var at = list.ToList().FindIndex(item => which(item));
        if (at < 0) return list;
        var moved = list.ToList();
        moved.RemoveAt(at);
        moved.Insert(Math.Clamp(index > at ? index - 1 : index, 0, moved.Count), list[at]);
        return moved;
    }
}
