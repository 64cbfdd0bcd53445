using System.Text.Json.Serialization;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>What is settled about a show before it starts.</summary>
/// <param name="Culture">How counts and prices are written, such as en-US.</param>
/// <param name="TimeZone">IANA name; the start is local to it.</param>
/// <param name="LocalStart">Wall-clock time in the zone; null for a draft.</param>
/// <param name="StreamUrl">Embed address of the picture: YouTube, Twitch, or an HLS playlist.</param>
/// <param name="WindowMinutes">Orders placed up to this long after the end still count by the window. 0 to 10,080.</param>
/// <param name="PlannedMinutes">How long the show is to take; null where nobody said.</param>
/// <param name="LowestPriceOnly">Whether reductions are announced against the lowest price of the last 30 days alone;
/// null goes by the currency.</param>
public sealed record ShowSettings(
    string Title, Currency Currency, string Culture, string TimeZone, DateTime? LocalStart, string? StreamUrl,
    int WindowMinutes, int? PlannedMinutes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? LowestPriceOnly = null)
{
    /// <summary>How the stream's picture stands on phones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public StreamShape Shape { get; init; }

    [JsonIgnore] public bool AsksLowestPrice => LowestPriceOnly ?? PriorPriceRule.IsUsual(Currency);
}

/// <summary>A picture of 16:9 above the chat; one of 9:16 that fills the screen, with the chat over it; or sound alone.</summary>
public enum StreamShape { Wide, Tall, Audio }

public enum ShowStatus { Draft, Scheduled, Rehearsing, Live, Paused, Ended }

/// <summary>A show's own facts: its settings, its plan, its course.</summary>
public abstract record LifecycleFact : ShowFact
{
    private LifecycleFact() { }

    public sealed record ShowCreated(ShowId Show, string Code, ShowSettings Settings) : LifecycleFact;
    public sealed record ShowEdited(ShowSettings Settings) : LifecycleFact;
    public sealed record PlanChanged(Plan Plan) : LifecycleFact
    {
        public override ShowFact Public() => this with { Plan = Plan.Public() };
    }

    /// <summary>In the show's own run: from here on the audience sees the rehearsal.</summary>
    public sealed record RehearsalStarted(RunId Rehearsal) : LifecycleFact;
    public sealed record RehearsalEnded(RunId Rehearsal) : LifecycleFact;

    /// <summary>First fact of a rehearsal's run: a copy of the show to play with.</summary>
    public sealed record RehearsalBegan(ShowId Show, string Code, ShowSettings Settings, Plan Plan) : LifecycleFact
    {
        public override ShowFact Public() => this with { Plan = Plan.Public() };
    }

    public sealed record WentLive : LifecycleFact, IOpens
    {
        SpanKey IOpens.Opens => new("live");
        string IOpens.Title => "Live";
    }

    public sealed record ShowPaused : LifecycleFact, IOpens
    {
        SpanKey IOpens.Opens => new("pause");
        string IOpens.Title => "Paused";
    }

    public sealed record ShowResumed : LifecycleFact, ICloses
    {
        SpanKey ICloses.Closes => new("pause");
    }

    public sealed record ShowEnded : LifecycleFact;
    public sealed record SegmentStarted(SegmentId? Segment) : LifecycleFact;
    public sealed record CueFired(CueId Cue) : LifecycleFact;
    public sealed record StoppedEverything : LifecycleFact;

    /// <param name="What">What was taken back, in words.</param>
    public sealed record Undone(string What) : LifecycleFact;

    /// <summary>Put away: out of the lists and the start page. Its pages and its numbers stay.</summary>
    public sealed record ShowArchived : LifecycleFact;
    public sealed record ShowRestored : LifecycleFact;

    /// <summary>
    /// The last fact of a show, and the one that is left of its own: the others go, with the personal data of who took part.
    /// What the ledger keeps of it (stock, claims, orders) stays.
    /// </summary>
    public sealed record ShowRemoved(string Title) : LifecycleFact;
}

public abstract record LifecycleCommand : ShowCommand;

/// <param name="Code">The audience's address: /s/{code}. 4 to 32 of a–z, 0–9 and -.</param>
/// <param name="BlockedWords">What its chat begins with; those of the console's settings, as a rule.</param>
/// <param name="ClaimTemplates">How a claim is written in its chat; those of the console's settings, as a rule.</param>
public sealed record CreateShow(
    ShowId Show, string Code, ShowSettings Settings, Plan? Plan = null, IReadOnlyList<string>? BlockedWords = null,
    IReadOnlyList<string>? ClaimTemplates = null) : LifecycleCommand;
public sealed record EditShow(ShowSettings Settings) : LifecycleCommand;
/// <param name="Over">When the plan that it was made from was changed (<see cref="NewPlan"/>: never); refused where
/// another change came between. Null doesn't look.</param>
public sealed record ChangePlan(Plan Plan, DateTimeOffset? Over = null) : LifecycleCommand
{
    /// <summary>Stands for a plan that nobody has changed yet.</summary>
    public static readonly DateTimeOffset NewPlan = DateTimeOffset.MinValue;
}
public sealed record Rehearse(RunId Rehearsal) : LifecycleCommand;
public sealed record GoLive : LifecycleCommand;
public sealed record PauseShow : LifecycleCommand;
public sealed record ResumeShow : LifecycleCommand;
public sealed record EndShow : LifecycleCommand;
public sealed record StartSegment(SegmentId Segment) : LifecycleCommand;

/// <param name="NewId">The id of what the cue opens.</param>
/// <param name="Seed">32 random bytes as lower-case hex, for a giveaway.</param>
public sealed record FireCue(CueId Cue, Guid NewId, string Seed) : LifecycleCommand;

/// <summary>Fires the next cue of the current segment, or starts the next segment.</summary>
public sealed record NextCue(Guid NewId, string Seed) : LifecycleCommand;
public sealed record StopEverything : LifecycleCommand;
public sealed record Undo : LifecycleCommand;
public sealed record ArchiveShow : LifecycleCommand;
public sealed record RestoreShow : LifecycleCommand;

/// <summary>Removes a show that isn't on, for good; refused while something of it is open.</summary>
public sealed record RemoveShow : LifecycleCommand;
