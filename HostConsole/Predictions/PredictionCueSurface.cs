using System.Globalization;
using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Predictions;

/// <summary>The cue that opens a prediction.</summary>
public sealed class PredictionCueSurface : CueSurface<PredictionCue, PredictionDraft, PredictionForm>
{
    public override string Label => "Prediction";
    public override string Icon => "prediction";
    public override int Place => 47;

    protected override PredictionDraft Edit(PredictionCue cue) => new()
    {
        Id = cue.Id,
        Question = cue.Question,
        Outcomes = [.. cue.Outcomes],
        Most = cue.Most,
        Seconds = cue.Seconds,
    };

    public override PredictionDraft? Last(ShowView show) => show.Predictions.LastOrDefault() is not { } last ? null : new()
    {
        Question = last.Question,
        Outcomes = [.. last.Outcomes.Select(o => o.Text)],
        Most = last.Most == PredictionRules.MostStake ? null : last.Most,
        Seconds = last.ClosesAt is { } closes ? (int)(closes - last.OpenedAt).TotalSeconds : null,
    };

    protected override string Detail(PredictionCue cue, CultureInfo culture) => $"{cue.Outcomes.Count} outcomes, {Length(cue.Seconds)}";
}
