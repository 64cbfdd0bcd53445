using System.Collections.Immutable;

namespace HostConsole.Core.Predictions;

/// <summary>The whole public record of a prediction: enough to work out every payout anew, and nothing that leads to a person.</summary>
/// <param name="Protocol">Name and version of the rules; docs/fair-draws.md describes them.</param>
/// <param name="Outcome">What came true, counted from 0; null where nothing did.</param>
/// <param name="Stakes">In the order of the first stakes in the log; none before it is over.</param>
public sealed record PredictionRecord(
    string Protocol, PredictionId Prediction, string Question, ImmutableArray<string> Outcomes, PredictionStatus State, int? Outcome,
    DateTimeOffset OpenedAt, DateTimeOffset? LockedAt, DateTimeOffset? EndedAt, ImmutableArray<PredictionRecord.Stake> Stakes)
{
    public const string Version = "prediction/1";

    /// <param name="Outcome">Counted from 0.</param>
    /// <param name="Paid">What came back.</param>
    /// <param name="House">It was of the house: it went back, and was no part of the pool.</param>
    public sealed record Stake(int Outcome, int Points, int Paid, bool House);

    internal static PredictionRecord Of(Prediction p) => new(
        Version, p.Id, p.Opened.Question, [.. p.Opened.Outcomes], p.Status, p.Outcome, p.OpenedAt, p.LockedAt, p.EndedAt,
        p.IsOver ? [.. p.Stakes.Select(s => new Stake(s.Outcome, s.Points, s.Paid, s.House))] : []);
}
