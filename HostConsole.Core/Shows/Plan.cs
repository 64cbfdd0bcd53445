using System.Text.Json.Serialization;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>The run of show: what is to happen, in order.</summary>
public sealed record Plan(IReadOnlyList<Segment> Segments)
{
    public static readonly Plan Empty = new([]);
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
