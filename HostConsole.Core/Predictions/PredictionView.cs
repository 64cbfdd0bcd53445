using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Predictions;

/// <summary>Locked: it waits for what comes true. Refunded: nobody said in time. Cancelled: by the host.</summary>
public enum PredictionStatus { Open, Locked, Resolved, Refunded, Cancelled }

/// <param name="Points">Staked on it.</param>
/// <param name="People">Distinct viewers who staked on it.</param>
public sealed record OutcomeView(string Text, int Points, int People);

/// <summary>What one viewer staked.</summary>
/// <param name="Outcome">Counted from 0.</param>
/// <param name="Points">All of the viewer's stake.</param>
/// <param name="Paid">What came back: won, or the stake itself; null until it is over.</param>
public sealed record PredictionOwn(int Outcome, int Points, int? Paid);

/// <param name="Most">Points that one viewer can stake.</param>
/// <param name="ClosesAt">When it is locked by the clock; null until the host does it.</param>
/// <param name="LockedAt">Null while it takes stakes.</param>
/// <param name="EndedAt">When it was resolved, cancelled or refunded.</param>
/// <param name="Outcome">What came true, counted from 0.</param>
/// <param name="StakesReturned">Everybody has their stake back: nobody had chosen what came true, or nothing did.</param>
public sealed record PredictionView(
    PredictionId Id, string Question, ImmutableArray<OutcomeView> Outcomes, int Most, DateTimeOffset OpenedAt, DateTimeOffset? ClosesAt,
    DateTimeOffset? LockedAt, DateTimeOffset? EndedAt, PredictionStatus State, int? Outcome, bool StakesReturned)
{
    [JsonIgnore] public StageItem StageItem => new("prediction", Id.Value);
    [JsonIgnore] public bool IsOpen => State == PredictionStatus.Open;

    /// <summary>Whether points are at stake.</summary>
    [JsonIgnore] public bool IsOn => EndedAt is null;

    /// <summary>All points that were staked.</summary>
    [JsonIgnore] public int Pool => Outcomes.Sum(o => o.Points);

    /// <summary>Distinct viewers who staked.</summary>
    [JsonIgnore] public int People => Outcomes.Sum(o => o.People);

    /// <summary>When all stakes go back unless somebody says what came true; null while it is open, and once it is over.</summary>
    [JsonIgnore] public DateTimeOffset? ResolveBy => State == PredictionStatus.Locked ? LockedAt + PredictionRules.ResolvedWithin : null;

    /// <summary>Points for each one that was staked on it, were it to come true now; null where nobody chose it.</summary>
    public double? Pays(int outcome) => Outcomes[outcome].Points is > 0 and var points ? (double)Pool / points : null;

    internal static PredictionView Of(Prediction p) => new(
        p.Id, p.Opened.Question, [.. p.Opened.Outcomes.Select((text, i) => new OutcomeView(text, p.Points[i], p.People[i]))],
        p.Opened.Most, p.OpenedAt, p.Opened.ClosesAt, p.LockedAt, p.EndedAt, p.Status, p.Outcome,
        p.Refunded || p.Status is PredictionStatus.Refunded or PredictionStatus.Cancelled);
}
