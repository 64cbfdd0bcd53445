using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>The run of show: what is to happen, in order.</summary>
public sealed record Plan(IReadOnlyList<Segment> Segments)
{
    public static readonly Plan Empty = new([]);

    /// <summary>
    /// Null where nobody chose: nothing is done by itself. Not written then, so that plans of before are written as
    /// they were.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ObsChoices? Obs { get; init; }

    public int Minutes => Segments.Sum(s => s.Minutes);
    public IEnumerable<(Segment Segment, Cue Cue)> Cues => Segments.SelectMany(s => s.Cues.Select(c => (s, c)));

    /// <summary>The plan without what its cues keep secret.</summary>
    public Plan Public() => this with { Segments = [.. Segments.Select(s => s with { Cues = [.. s.Cues.Select(c => c.Public())] })] };
}

/// <param name="Minutes">Planned length, 0 to 600.</param>
/// <param name="Notes">For the host's eyes.</param>
public sealed record Segment(SegmentId Id, string Title, int Minutes, string Notes, IReadOnlyList<Cue> Cues);

/// <summary>What OBS does by itself in a show.</summary>
/// <param name="StartStream">Going live starts the stream.</param>
/// <param name="StopStream">The show's end stops it.</param>
/// <param name="BreakScene">Pausing switches to it, resuming goes back; null leaves the scene alone.</param>
/// <param name="InRehearsal">Whether cues switch scenes in a rehearsal too; the stream is never touched by one.</param>
public sealed record ObsChoices(bool StartStream = false, bool StopStream = false, string? BreakScene = null, bool InRehearsal = false);
