using System.Globalization;

namespace HostConsole.Predictions;

/// <summary>What the audience reads of predictions: PredictionTexts.resx.</summary>
public sealed class PredictionTexts
{
    private PredictionTexts() { }

    /// <summary>What a point comes to: "2.5" for 2.51, "31" for 31.2, "1.01" where it would else be nothing more.</summary>
    public static string Factor(double pays, CultureInfo culture) =>
        pays.ToString(pays >= 10 ? "N0" : pays < 1.05 ? "0.00" : "0.0", culture);
}
