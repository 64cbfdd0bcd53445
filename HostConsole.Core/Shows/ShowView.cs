using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Shows;

/// <summary>The picture of a run that every screen draws from. Immutable; parts that did not change keep their reference.</summary>
/// <param name="Seq">The last fact in it.</param>
/// <param name="LateOrders">Orders for claims whose hold was over, waiting to be settled.</param>
/// <param name="Undo">What can be taken back until when; look at the time.</param>
public sealed record ShowView(
    long Seq, RunId Run, ShowId Id, string Code, bool IsRehearsal, ShowSettings Settings, ShowStatus Status, Plan Plan,
    SegmentId? Segment, DateTimeOffset? SegmentStartedAt, ImmutableHashSet<CueId> Fired, SegmentId? NextSegment, CueId? NextCue,
    MetricsView Metrics, ImmutableArray<Order> LateOrders, ImmutableList<Mark> Marks, UndoView? Undo,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? PlanChangedAt,
    DateTimeOffset? RehearsedAt, string? OffLine) : IMechanicViews, IJsonOnDeserialized
{
    [JsonIgnore] public CultureInfo Culture => CultureInfo.GetCultureInfo(Settings.Culture);
    [JsonIgnore] public Currency Currency => Settings.Currency;
    [JsonIgnore] public bool IsOn => Status is ShowStatus.Live or ShowStatus.Paused or ShowStatus.Rehearsing;

    /// <summary>The largest crowd from one network address in each poll, giveaway and deal. For the console alone.</summary>
    [JsonIgnore] public IReadOnlyDictionary<Guid, Crowd> Crowds { get; init; } = ImmutableDictionary<Guid, Crowd>.Empty;

    /// <summary>The state as the API names it: draft, scheduled, rehearsing, live, paused, ended.</summary>
    [JsonIgnore] public string State => Status.Word();

    /// <summary>The start as an instant; null for a draft.</summary>
    [JsonIgnore]
    public DateTimeOffset? StartsAt =>
    Settings.LocalStart is { } local && TimeZoneInfo.TryFindSystemTimeZoneById(Settings.TimeZone, out var zone)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime()
            : null;

    /// <summary>The mechanics' views by their names; read through <see cref="Of"/>.</summary>
    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, object> Views { get; private set; } = [];

    public TView Of<TState, TView>(Mechanic<TState, TView> mechanic)
        where TState : class, new() where TView : notnull =>
        (TView)Views[mechanic.Views];

    /// <summary>A mechanic's view, whatever its type: to see whether it is another one than before.</summary>
    public object ViewOf(Mechanic mechanic) => Views[mechanic.Views];

    /// <summary>This picture with another view of one mechanic.</summary>
    public ShowView With<TState, TView>(Mechanic<TState, TView> mechanic, TView view) where TState : class, new() where TView : notnull =>
        this with { Views = new(Views) { [mechanic.Views] = view } };

    // A picture that was stored before there was a mechanic lacks its view.
    void IJsonOnDeserialized.OnDeserialized() => Views = Mechanics.All.ToDictionary(
        m => m.Views, m => m.ReadView(Views.TryGetValue(m.Views, out var stored) ? (JsonElement)stored : null));

    internal static ShowView Of(Run run, DateTimeOffset now)
    {
        var state = run.State;
        var moment = run.At(now);
        var course = state.Lifecycle;
        var (segment, cue) = course.Next();
        return new(
            run.Seq, run.Id, course.Show, course.Code, run.IsRehearsal, course.Settings, course.Status, course.Plan,
            course.Segment, course.SegmentStartedAt, course.Fired, segment?.Id, cue?.Id,
            run.Metrics.View(now), [.. run.Ledger.Orders.LateOf(run.Id)], course.Marks, course.Undo,
            course.CreatedAt, course.StartedAt, course.EndedAt, course.PlanChangedAt, course.RehearsedAt, run.OffLine)
        {
            Crowds = state.Crowds.View(),
            Views = Mechanics.All.ToDictionary(m => m.Views, m => m.View(state.Of(m), moment)),
        };
    }
}
