using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Predictions;
using HostConsole.Surfaces;

namespace HostConsole.Predictions;

/// <summary>A prediction while it is typed.</summary>
public sealed class PredictionDraft : CueDraft
{
    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [30, 60, 120, 180, 300, 600, 1800];

    public string Question { get; set; } = "";
    public List<string> Outcomes { get; set; } = ["", ""];

    /// <summary>Null: as many as a viewer has.</summary>
    public int? Most { get; set; }

    /// <summary>Null runs until the host locks it.</summary>
    public int? Seconds { get; set; } = 120;

    protected override (Cue?, FieldProblem?) Make(Currency currency) =>
        (new PredictionCue(Id, Text.Clean(Question), [.. Outcomes.Select(Text.Clean)], Most, Seconds), null);
}
