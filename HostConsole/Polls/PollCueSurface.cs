using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>The cue that opens a poll.</summary>
public sealed class PollCueSurface : CueSurface<PollCue, PollCueDraft, PollCueForm>
{
    public override string Label => "Poll";
    public override string Icon => "poll";
    public override int Place => 10;
    public override PollCueDraft New(CueId id) => new(id) { Seconds = 60 };

    protected override PollCueDraft Edit(PollCue cue) => new(cue.Id)
    {
        Question = cue.Question,
        Options = [.. cue.Options],
        HideTally = cue.HideTally,
        AllowChange = cue.AllowChange,
        Seconds = cue.Seconds,
    };

    protected override string Detail(PollCue cue, CultureInfo culture) => $"{cue.Options.Count} options, {Length(cue.Seconds)}";
}

public sealed class PollCueDraft(CueId id) : CueDraft(id)
{
    public string Question { get; set; } = "";
    public List<string> Options { get; init; } = ["", ""];
    public bool HideTally { get; set; }
    public bool AllowChange { get; set; }

    /// <summary>Null runs until the host closes it.</summary>
    public int? Seconds { get; set; }

    protected override (Cue?, DraftProblem?) Make(Currency currency) =>
        (new PollCue(Id, Text.Clean(Question), [.. Options.Select(Text.Clean)], HideTally, AllowChange, Seconds), null);
}
