using HostConsole.Core.Kernel;

namespace HostConsole.Core.Predictions;

/// <param name="Most">Points that one viewer can stake; null for <see cref="PredictionRules.MostStake"/>.</param>
/// <param name="Seconds">How long it takes stakes; null until somebody locks it.</param>
[CueKind("prediction")]
public sealed record PredictionCue(CueId Id, string Question, IReadOnlyList<string> Outcomes, int? Most, int? Seconds) : Cue(Id)
{
    public override string Label => Question;

    public override OpenPrediction Command(Guid id, string seed) =>
        new(new(id), Question, Outcomes, Most, Seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    public override Outcome.Rejected? Check() =>
        PredictionRules.Decide(new(), Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
