using HostConsole.Components;
using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Predictions;

/// <summary>How a prediction is launched and followed on the live page.</summary>
public sealed class PredictionLaunch : LaunchSurface
{
    public override string Key => "y";
    public override string Label => "Prediction";
    public override string One => "a prediction";
    public override string Verb => "Open prediction";
    public override Type Panel => typeof(PredictionPanel);
    public override Type Past => typeof(PastPredictions);
    protected override string Ended => "The show has ended. What waits for its outcome can still be resolved.";

    // Once it is locked it waits for the host.
    public override IEnumerable<RunningItem> Running(ShowView show) => show.Predictions.Where(p => p.IsOn)
        .Select(p => new RunningItem(p.Id.Value, p.IsOpen ? p.ClosesAt : null, Waits: !p.IsOpen));

    public override PastSummary? Over(ShowView show) => show.Predictions.Count(p => !p.IsOn) is > 0 and var over
        ? new(Quantity.Of(over, "prediction", show.Culture))
        : null;

    protected override string? Against(ShowView show) => show.Predictions.Count(p => p.IsOn) >= PredictionRules.MostOn
        ? $"{PredictionRules.MostOn} predictions wait for their outcome: resolve or cancel one first."
        : null;
}
