using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>A poll while it is typed.</summary>
public sealed class PollDraft : CueDraft
{
    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [15, 30, 60, 120, 180, 300, 600];

    public string Question { get; set; } = "";
    public List<string> Options { get; set; } = ["", ""];
    public bool HideTally { get; set; }
    public bool AllowChange { get; set; } = true;

    /// <summary>Null runs until the host closes it.</summary>
    public int? Seconds { get; set; } = 60;

    protected override (Cue?, FieldProblem?) Make(Currency currency) =>
        (new PollCue(Id, Text.Clean(Question), [.. Options.Select(Text.Clean)], HideTally, AllowChange, Seconds), null);
}
