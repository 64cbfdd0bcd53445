using System.Collections.Immutable;
using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Predictions;

/// <summary>What the stream shows of predictions.</summary>
public sealed class PredictionOverlaySurface : OverlaySurface
{
    public override string Title => "Prediction";
    public override string? Takes => "poll";
    public override string About => "The outcomes, what is staked on them, what came true";

    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var staged = show.Predictions.FirstOrDefault(p => show.Stage.Has(p.StageItem));
        // One that waits for its outcome is for the phones, unless it is on stage: the stream goes on.
        var prediction = show.Predictions.Where(p => p.IsOpen).MaxBy(p => p.OpenedAt) ?? staged
            ?? show.Predictions.MaxBy(p => p.EndedAt ?? p.LockedAt);
        return prediction is null ? null : OverlayPart.Of<PredictionOverlay>((prediction, staged == prediction, show.Culture.Name),
            ("Prediction", prediction), ("Culture", show.Culture), ("Stays", prediction == staged));
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var (step, closes) = (sample.Step, sample.Now.AddSeconds(45));
        string[] outcomes = sample.Stretched
            ? [.. Enumerable.Range(0, 10).Select(i => sample.Stretch($"Outcome {i}", 80))] : ["Sea green", "كحلي", "Rust 🍂"];
        var tallies = outcomes.Select((o, i) => new OutcomeView(o, (i + 2) * 70 + step * step * 10 * (3 - i % 3), i + 2 + step)).ToImmutableArray();
        var state = step < 4 ? PredictionStatus.Open : step < 6 ? PredictionStatus.Locked : PredictionStatus.Resolved;
        var prediction = new PredictionView(
            new(OverlaySampleStep.Id(12)), sample.Stretch("Which glaze sells out first?", 200), tallies, PredictionRules.MostStake, sample.Now, closes,
            step < 4 ? null : closes, step < 6 ? null : closes, state, step < 6 ? null : 0, false);
        return OverlayPart.Of<PredictionOverlay>(step, ("Prediction", prediction), ("Culture", sample.Culture), ("Stays", true));
    }
}
