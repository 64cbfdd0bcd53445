using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Stage;

namespace HostConsole.Core.Shows;

/// <summary>The picture of a run that every screen draws from. Immutable; parts that did not change keep their reference.</summary>
/// <param name="Seq">The last fact in it.</param>
/// <param name="LateOrders">Orders for claims whose hold was over, waiting to be settled.</param>
/// <param name="Undo">What can be taken back until when; look at the time.</param>
public sealed record ShowView(
    long Seq, RunId Run, ShowId Id, string Code, bool IsRehearsal, ShowSettings Settings, ShowStatus Status, Plan Plan,
    SegmentId? Segment, DateTimeOffset? SegmentStartedAt, ImmutableHashSet<CueId> Fired, SegmentId? NextSegment, CueId? NextCue,
    StageView Stage, ImmutableArray<PollView> Polls, ImmutableArray<DealView> Deals, ImmutableArray<GiveawayView> Giveaways, ImmutableArray<GoalView> Goals,
    ChatView Chat, AudienceView Audience, MetricsView Metrics, ImmutableArray<Order> LateOrders, ImmutableList<Mark> Marks, UndoView? Undo,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? PlanChangedAt, DateTimeOffset? RehearsedAt, string? OffLine)
{
    [JsonIgnore] public CultureInfo Culture => CultureInfo.GetCultureInfo(Settings.Culture);
    [JsonIgnore] public Currency Currency => Settings.Currency;
    [JsonIgnore] public bool IsOn => Status is ShowStatus.Live or ShowStatus.Paused or ShowStatus.Rehearsing;

    /// <summary>The largest crowd from one network address in each poll, giveaway and deal. For the console alone.</summary>
    [JsonIgnore] public IReadOnlyDictionary<Guid, Crowd> Crowds { get; init; } = ImmutableDictionary<Guid, Crowd>.Empty;

    /// <summary>The state as the API names it: draft, scheduled, rehearsing, live, paused, ended.</summary>
    [JsonIgnore] public string State => Status.ToString().ToLowerInvariant();

    /// <summary>The start as an instant; null for a draft.</summary>
    [JsonIgnore]
    public DateTimeOffset? StartsAt => Settings.LocalStart is { } local && TimeZoneInfo.TryFindSystemTimeZoneById(Settings.TimeZone, out var zone)
        ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime()
        : null;

    internal static ShowView Of(Run run, DateTimeOffset now)
    {
        var state = run.State;
        var course = state.Course;
        var (segment, cue) = course.Next();
        int? stock = course is not null && state.Stage.Pinned?.Variant is { } variant ? run.House.Stock[variant].Available : null;
        return new(
            run.Seq, run.Id, course!.Show, course.Code, run.IsRehearsal, course.Settings, course.Status, course.Plan,
            course.Segment, course.SegmentStartedAt, course.Fired, segment?.Id, cue?.Id,
            state.Stage.View(stock), state.Polls.View(), state.Deals.View(), state.Giveaways.View(), state.Goals.View(),
            state.Chat.View(), state.Audience.View(), run.Metrics.View(now), [.. run.House.Orders.LateOf(run.Id)], course.Marks, course.Undo,
            course.CreatedAt, course.StartedAt, course.EndedAt, course.PlanChangedAt, course.RehearsedAt, run.OffLine)
        { Crowds = state.Crowds.View() };
    }
}
