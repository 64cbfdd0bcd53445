using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Goals;

public enum GoalStatus { Open, Reached, Closed }

/// <summary>A stage as screens get it.</summary>
/// <param name="Offer">What everybody can take from then on; null where there is nothing.</param>
/// <param name="ReachedAt">Never taken back.</param>
/// <param name="Taken">How many have taken it.</param>
public sealed record GoalStageView(long At, string Title, RewardOffer? Offer, DateTimeOffset? ReachedAt, int Taken);

/// <summary>A goal as screens get it.</summary>
/// <param name="Target">A number, or minor units of <paramref name="Currency"/>, as <paramref name="Reached"/> is.</param>
/// <param name="Reached">How far it has come. Goes on above the target, and below it again where orders are cancelled.</param>
/// <param name="Currency">The show's, where it counts GMV; else null.</param>
/// <param name="Reward">What everybody gets; said from the start.</param>
/// <param name="HasReveal">Whether something is shown once it is reached.</param>
/// <param name="Reveal">What that is; null until it is reached.</param>
/// <param name="From">How far the run had come when it began to count.</param>
/// <param name="ReachedAt">Never taken back.</param>
public sealed record GoalView(
    GoalId Id, string Title, GoalCounts Counts, long Target, long Reached, Currency? Currency, string? Reward,
    bool HasReveal, string? Reveal, long From,
    DateTimeOffset OpenedAt, DateTimeOffset? ReachedAt, DateTimeOffset? ClosedAt)
{
    /// <summary>In the order in which they are reached.</summary>
    public ImmutableArray<GoalStageView> Stages { get; init; } = [];

    /// <summary>Its deadline; null where the host closes it.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>What takes the stages' rewards in a chat; null where only the show's page does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Keyword { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public GoalPicture Picture { get; init; }

    [JsonIgnore] public StageItem StageItem => new("goal", Id.Value);

    /// <summary>Whether it is on screen, reached or not.</summary>
    [JsonIgnore] public bool IsOn => ClosedAt is null;
    [JsonIgnore] public bool IsReached => ReachedAt is not null;

    /// <summary>Whether its deadline came before it was reached.</summary>
    [JsonIgnore] public bool IsMissed => ReachedAt is null && ClosedAt is { } at && at >= ClosesAt;

    /// <summary>How many stages are reached.</summary>
    [JsonIgnore] public int StagesReached => Stages.Count(s => s.ReachedAt is not null);

    /// <summary>Whether a stage was reached at which there is something to take.</summary>
    [JsonIgnore] public bool HasToTake => Stages.Any(s => s is { ReachedAt: not null, Offer: not null });

    public GoalStatus State => ClosedAt is not null ? GoalStatus.Closed : ReachedAt is not null ? GoalStatus.Reached : GoalStatus.Open;

    /// <summary>The part of the target that is there, 0 to 1: what a bar shows. 1 from the moment in which it was reached.</summary>
    [JsonIgnore] public double Share => IsReached ? 1 : Math.Clamp((double)Reached / Target, 0, 1);

    /// <summary>
    /// How high the picture stands, 0 to 1. Its floors are equally high, however much each takes; a floor that was reached stands.
    /// </summary>
    [JsonIgnore]
    public double Rise
    {
        get
        {
            if (IsReached || Stages.IsEmpty) return Share;
            var (floors, done) = (Floors, StagesReached);
            if (done == floors.Length) return 1;
            var from = done == 0 ? 0 : floors[done - 1];
            return (done + Math.Clamp((double)(Reached - from) / (floors[done] - from), 0, 1)) / floors.Length;
        }
    }

    /// <summary>Where each floor of the picture ends: at the stages, and at the target as the last.</summary>
    [JsonIgnore]
    public ImmutableArray<long> Floors => [.. Stages.Select(s => s.At).Append(Target).Distinct()];

    /// <summary>A count or an amount of this goal for a person: "1,200" or "$1,200.00".</summary>
    public string Say(long number, CultureInfo culture) =>
        Currency is { } currency ? new Money(number, currency).Show(culture) : number.ToString("N0", culture);

    internal static GoalView Of(GoalState.Goal goal, long count)
    {
        var o = goal.Opened;
        return new(o.Goal, o.Title, o.Counts, o.Target, count, o.Currency, o.Reward, o.HasReveal, goal.Reveal, o.From,
            goal.OpenedAt, goal.ReachedAt, goal.ClosedAt)
        {
            Stages = [.. goal.Stages.Select((s, i) =>
                new GoalStageView(s.At, s.Title, s.Offer, i < goal.StagesReached.Count ? goal.StagesReached[i] : null, goal.TakenAt[i]))],
            ClosesAt = o.ClosesAt,
            Keyword = o.Keyword,
            Picture = o.Picture ?? (goal.Stages.Count > 0 ? GoalPicture.Tower : GoalPicture.Bar),
        };
    }
}
