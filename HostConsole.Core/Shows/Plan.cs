using System.Text.Json.Serialization;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>The run of show: what is to happen, in order.</summary>
public sealed record Plan(IReadOnlyList<Segment> Segments)
{
    public static readonly Plan Empty = new([]);

    /// <summary>Null where nobody chose: nothing is done by itself. Not written then, so that plans of before are written as they were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ObsChoices? Obs { get; init; }

    public int Minutes => Segments.Sum(s => s.Minutes);
    public IEnumerable<(Segment Segment, Cue Cue)> Cues => Segments.SelectMany(s => s.Cues.Select(c => (s, c)));
}

/// <param name="Minutes">Planned length, 0 to 600.</param>
/// <param name="Notes">For the host's eyes.</param>
public sealed record Segment(SegmentId Id, string Title, int Minutes, string Notes, IReadOnlyList<Cue> Cues);

/// <summary>What a segment fires, prepared in full beforehand.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PinCue), "pin")]
[JsonDerivedType(typeof(PollCue), "poll")]
[JsonDerivedType(typeof(DealCue), "deal")]
[JsonDerivedType(typeof(GiveawayCue), "giveaway")]
[JsonDerivedType(typeof(GoalCue), "goal")]
[JsonDerivedType(typeof(SceneCue), "scene")]
public abstract record Cue(CueId Id)
{
    /// <summary>What the host reads on the button.</summary>
    [JsonIgnore]
    public abstract string Label { get; }
}

public sealed record PinCue(CueId Id, Item Item) : Cue(Id)
{
    public override string Label => Item.Title;
}

public sealed record PollCue(CueId Id, string Question, IReadOnlyList<string> Options, bool HideTally, bool AllowChange, int? Seconds) : Cue(Id)
{
    public override string Label => Question;
}

/// <param name="Code">The shop's discount code. Kept out of the public log until the deal is launched, see <see cref="PublicFacts"/>.</param>
public sealed record DealCue(CueId Id, Item Item, Money Price, int Quantity, int PerViewer, int Seconds, int LeadSeconds, int HoldSeconds, string? Code) : Cue(Id)
{
    public override string Label => Item.Title;
}

public sealed record GiveawayCue(CueId Id, string Title, string Prize, string Rules, string? Keyword, string Entry, string? FreeRoute, int Winners, int Reserves, int? ClaimHours, int? Seconds) : Cue(Id)
{
    public override string Label => Title;
}

/// <param name="Reveal">Kept out of the public log until the goal is reached, see <see cref="PublicFacts"/>.</param>
public sealed record GoalCue(CueId Id, string Title, GoalCounts Counts, long Target, Currency? Currency, string? Reward, string? Reveal, bool FromNow) : Cue(Id)
{
    public override string Label => Title;
}

/// <summary>Switches OBS to a scene.</summary>
public sealed record SceneCue(CueId Id, string Scene) : Cue(Id)
{
    public override string Label => Scene;
}

/// <summary>What OBS does by itself in a show.</summary>
/// <param name="StartStream">Going live starts the stream.</param>
/// <param name="StopStream">The show's end stops it.</param>
/// <param name="BreakScene">Pausing switches to it, resuming goes back; null leaves the scene alone.</param>
/// <param name="InRehearsal">Whether cues switch scenes in a rehearsal too; the stream is never touched by one.</param>
public sealed record ObsChoices(bool StartStream = false, bool StopStream = false, string? BreakScene = null, bool InRehearsal = false);
