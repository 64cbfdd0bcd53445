using HostConsole.Core.Kernel;

namespace HostConsole.Core.Predictions;

public readonly record struct PredictionId(Guid Value) : IId<PredictionId>
{
    public static PredictionId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>Why all points went back. Cancelled: by the host. Unresolved: nobody said in time what came true.</summary>
public enum PredictionReturn { Cancelled, Unresolved }

public abstract record PredictionFact : ShowFact
{
    private PredictionFact() { }

    /// <param name="Outcomes">2 to 10.</param>
    /// <param name="Most">Points that one viewer can stake.</param>
    /// <param name="ClosesAt">When it is locked by the clock; null until the host does it.</param>
    public sealed record PredictionOpened(
        PredictionId Prediction, string Question, IReadOnlyList<string> Outcomes, int Most, DateTimeOffset? ClosesAt)
        : PredictionFact, IOpens
    {
        SpanKey IOpens.Opens => new("prediction", Prediction.Value);
        string IOpens.Title => Question;
    }

    /// <param name="Outcome">Counted from 0; a viewer's stakes are all on the same one.</param>
    /// <param name="Points">What is added to the viewer's stake.</param>
    public sealed record PredictionStaked(PredictionId Prediction, ViewerId Viewer, int Outcome, int Points)
        : PredictionFact, ITakesPart, IConcernsViewer, ISettles, IMovesPoints
    {
        SpanKey ISettles.Settles => new("prediction", Prediction.Value);
        Guid IMovesPoints.Game => Prediction.Value;
        string IMovesPoints.Why => "Staked on a prediction.";
        IReadOnlyList<PointsMove> IMovesPoints.Moves => [new(Viewer, -Points)];
    }

    /// <summary>Nobody can stake any more; it waits for what comes true.</summary>
    public sealed record PredictionLocked(PredictionId Prediction) : PredictionFact;

    /// <param name="Outcome">What came true, counted from 0.</param>
    /// <param name="Payouts">Who gets how many points (<see cref="PredictionPayouts"/>); with the house's together all that was staked.</param>
    /// <param name="House">Who turned out to be of the house: their stakes go back.</param>
    /// <param name="Refunded">Nobody had chosen it: everybody gets their stake back.</param>
    public sealed record PredictionResolved(
        PredictionId Prediction, int Outcome, IReadOnlyList<PointsMove> Payouts, IReadOnlyList<PointsMove> House, bool Refunded)
        : PredictionFact, ICloses, IMovesPoints
    {
        SpanKey ICloses.Closes => new("prediction", Prediction.Value);
        Guid IMovesPoints.Game => Prediction.Value;
        string IMovesPoints.Why => Refunded ? "A prediction that nobody won: stake given back." : "Won by a prediction.";
        IReadOnlyList<PointsMove> IMovesPoints.Moves => [.. Payouts, .. House];
    }

    /// <summary>Nothing came true: everybody has their stake back.</summary>
    public sealed record PredictionRefunded(PredictionId Prediction, PredictionReturn Why, IReadOnlyList<PointsMove> Refunds)
        : PredictionFact, ICloses, IMovesPoints
    {
        SpanKey ICloses.Closes => new("prediction", Prediction.Value);
        Guid IMovesPoints.Game => Prediction.Value;
        string IMovesPoints.Why => "A prediction without an outcome: stake given back.";
        IReadOnlyList<PointsMove> IMovesPoints.Moves => Refunds;
    }

    /// <summary>Undo of its opening, before the first stake: from here on it was never there.</summary>
    public sealed record PredictionWithdrawn(PredictionId Prediction) : PredictionFact, IWithdraws
    {
        SpanKey IWithdraws.Withdraws => new("prediction", Prediction.Value);
    }
}

public abstract record PredictionCommand : ShowCommand;

/// <param name="Most">Points that one viewer can stake; null for <see cref="PredictionRules.MostStake"/>.</param>
/// <param name="Duration">How long it takes stakes: 5 seconds to 24 hours; null until somebody locks it.</param>
public sealed record OpenPrediction(
    PredictionId Prediction, string Question, IReadOnlyList<string> Outcomes, int? Most, TimeSpan? Duration)
    : PredictionCommand, INeedsShowOn;

/// <param name="Outcome">Counted from 0.</param>
/// <param name="Points">Added to what the viewer staked before.</param>
public sealed record StakePoints(PredictionId Prediction, ViewerId Viewer, int Outcome, int Points)
    : PredictionCommand, IViewerCommand, INeedsShowOn;

public sealed record LockPrediction(PredictionId Prediction) : PredictionCommand;

/// <summary>What came true; an open prediction is locked with it. Goes on after the show's end.</summary>
/// <param name="Outcome">Counted from 0.</param>
public sealed record ResolvePrediction(PredictionId Prediction, int Outcome) : PredictionCommand;

/// <summary>Everybody gets their stake back.</summary>
public sealed record CancelPrediction(PredictionId Prediction) : PredictionCommand;

/// <summary>What a stake is answered with.</summary>
/// <param name="Points">All of the viewer's stake here.</param>
/// <param name="Left">Points that the viewer has left.</param>
public sealed record StakeTaken(int Points, long Left);
